using System.Collections.Immutable;
using Pim.Domain.Associations;
using Pim.Domain.Attributes;
using Pim.Domain.Categories;
using Pim.Domain.Channels;
using Pim.Domain.Families;
using Pim.Domain.Insights;

namespace Pim.Domain.Schema;

/// <summary>The whole schema of a catalogue as of one change: immutable, kept in memory, replaced as a whole.</summary>
public sealed class CatalogSchema
{
    /// <summary>No schema at all.</summary>
    public static readonly CatalogSchema Empty = new(Enumerable.Empty<SchemaNoun>(), 0);

    private readonly ImmutableDictionary<(string Collection, string Code), SchemaNoun> _nouns;
    private readonly SchemaKind<AttributeDefinition> _attributes;
    private readonly SchemaKind<AttributeGroup> _attributeGroups;
    private readonly SchemaKind<Family> _families;
    private readonly SchemaKind<FamilyVariant> _familyVariants;
    private readonly SchemaKind<Category> _categories;
    private readonly SchemaKind<Channel> _channels;
    private readonly SchemaKind<AssociationType> _associationTypes;
    private readonly SchemaKind<Segment> _segments;
    private readonly Lazy<ILookup<string, Category>> _categoryChildren;
    private readonly Lazy<ValueList<Channel>> _channelsInOrder;
    private readonly Lazy<ServedLocales> _servedLocales;

    /// <summary>A schema of these nouns.</summary>
    /// <param name="nouns">All nouns.</param>
    /// <param name="version">Number of the catalogue's change that it is as of.</param>
    public CatalogSchema(IEnumerable<SchemaNoun> nouns, long version)
        : this(nouns.ToImmutableDictionary(n => (n.Collection, n.Code)), version, null, null)
    {
    }

    private CatalogSchema(ImmutableDictionary<(string, string), SchemaNoun> nouns, long version, CatalogSchema? former, SchemaNoun? changed)
    {
        _nouns = nouns;
        Version = version;
        _attributes = SchemaKind<AttributeDefinition>.Of(former?._attributes, changed, nouns.Values);
        _attributeGroups = SchemaKind<AttributeGroup>.Of(former?._attributeGroups, changed, nouns.Values);
        _families = SchemaKind<Family>.Of(former?._families, changed, nouns.Values);
        _familyVariants = SchemaKind<FamilyVariant>.Of(former?._familyVariants, changed, nouns.Values);
        _categories = SchemaKind<Category>.Of(former?._categories, changed, nouns.Values);
        _channels = SchemaKind<Channel>.Of(former?._channels, changed, nouns.Values);
        _associationTypes = SchemaKind<AssociationType>.Of(former?._associationTypes, changed, nouns.Values);
        _segments = SchemaKind<Segment>.Of(former?._segments, changed, nouns.Values);
        _categoryChildren = new(() => Categories.Values.Where(c => c.Parent.Length > 0)
            .OrderBy(c => c.Position).ThenBy(c => c.Code, StringComparer.Ordinal).ToLookup(c => c.Parent, StringComparer.Ordinal));
        _channelsInOrder = new(() => Channels.Values.OrderBy(c => c.Code, StringComparer.Ordinal).ToValueList());
        _servedLocales = new(() => new ServedLocales(ChannelsInOrder));
        Checkers = new ValueCheckers(this);
        FamilyPlans = new FamilyPlans(this);
    }

    /// <summary>Number of the catalogue's change that this schema is as of; 0 before the first.</summary>
    public long Version { get; }

    /// <summary>Attributes by code.</summary>
    public IReadOnlyDictionary<string, AttributeDefinition> Attributes => _attributes.ByCode;

    /// <summary>Attribute groups by code.</summary>
    public IReadOnlyDictionary<string, AttributeGroup> AttributeGroups => _attributeGroups.ByCode;

    /// <summary>Families by code.</summary>
    public IReadOnlyDictionary<string, Family> Families => _families.ByCode;

    /// <summary>Family variants by code.</summary>
    public IReadOnlyDictionary<string, FamilyVariant> FamilyVariants => _familyVariants.ByCode;

    /// <summary>Categories by code.</summary>
    public IReadOnlyDictionary<string, Category> Categories => _categories.ByCode;

    /// <summary>Channels by code.</summary>
    public IReadOnlyDictionary<string, Channel> Channels => _channels.ByCode;

    /// <summary>Channels by code in ordinal order.</summary>
    public ValueList<Channel> ChannelsInOrder => _channelsInOrder.Value;

    /// <summary>Association types by code.</summary>
    public IReadOnlyDictionary<string, AssociationType> AssociationTypes => _associationTypes.ByCode;

    /// <summary>Segments of customers by code.</summary>
    public IReadOnlyDictionary<string, Segment> Segments => _segments.ByCode;

    /// <summary>The children of each category, in order.</summary>
    public ILookup<string, Category> CategoryChildren => _categoryChildren.Value;

    /// <summary>What checks values against their attributes.</summary>
    public ValueCheckers Checkers { get; }

    /// <summary>What families ask of their products.</summary>
    internal FamilyPlans FamilyPlans { get; }

    /// <summary>The locales that values may be written for.</summary>
    internal ServedLocales ServedLocales => _servedLocales.Value;

    /// <summary>All nouns, in no order.</summary>
    public IEnumerable<SchemaNoun> Nouns => _nouns.Values;

    /// <summary>The noun of this kind and code, or null.</summary>
    public T? Find<T>(string collection, string code)
        where T : SchemaNoun => _nouns.GetValueOrDefault((collection, code)) as T;

    /// <summary>The schema with this noun in it, new or in place of its former state.</summary>
    public CatalogSchema With(SchemaNoun noun, long version) => new(_nouns.SetItem((noun.Collection, noun.Code), noun), version, this, noun);

    /// <summary>The schema without this noun.</summary>
    public CatalogSchema Without(SchemaNoun noun, long version) => new(_nouns.Remove((noun.Collection, noun.Code)), version, this, noun);

    /// <summary>Whether a category stands below another.</summary>
    public bool IsBelow(string category, string above)
    {
        var parent = Categories.GetValueOrDefault(category)?.Parent ?? "";
        while (parent.Length > 0 && parent != above) parent = Categories.GetValueOrDefault(parent)?.Parent ?? "";
        return parent.Length > 0;
    }

    /// <summary>The codes of a category and of all below it; empty when there is no such category.</summary>
    public IReadOnlyList<string> Subtree(string category)
    {
        if (!Categories.ContainsKey(category)) return [];
        var codes = new List<string> { category };
        for (var i = 0; i < codes.Count; i++) codes.AddRange(CategoryChildren[codes[i]].Select(c => c.Code));
        return codes;
    }
}
