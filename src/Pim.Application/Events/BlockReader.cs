using System.Buffers.Binary;
using System.Text;
using Pim.Domain;
using Pim.Domain.Events;

namespace Pim.Application.Events;

/// <summary>
/// Reads the blocks of <see cref="BlockWriter"/>, one event after the other, without making objects: names are spans of the block. Throws
/// <see cref="PimException"/>, DataLoss, where the bytes are no block.
/// </summary>
public ref struct BlockReader
{
    internal const byte Version = 1;
    internal const int BotBit = 0x10;
    internal const int SameContextBit = 0x20;

    private const int KindMask = 0x0F;

    private readonly ReadOnlySpan<byte> _block;
    private readonly BlockFlags _flags;
    private int _at;
    private int _left;

    /// <summary>A reader before the first event.</summary>
    /// <param name="block">The block.</param>
    /// <param name="names">Takes where each name stands in the block, in turn: the first is number 1, behind 0, the empty one.</param>
    public BlockReader(ReadOnlySpan<byte> block, List<(int Start, int Length)> names)
    {
        _block = block;
        if (block.Length < 4 || block[0] != Version) throw Unreadable();
        _flags = (BlockFlags)block[1];
        _at = 2;
        names.Add((0, 0));
        for (var left = Number(); left > 0; left--)
        {
            var length = (int)Number();
            if ((uint)length > (uint)(block.Length - _at)) throw Unreadable();
            names.Add((_at, length));
            _at += length;
        }
        _left = Count = (int)Number();
    }

    /// <summary>The number of events.</summary>
    public readonly int Count { get; }

    /// <summary>Whether the person is taken for a bot.</summary>
    public readonly bool IsBot => _flags.HasFlag(BlockFlags.IsBot);

    /// <summary>Whether older events of the person were left out, for there were too many.</summary>
    public readonly bool IsCut => _flags.HasFlag(BlockFlags.IsCut);

    /// <summary>Kind of the event.</summary>
    public EventKind Kind { get; private set; }

    /// <summary>Whether the sender knows that no human did it.</summary>
    public bool IsOfBot { get; private set; }

    /// <summary>When, in milliseconds since 1970 UTC.</summary>
    public long Time { get; private set; }

    /// <summary>Digest of the event's id.</summary>
    public ulong Digest { get; private set; }

    /// <summary>Number of the person's key; 0 in a history.</summary>
    public int Person { get; private set; }

    /// <summary>Number of the channel.</summary>
    public int Channel { get; private set; }

    /// <summary>Number of the locale.</summary>
    public int Locale { get; private set; }

    /// <summary>Number of the touchpoint.</summary>
    public int Touchpoint { get; private set; }

    /// <summary>
    /// Goes to the next event; false at the end. What is of its kind follows, to be read by <see cref="Number"/> in the order in which it is written.
    /// </summary>
    public bool Next()
    {
        if (_left == 0) return false;
        _left--;
        var head = (int)Number();
        (Kind, IsOfBot) = ((EventKind)(head & KindMask), (head & BotBit) != 0);
        Time += Signed();
        if (_block.Length - _at < sizeof(ulong)) throw Unreadable();
        Digest = BinaryPrimitives.ReadUInt64LittleEndian(_block[_at..]);
        _at += sizeof(ulong);
        if (_flags.HasFlag(BlockFlags.HasPersons)) Person = (int)Number();
        if ((head & SameContextBit) == 0) (Channel, Locale, Touchpoint) = ((int)Number(), (int)Number(), (int)Number());
        return true;
    }

    /// <summary>The next number.</summary>
    public ulong Number()
    {
        var number = 0UL;
        for (var shift = 0; shift < 64 && _at < _block.Length; shift += 7)
        {
            var part = _block[_at++];
            number |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return number;
        }
        throw Unreadable();
    }

    /// <summary>The next number, which may be negative.</summary>
    public long Signed()
    {
        var number = Number();
        return (long)(number >> 1) ^ -(long)(number & 1);
    }

    /// <summary>All events of a block as objects.</summary>
    /// <param name="block">The block.</param>
    /// <param name="person">Whose they are, where the block does not say.</param>
    public static List<Event> ReadAll(ReadOnlySpan<byte> block, Person person = default)
    {
        var places = new List<(int Start, int Length)>();
        var reader = new BlockReader(block, places);
        var names = new List<string>(places.Count);
        foreach (var (start, length) in places) names.Add(Encoding.UTF8.GetString(block.Slice(start, length)));
        var events = new List<Event>(reader.Count);
        while (reader.Next()) events.Add(EventReading.Read(ref reader, names, person));
        return events;
    }

    internal static PimException Unreadable() => new(ErrorKind.DataLoss, "STORE_UNREADABLE", "The events of a customer, or a batch of events, cannot be read.");
}

/// <summary>What holds for a whole block.</summary>
[Flags]
internal enum BlockFlags : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Each event says whose it is.</summary>
    HasPersons = 1,

    /// <summary>The person is taken for a bot.</summary>
    IsBot = 2,

    /// <summary>Older events of the person were left out.</summary>
    IsCut = 4,
}

/// <summary>Kinds of events, as blocks number them.</summary>
public enum EventKind
{
    /// <summary>No kind.</summary>
    None,

    /// <summary>Product, parts, number of attributes, attributes, sequence.</summary>
    ContentView,

    /// <summary>Query, results.</summary>
    Search,

    /// <summary>Product, quantity (signed).</summary>
    Cart,

    /// <summary>Order, currency, number of lines; of each: product, quantity, micros.</summary>
    Purchase,

    /// <summary>As a purchase.</summary>
    Refund,

    /// <summary>Visitor, consent, note.</summary>
    CustomerMerge,

    /// <summary>Experiment, branch.</summary>
    ExperimentExposure,
}
