using System.Collections.Immutable;
using Pim.Domain.Associations;
using Pim.Domain.Attributes;
using Pim.Domain.Categories;
using Pim.Domain.Channels;
using Pim.Domain.Families;

namespace Pim.Domain.Schema;

/// <summary>The whole schema of a catalogue as of one change: immutable, kept in memory, replaced as a whole.</summary>
public sealed class CatalogSchema
{
    /// <summary>No schema at all.</summary>
    public static readonly CatalogSchema Empty = new(Enumerable.Empty<SchemaNoun>(), 0);

    private readonly ImmutableDictionary<(string Collection, string Code), SchemaNoun> _nouns;

    /// <summary>A schema of these nouns.</summary>
    /// <param name="nouns">All nouns.</param>
    /// <param name="version">Number of the catalogue's change that it is as of.</param>
    public CatalogSchema(IEnumerable<SchemaNoun> nouns, long version)
        : this(nouns.ToImmutableDictionary(n => (n.Collection, n.Code)), version)
    {
    }

    private CatalogSchema(ImmutableDictionary<(string, string), SchemaNoun> nouns, long version)
    {
        _nouns = nouns;
        Version = version;
        Attributes = Of<AttributeDefinition>();
        AttributeGroups = Of<AttributeGroup>();
        Families = Of<Family>();
        FamilyVariants = Of<FamilyVariant>();
        Categories = Of<Category>();
        Channels = Of<Channel>();
        AssociationTypes = Of<AssociationType>();
        CategoryChildren = Categories.Values.Where(c => c.Parent.Length > 0).OrderBy(c => c.Position).ThenBy(c => c.Code, StringComparer.Ordinal)
            .ToLookup(c => c.Parent, StringComparer.Ordinal);
        ChannelsInOrder = Channels.Values.OrderBy(c => c.Code, StringComparer.Ordinal).ToValueList();
        Checkers = new ValueCheckers(this);
    }

    /// <summary>Number of the catalogue's change that this schema is as of; 0 before the first.</summary>
    public long Version { get; }

    /// <summary>Attributes by code.</summary>
    public IReadOnlyDictionary<string, AttributeDefinition> Attributes { get; }

    /// <summary>Attribute groups by code.</summary>
    public IReadOnlyDictionary<string, AttributeGroup> AttributeGroups { get; }

    /// <summary>Families by code.</summary>
    public IReadOnlyDictionary<string, Family> Families { get; }

    /// <summary>Family variants by code.</summary>
    public IReadOnlyDictionary<string, FamilyVariant> FamilyVariants { get; }

    /// <summary>Categories by code.</summary>
    public IReadOnlyDictionary<string, Category> Categories { get; }

    /// <summary>Channels by code.</summary>
    public IReadOnlyDictionary<string, Channel> Channels { get; }

    /// <summary>Channels by code in ordinal order.</summary>
    public ValueList<Channel> ChannelsInOrder { get; }

    /// <summary>Association types by code.</summary>
    public IReadOnlyDictionary<string, AssociationType> AssociationTypes { get; }

    /// <summary>The children of each category, in order.</summary>
    public ILookup<string, Category> CategoryChildren { get; }

    /// <summary>What checks values against their attributes.</summary>
    public ValueCheckers Checkers { get; }

    /// <summary>All nouns, in no order.</summary>
    public IEnumerable<SchemaNoun> Nouns => _nouns.Values;

    /// <summary>The noun of this kind and code, or null.</summary>
    public T? Find<T>(string collection, string code)
        where T : SchemaNoun => _nouns.GetValueOrDefault((collection, code)) as T;

    /// <summary>The schema with this noun in it, new or in place of its former state.</summary>
    public CatalogSchema With(SchemaNoun noun, long version) => new(_nouns.SetItem((noun.Collection, noun.Code), noun), version);

    /// <summary>The schema without this noun.</summary>
    public CatalogSchema Without(SchemaNoun noun, long version) => new(_nouns.Remove((noun.Collection, noun.Code)), version);

    /// <summary>The codes of a category and of all below it; empty when there is no such category.</summary>
    public IReadOnlyList<string> Subtree(string category)
    {
        if (!Categories.ContainsKey(category)) return [];
        var codes = new List<string> { category };
        for (var i = 0; i < codes.Count; i++) codes.AddRange(CategoryChildren[codes[i]].Select(c => c.Code));
        return codes;
    }

    private Dictionary<string, T> Of<T>()
        where T : SchemaNoun => _nouns.Values.OfType<T>().ToDictionary(n => n.Code, StringComparer.Ordinal);
}
