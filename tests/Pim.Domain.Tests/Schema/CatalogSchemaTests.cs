using Pim.Domain.Associations;
using Pim.Domain.Attributes;
using Pim.Domain.Categories;
using Pim.Domain.Families;
using Pim.Domain.Schema;
using static Pim.Domain.Tests.Sample;

namespace Pim.Domain.Tests.Schema;

public sealed class CatalogSchemaTests
{
    private static readonly SchemaNoun[] OneOfEach =
    [
        AttributeOf("name"), new AttributeGroup { Code = "texts" }, new Family { Code = "shoes" }, new FamilyVariant { Code = "by_size", Family = "shoes" },
        Master, Web, new AssociationType { Code = "upsell" },
    ];

    [Fact]
    public void Nouns_are_found_by_kind_and_code()
    {
        var schema = SchemaOf(OneOfEach);
        Assert.Equal("name", schema.Attributes["name"].Code);
        Assert.Equal("texts", schema.AttributeGroups["texts"].Code);
        Assert.Equal("shoes", schema.Families["shoes"].Code);
        Assert.Equal("by_size", schema.FamilyVariants["by_size"].Code);
        Assert.Equal("master", schema.Categories["master"].Code);
        Assert.Equal("web", schema.Channels["web"].Code);
        Assert.Equal("upsell", schema.AssociationTypes["upsell"].Code);
        foreach (var noun in OneOfEach) Assert.Same(noun, schema.Find<SchemaNoun>(noun.Collection, noun.Code));
        Assert.Equal(OneOfEach.Length, schema.Nouns.Count());
        Assert.Null(schema.Find<AttributeDefinition>("attributes", "Name"));
        Assert.Null(schema.Find<Family>("attributes", "name"));
    }

    [Fact]
    public void Kinds_do_not_share_their_codes()
    {
        var schema = SchemaOf(new Family { Code = "a" }, AttributeOf("a"), new Category { Code = "a" });
        Assert.Equal(3, schema.Nouns.Count());
        Assert.IsType<AttributeDefinition>(schema.Find<SchemaNoun>("attributes", "a"));
    }

    [Fact]
    public void A_schema_with_another_noun_is_another_schema()
    {
        var before = SchemaOf(OneOfEach);
        var after = before.With(AttributeOf("color"), 2);
        Assert.Equal(["name"], before.Attributes.Keys);
        Assert.Equal(["color", "name"], after.Attributes.Keys.Order());
        Assert.Equal((1, 2), (before.Version, after.Version));
        Assert.Equal(["web"], after.Channels.Keys);
    }

    [Fact]
    public void A_noun_takes_the_place_of_its_former_state()
    {
        var schema = SchemaOf(OneOfEach);
        foreach (var noun in OneOfEach)
        {
            var changed = noun with { Labels = LabelOf("de", "Neu") };
            var after = schema.With(changed, 2);
            Assert.Equal(OneOfEach.Length, after.Nouns.Count());
            Assert.Same(changed, after.Find<SchemaNoun>(noun.Collection, noun.Code));
            Assert.Contains(changed, ByKind(after));
            Assert.Contains(noun, ByKind(schema));
        }
    }

    [Fact]
    public void A_schema_without_a_noun_no_longer_finds_it()
    {
        foreach (var noun in OneOfEach)
        {
            var after = SchemaOf(OneOfEach).Without(noun, 2);
            Assert.Null(after.Find<SchemaNoun>(noun.Collection, noun.Code));
            Assert.DoesNotContain(noun, ByKind(after));
            Assert.Equal(OneOfEach.Length - 1, ByKind(after).Count());
        }
    }

