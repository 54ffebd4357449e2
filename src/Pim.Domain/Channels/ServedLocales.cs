using System.Collections.Frozen;

namespace Pim.Domain.Channels;

/// <summary>The locales that values may be written for: those that a channel serves and those that stand in for them.</summary>
internal sealed class ServedLocales
{
    private readonly FrozenDictionary<string, FrozenSet<string>> _byChannel;
    private readonly FrozenSet<string> _byAny;

    public ServedLocales(ValueList<Channel> channels)
    {
        _byChannel = channels.ToFrozenDictionary(c => c.Code, c => Of(c).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
        _byAny = channels.SelectMany(Of).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Whether values may be written for this locale, of a channel or, where that is empty or unknown, of any.</summary>
    public bool Contains(string channel, string locale) => (_byChannel.TryGetValue(channel, out var locales) ? locales : _byAny).Contains(locale);

    private static IEnumerable<string> Of(Channel channel) => channel.Locales.SelectMany(l => l.Fallbacks.Append(l.Locale));
}
