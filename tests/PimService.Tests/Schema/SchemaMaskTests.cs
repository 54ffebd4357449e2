using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Pim.Domain.Attributes;
using Pim.Domain.Families;
using Pim.Domain.Schema;
using Pim.Domain.Text;
using PimService.Associations;
using PimService.Attributes;
using PimService.Categories;
using PimService.Channels;
using PimService.Families;
using PimService.Requests;
using PimService.Schema;
using V1 = Pim.V1;

namespace PimService.Tests.Schema;

public sealed class SchemaMaskTests
{
    private static readonly AttributeDefinition Before = new()
    {
        Code = "name", Type = AttributeType.Text, Group = "basics", Localizable = true, Position = 3,
        Labels = LocalizedText.Of([KeyValuePair.Create("de-DE", "Name"), KeyValuePair.Create("en-US", "Name")]),
        Rules = new AttributeRules { MinLength = 1, MaxLength = 50 },
    };

    [Fact]
    public void Left_out_mask_changes_populated_fields_only() => Assert.Equal(
        Before with { Group = "more", Rules = new AttributeRules { Pattern = "x" } },
        Populated(new V1.Attribute { Code = "name", Group = "more", Rules = new V1.AttributeRules { Pattern = "x" } }));

    [Fact]
    public void Named_fields_that_are_not_given_are_cleared() => Assert.Equal(
        Before with { Group = "", Position = 0, Labels = LocalizedText.Empty, Rules = AttributeRules.None },
        Masked(new V1.Attribute { Code = "name" }, "group", "position", "labels", "rules"));

    [Fact]
    public void Single_rules_and_labels_can_be_named()
    {
        var given = new V1.Attribute
        {
            Code = "name", Labels = { ["de_DE"] = "Titel", ["en-US"] = "ignored" }, Rules = new V1.AttributeRules { MaxLength = 80, MinLength = 9 },
        };
        Assert.Equal(
            Before with
            {
                Labels = LocalizedText.Of([KeyValuePair.Create("de-DE", "Titel"), KeyValuePair.Create("en-US", "Name")]),
                Rules = new AttributeRules { MinLength = 1, MaxLength = 80 },
            },
            Masked(given, "labels.de-DE", "rules.max_length"));
        Assert.Equal(["en-US"], Masked(new V1.Attribute { Code = "name" }, "labels.`de_DE`").Labels.Entries.Select(e => e.Locale));
    }

    [Fact]
    public void Star_makes_it_what_is_given() => Assert.Equal(
        new AttributeDefinition { Code = "name", Type = AttributeType.Text, Group = "more" },
        Masked(new V1.Attribute { Code = "name", Type = V1.AttributeType.Text, Group = "more" }, "*"));

    [Fact]
    public void Requirements_of_one_channel_can_be_named()
    {
        var before = new Family { Code = "shoes", Requirements = [new ChannelRequirements("print", ["a"]), new ChannelRequirements("web", ["b"])] };
        var given = new V1.Family { Code = "shoes", Requirements = { ["app"] = new V1.AttributeRequirements { Attributes = { "c" } } } };
        Assert.Equal(
            before with { Requirements = [new ChannelRequirements("app", ["c"]), new ChannelRequirements("print", ["a"])] },
            Edited(FamilyMapping.Instance, given, "requirements.app", "requirements.web")(before));
    }

    [Fact]
    public void Every_field_that_callers_set_can_be_named_and_changes()
    {
        EveryFieldCounts(n => n.AssociationType(), AssociationTypeMapping.Instance, V1.AssociationType.Descriptor);
        EveryFieldCounts(n => n.AttributeGroup(), AttributeGroupMapping.Instance, V1.AttributeGroup.Descriptor);
        EveryFieldCounts(n => n.Attribute(), AttributeMapping.Instance, V1.Attribute.Descriptor);
        EveryFieldCounts(n => n.Category(), CategoryMapping.Instance, V1.Category.Descriptor);
        EveryFieldCounts(n => n.Channel(), ChannelMapping.Instance, V1.Channel.Descriptor);
        EveryFieldCounts(n => n.Family(), FamilyMapping.Instance, V1.Family.Descriptor);
        EveryFieldCounts(n => n.FamilyVariant(), FamilyVariantMapping.Instance, V1.FamilyVariant.Descriptor);
    }

    [Fact]
    public void Every_rule_can_be_named() => Assert.All(
        V1.AttributeRules.Descriptor.Fields.InFieldNumberOrder(), f => Assert.Null(AttributeMapping.Instance.Refusal($"rules.{f.Name}")));

    [Theory]
    [InlineData("name")]
    [InlineData("etag")]
    [InlineData("create_time")]
    [InlineData("update_time")]
    [InlineData("rules.nothing")]
    [InlineData("options.red")]
    [InlineData("labels.")]
    [InlineData("labels.no locale")]
    [InlineData("")]
    public void Other_paths_are_refused(string path) => Assert.NotNull(AttributeMapping.Instance.Refusal(path));

    [Fact]
    public void What_a_mask_does_not_name_need_not_be_readable()
    {
        var violations = new ViolationList();
        AttributeMapping.Instance.Read(new V1.Attribute { Rules = new V1.AttributeRules { MinNumber = "x", MaxDate = "y" } }, violations);
        var covered = violations.Where(
            v => SchemaMapping<AttributeDefinition, V1.Attribute>.Covers(new FieldMask { Paths = { "group", "rules.max_date" } }, v));
        Assert.Equal(["rules.max_date"], covered.ToList().Select(v => v.Field));
    }

    /// <summary>Masks of single fields, one after the other, make of one noun another.</summary>
    private static void EveryFieldCounts<TNoun, TMessage>(Func<RandomNouns, TNoun> next, SchemaMapping<TNoun, TMessage> mapping, MessageDescriptor descriptor)
        where TNoun : SchemaNoun
        where TMessage : class
    {
        var nouns = new RandomNouns(seed: 31);
        for (var i = 0; i < 50; i++)
        {
            var (before, wanted) = (next(nouns), next(nouns));
            var after = before;
            foreach (var field in descriptor.Fields.InFieldNumberOrder().Where(f => f.Name is not ("name" or "etag" or "create_time" or "update_time")))
            {
                Assert.Null(mapping.Refusal(field.Name));
                after = Edited(mapping, mapping.Row(wanted), field.Name)(after);
            }
            Assert.Equal(wanted, after);
        }
    }

    private static AttributeDefinition Populated(V1.Attribute given) =>
        AttributeMapping.Instance.Populated(given, AttributeMapping.Instance.Read(given, new ViolationList()))(Before);

    private static AttributeDefinition Masked(V1.Attribute given, params string[] paths) => Edited(AttributeMapping.Instance, given, paths)(Before);

    private static Func<TNoun, TNoun> Edited<TNoun, TMessage>(SchemaMapping<TNoun, TMessage> mapping, TMessage given, params string[] paths)
        where TNoun : SchemaNoun
        where TMessage : class
    {
        Assert.All(paths, p => Assert.Null(mapping.Refusal(p)));
        return mapping.Masked(new FieldMask { Paths = { paths } }, mapping.Read(given, new ViolationList()));
    }
}