    [Fact]
    public void A_schema_built_one_by_one_is_like_one_built_at_once()
    {
        var random = new Random(5);
        var schema = CatalogSchema.Empty;
        var nouns = new Dictionary<string, SchemaNoun>();
        for (var i = 1; i <= 300; i++)
        {
            var code = $"c{random.Next(20)}";
            SchemaNoun noun =
                random.Next(3) switch { 0 => AttributeOf(code), 1 => new Category { Code = code, Parent = "c0" }, _ => new Family { Code = code } };
            if (random.Next(4) == 0 && nouns.Remove(noun.Name, out var old)) schema = schema.Without(old, i);
            else schema = schema.With(nouns[noun.Name] = noun with { Revision = i }, i);

            // Looking every now and then makes what later schemas take over.
            if (random.Next(3) != 0) continue;
            Assert.Equal(nouns.Keys.Order(), ByKind(schema).Select(n => n.Name).Order());
            Assert.All(ByKind(schema), n => Assert.Same(nouns[n.Name], n));
        }
    }

    [Fact]
    public void Channels_come_by_code()
    {
        var schema = SchemaOf(ChannelOf("web"), ChannelOf("Print"), ChannelOf("amazon"));
        Assert.Equal(["Print", "amazon", "web"], schema.ChannelsInOrder.Select(c => c.Code));
    }

    [Fact]
    public void Children_come_by_position_then_code()
    {
        var schema = SchemaOf(Master, Child("b", 1), Child("a", 1), Child("c", 0), Child("d", 2));
        Assert.Equal(["c", "a", "b", "d"], schema.CategoryChildren["master"].Select(c => c.Code));
        Assert.Empty(schema.CategoryChildren["d"]);
        Assert.Equal(["c", "a"], schema.Without(Child("b", 1), 2).Without(Child("d", 2), 3).CategoryChildren["master"].Select(c => c.Code));
    }

    [Fact]
    public void A_subtree_is_a_category_and_all_below_it()
    {
        var schema = SchemaOf(Master, Child("a", 1), Child("b", 2), Child("a1", 1, "a"), Child("a2", 2, "a"), Child("a11", 1, "a1"));
        Assert.Equal(["a", "a1", "a2", "a11"], schema.Subtree("a"));
        Assert.Equal(["a11"], schema.Subtree("a11"));
        Assert.Equal(6, schema.Subtree("master").Count);
        Assert.Empty(schema.Subtree("unknown"));
    }

    [Fact]
    public void Checkers_follow_the_schema()
    {
        var schema = SchemaOf(AttributeOf("name"));
        Assert.Same(schema.Checkers.Find("name"), schema.Checkers.Find("name"));
        Assert.Null(schema.Checkers.Find("color"));
        var changed = AttributeOf("name") with { Unique = true };
        Assert.Same(changed, schema.With(changed, 2).Checkers.Find("name")?.Attribute);
        Assert.Null(schema.Without(changed, 2).Checkers.Find("name"));
    }

    [Fact]
    public void States_that_differ_only_in_what_the_store_sets_are_the_same()
    {
        var name = AttributeOf("name");
        Assert.True(name.SameAs(name with { Revision = 7, CreateTime = DateTimeOffset.UnixEpoch, UpdateTime = DateTimeOffset.UnixEpoch }));
        Assert.False(name.SameAs(name with { Position = 1 }));
        Assert.False(name.SameAs(name with { Rules = new AttributeRules { AllowedLocales = ["de"] } }));
        Assert.True((name with { Rules = new AttributeRules { AllowedLocales = ["de"] } })
            .SameAs(name with { Rules = new AttributeRules { AllowedLocales = ["de"] } }));
        Assert.False(((SchemaNoun)new Family { Code = "a" }).SameAs(new Category { Code = "a" }));
    }

    private static IEnumerable<SchemaNoun> ByKind(CatalogSchema schema) =>
    [
        .. schema.Attributes.Values, .. schema.AttributeGroups.Values, .. schema.Families.Values, .. schema.FamilyVariants.Values, .. schema.Categories.Values,
        .. schema.Channels.Values, .. schema.AssociationTypes.Values,
    ];

    private static Category Child(string code, int position, string parent = "master") => new() { Code = code, Parent = parent, Position = position };
}
