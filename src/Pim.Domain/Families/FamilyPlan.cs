using System.Collections.Concurrent;
using System.Collections.Frozen;
using Pim.Domain.Attributes;
using Pim.Domain.Channels;
using Pim.Domain.Schema;

namespace Pim.Domain.Families;

/// <summary>What a family asks of its products under one schema, looked up beforehand: it is made once and used for every product.</summary>
internal sealed class FamilyPlan
{
    private readonly FrozenDictionary<string, int> _sameLevel;
    private readonly ConcurrentDictionary<string, FrozenDictionary<string, int>> _levels = new(StringComparer.Ordinal);

    public FamilyPlan(Family family, CatalogSchema schema)
    {
        Family = family;
        _sameLevel = family.Attributes.ToFrozenDictionary(code => code, _ => 0, StringComparer.Ordinal);
        Channels = [.. schema.ChannelsInOrder.Select(channel => new ChannelPlan(channel, RequiredBy(channel, schema)))];
    }

    /// <summary>The family.</summary>
    public Family Family { get; }

    /// <summary>What each channel asks, by channel code.</summary>
    public IReadOnlyList<ChannelPlan> Channels { get; }

    /// <summary>The attributes of the family, each with the level that keeps it: 0 throughout for products that do not vary.</summary>
    public FrozenDictionary<string, int> LevelsOf(FamilyVariant? variant) => variant is null
        ? _sameLevel
        : _levels.GetOrAdd(variant.Code, static (_, to) =>
            to.Family.Attributes.ToFrozenDictionary(code => code, to.variant.LevelOf, StringComparer.Ordinal), (Family, variant));

    private AttributeDefinition[] RequiredBy(Channel channel, CatalogSchema schema) =>
        [.. Family.RequiredBy(channel.Code).Select(code => schema.Attributes.GetValueOrDefault(code)).OfType<AttributeDefinition>()];
}

/// <summary>What a channel asks of a family's products.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Required">The attributes it requires, by code.</param>
internal sealed record ChannelPlan(Channel Channel, AttributeDefinition[] Required);
