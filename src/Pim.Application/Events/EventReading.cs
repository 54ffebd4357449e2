using System.Runtime.InteropServices;
using Pim.Domain;
using Pim.Domain.Events;

namespace Pim.Application.Events;

/// <summary>Makes an object of the event at which a reader stands.</summary>
internal static class EventReading
{
    public static Event Read(ref BlockReader reader, List<string> names, Person person)
    {
        var whose = reader.Person == 0 ? person : Person.OfKey(names[reader.Person]);
        var detail = reader.Kind switch
        {
            EventKind.ContentView => View(ref reader, names),
            EventKind.Search => new SearchMade(Name(ref reader, names), (long)reader.Number()),
            EventKind.Cart => new CartChange(Name(ref reader, names), (int)reader.Signed()),
            EventKind.Purchase => new Purchase(Name(ref reader, names), Name(ref reader, names), Lines(ref reader, names)),
            EventKind.Refund => new Refund(Name(ref reader, names), Name(ref reader, names), Lines(ref reader, names)),
            EventKind.CustomerMerge => new CustomerMerge(Name(ref reader, names), reader.Number() == 1, Name(ref reader, names)),
            EventKind.ExperimentExposure => (EventDetail)new ExperimentExposure(Name(ref reader, names), Name(ref reader, names)),
            _ => throw BlockReader.Unreadable(),
        };
        return new Event(DateTimeOffset.FromUnixTimeMilliseconds(reader.Time), whose, detail)
        {
            Digest = reader.Digest,
            Channel = names[reader.Channel],
            Locale = names[reader.Locale],
            Touchpoint = names[reader.Touchpoint],
            IsBot = reader.IsOfBot,
        };
    }

    private static ContentView View(ref BlockReader reader, List<string> names)
    {
        var (product, parts) = (Name(ref reader, names), (ContentParts)reader.Number());
        var attributes = new string[(int)reader.Number()];
        for (var i = 0; i < attributes.Length; i++) attributes[i] = Name(ref reader, names);
        return new ContentView(product, parts, ListOf(attributes), (long)reader.Number());
    }

    private static ValueList<OrderLine> Lines(ref BlockReader reader, List<string> names)
    {
        var lines = new OrderLine[(int)reader.Number()];
        for (var i = 0; i < lines.Length; i++) lines[i] = new OrderLine(Name(ref reader, names), (int)reader.Number(), (long)reader.Number());
        return ListOf(lines);
    }

    private static string Name(ref BlockReader reader, List<string> names) => names[(int)reader.Number()];

    private static ValueList<T> ListOf<T>(T[] items) => items.Length == 0 ? [] : new(ImmutableCollectionsMarshal.AsImmutableArray(items));
}
