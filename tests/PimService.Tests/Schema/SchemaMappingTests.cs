using Google.Protobuf;
using Pim.Domain.Schema;
using PimService.Associations;
using PimService.Attributes;
using PimService.Categories;
using PimService.Channels;
using PimService.Families;
using PimService.Requests;
using PimService.Schema;
using V1 = Pim.V1;

namespace PimService.Tests.Schema;

public sealed class SchemaMappingTests
{
    [Fact]
    public void Association_types_come_back_as_they_were() => ComeBack(n => n.AssociationType(), AssociationTypeMapping.Instance);

    [Fact]
    public void Attribute_groups_come_back_as_they_were() => ComeBack(n => n.AttributeGroup(), AttributeGroupMapping.Instance);

    [Fact]
    public void Attributes_come_back_as_they_were() => ComeBack(n => n.Attribute(), AttributeMapping.Instance);

    [Fact]
    public void Categories_come_back_as_they_were() => ComeBack(n => n.Category(), CategoryMapping.Instance);

    [Fact]
    public void Channels_come_back_as_they_were() => ComeBack(n => n.Channel(), ChannelMapping.Instance);

    [Fact]
    public void Families_come_back_as_they_were() => ComeBack(n => n.Family(), FamilyMapping.Instance);

    [Fact]
    public void Family_variants_come_back_as_they_were() => ComeBack(n => n.FamilyVariant(), FamilyVariantMapping.Instance);

    [Fact]
    public void Locales_are_brought_into_their_usual_spelling()
    {
        var channel = Read(ChannelMapping.Instance, new V1.Channel
        {
            Labels = { ["DE_de"] = "Netz" },
            Locales = { new V1.ChannelLocale { Locale = "de_de", Fallbacks = { "EN-us" } } },
        });
        Assert.Equal(("de-DE", "en-US", "de-DE"), (channel.Locales[0].Locale, channel.Locales[0].Fallbacks[0], channel.Labels.Entries[0].Locale));
    }

    [Fact]
    public void What_cannot_be_read_in_an_attribute_is_told_by_its_place()
    {
        var options = Enumerable.Range(0, 10_001).Select(i => new V1.AttributeOption { Code = $"o{i}" });
        Assert.Equal(
            [
                "labels.de_DE DUPLICATE", "rules.min_number INVALID_NUMBER", "rules.max_date INVALID_DATE", "rules.allowed_extensions[1] INVALID_EXTENSION",
                "options COUNT_OUT_OF_RANGE",
            ],
            Refused(AttributeMapping.Instance, new V1.Attribute
            {
                Labels = { ["de-DE"] = "a", ["de_DE"] = "b" },
                Rules = new V1.AttributeRules { MinNumber = "1e3", MaxDate = "tomorrow", AllowedExtensions = { "jpg", ".png" } },
                Options = { options },
            }));
    }

    [Fact]
    public void Lists_that_are_too_long_or_name_twice_are_refused()
    {
        Assert.Equal(["attributes[2] DUPLICATE", "requirements.web.attributes[1] DUPLICATE"], Refused(FamilyMapping.Instance, new V1.Family
        {
            Attributes = { "b", "a", "b" },
            Requirements = { ["web"] = new V1.AttributeRequirements { Attributes = { "a", "a" } } },
        }));
        Assert.Equal(["locales COUNT_OUT_OF_RANGE"],
            Refused(ChannelMapping.Instance, new V1.Channel { Locales = { Enumerable.Repeat(new V1.ChannelLocale(), 201) } }));
        Assert.Equal(["levels COUNT_OUT_OF_RANGE"],
            Refused(FamilyVariantMapping.Instance, new V1.FamilyVariant { Levels = { Enumerable.Repeat(new V1.VariantLevel(), 3) } }));
        Assert.Equal(["attributes COUNT_OUT_OF_RANGE"],
            Refused(FamilyMapping.Instance, new V1.Family { Attributes = { Enumerable.Range(0, 1_001).Select(i => $"a{i}") } }));
    }

    [Fact]
    public void Violations_in_sorted_lists_are_told_at_the_place_that_the_request_gave()
    {
        var attribute = new V1.Attribute
        {
            Options = { new V1.AttributeOption { Code = "z" }, new V1.AttributeOption { Code = "y,", Position = -1 }, new V1.AttributeOption { Code = "a" } },
        };
        Assert.Equal("attribute.options[1].code", AttributeMapping.Instance.PathIn(attribute)(new("options[0].code", "", "")));
        var family = new V1.Family { Attributes = { "b", "a" }, Requirements = { ["web"] = new V1.AttributeRequirements { Attributes = { "z", "m", "a" } } } };
        Assert.Equal("family.attributes[0]", FamilyMapping.Instance.PathIn(family)(new("attributes[1]", "", "")));
        Assert.Equal("family.requirements.web.attributes[2]", FamilyMapping.Instance.PathIn(family)(new("requirements.web.attributes[0]", "", "")));
        Assert.Equal("family.label_attribute", FamilyMapping.Instance.PathIn(family)(new("label_attribute", "", "")));
    }

    private static void ComeBack<TNoun, TMessage>(Func<RandomNouns, TNoun> next, SchemaMapping<TNoun, TMessage> mapping)
        where TNoun : SchemaNoun
        where TMessage : class, IMessage<TMessage>, new()
    {
        var nouns = new RandomNouns(seed: 29);
        for (var i = 0; i < 200; i++)
        {
            var noun = (TNoun)(next(nouns) with { Revision = 500, CreateTime = DateTimeOffset.UnixEpoch, UpdateTime = DateTimeOffset.UnixEpoch.AddDays(1) });
            var message = new MessageParser<TMessage>(() => new TMessage()).ParseFrom(mapping.Resource(noun).ToByteArray());
            Assert.True(Read(mapping, message).SameAs(noun));
            Assert.Equal((noun.Name, noun.Code, "\"1f4\""), mapping.Identity(message));
            Assert.Equal(("", noun.Code, ""), mapping.Identity(mapping.Row(noun)));
        }
    }

    private static TNoun Read<TNoun, TMessage>(SchemaMapping<TNoun, TMessage> mapping, TMessage message)
        where TNoun : SchemaNoun
        where TMessage : class
    {
        var violations = new ViolationList();
        var noun = mapping.Read(message, violations);
        Assert.Empty(violations.ToList());
        return noun;
    }

    private static List<string> Refused<TNoun, TMessage>(SchemaMapping<TNoun, TMessage> mapping, TMessage message)
        where TNoun : SchemaNoun
        where TMessage : class
    {
        var violations = new ViolationList();
        mapping.Read(message, violations);
        return [.. violations.ToList().Select(v => $"{v.Field} {v.Reason}")];
    }
}
