using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using Pim.Domain;
using Pim.Domain.Events;

namespace Pim.Application.Events;

/// <summary>
/// Writes events as bytes that are whole in themselves: a version, flags, the names (SKUs, channels, ids, ...) each once, then the events, which hold the
/// numbers of names, the time as a difference, and the digest of their id. A batch that was taken in is one block with the persons in it; the history of a
/// person is one block without. <see cref="BlockReader"/> reads them. Numbers are written seven bits in a byte, the lowest first.
/// </summary>
public sealed class BlockWriter
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> _names = new(4_096);
    private readonly ArrayBufferWriter<byte> _events = new(16_384);
    private (int Channel, int Locale, int Touchpoint) _context;
    private long _time;

    /// <summary>A batch as it was taken in.</summary>
    public byte[] WriteBatch(IReadOnlyList<Event> events) => Write(events, BlockFlags.HasPersons);

    /// <summary>The history of one person.</summary>
    /// <param name="events">What is kept of it, in order.</param>
    /// <param name="isBot">Whether the person is taken for a bot.</param>
    /// <param name="isCut">Whether older events were left out, for there were too many.</param>
    public byte[] WriteHistory(IReadOnlyList<Event> events, bool isBot, bool isCut = false) =>
        Write(events, (isBot ? BlockFlags.IsBot : BlockFlags.None) | (isCut ? BlockFlags.IsCut : BlockFlags.None));

    private byte[] Write(IReadOnlyList<Event> events, BlockFlags flags)
    {
        Reset();
        foreach (var happened in events) Put(happened, flags);
        var head = new ArrayBufferWriter<byte>(16);
        head.Write([BlockReader.Version, (byte)flags]);
        Number(head, (ulong)_numbers.Count);
        var middle = new ArrayBufferWriter<byte>(8);
        Number(middle, (ulong)events.Count);
        return [.. head.WrittenSpan, .. _names.WrittenSpan, .. middle.WrittenSpan, .. _events.WrittenSpan];
    }

    private void Reset()
    {
        _numbers.Clear();
        _names.ResetWrittenCount();
        _events.ResetWrittenCount();
        _context = default;
        _time = 0;
    }

    private void Put(Event happened, BlockFlags flags)
    {
        var context = (Name(happened.Channel), Name(happened.Locale), Name(happened.Touchpoint));
        var head = (int)KindOf(happened.Detail) | (happened.IsBot ? BlockReader.BotBit : 0) | (context == _context ? BlockReader.SameContextBit : 0);
        Number(_events, (ulong)head);
        var time = happened.Time.ToUnixTimeMilliseconds();
        Signed(time - _time);
        _time = time;
        BinaryPrimitives.WriteUInt64LittleEndian(_events.GetSpan(sizeof(ulong)), happened.Digest);
        _events.Advance(sizeof(ulong));
        if (flags.HasFlag(BlockFlags.HasPersons)) PutName(happened.Person.Key);
        if (context != _context) Numbers(context.Item1, context.Item2, context.Item3);
        _context = context;
        Put(happened.Detail);
    }

    private void Put(EventDetail detail)
    {
        switch (detail)
        {
            case ContentView view:
                Numbers(Name(view.Product), (int)view.Parts, view.Attributes.Count);
                foreach (var attribute in view.Attributes) PutName(attribute);
                Number(_events, (ulong)view.Sequence);
                break;
            case SearchMade search:
                PutName(search.Query);
                Number(_events, (ulong)search.ResultCount);
                break;
            case CartChange cart:
                PutName(cart.Product);
                Signed(cart.Quantity);
                break;
            case Purchase purchase:
                Put(purchase.OrderId, purchase.Currency, purchase.Lines);
                break;
            case Refund refund:
                Put(refund.OrderId, refund.Currency, refund.Lines);
                break;
            case CustomerMerge merge:
                Numbers(Name(merge.VisitorId), merge.HasConsent ? 1 : 0, Name(merge.ConsentNote));
                break;
            case ExperimentExposure exposure:
                PutName(exposure.Experiment);
                PutName(exposure.Variant);
                break;
        }
    }

    private void Put(string orderId, string currency, ValueList<OrderLine> lines)
    {
        Numbers(Name(orderId), Name(currency), lines.Count);
        foreach (var line in lines)
        {
            PutName(line.Product);
            Number(_events, (ulong)line.Quantity);
            Number(_events, (ulong)line.AmountMicros);
        }
    }

    private static EventKind KindOf(EventDetail detail) => detail switch
    {
        ContentView => EventKind.ContentView,
        SearchMade => EventKind.Search,
        CartChange => EventKind.Cart,
        Purchase => EventKind.Purchase,
        Refund => EventKind.Refund,
        CustomerMerge => EventKind.CustomerMerge,
        ExperimentExposure => EventKind.ExperimentExposure,
        _ => throw new SwitchExpressionException(detail),
    };

    // 0 is the empty name, which is not written.
    private int Name(string name)
    {
        if (name.Length == 0) return 0;
        if (_numbers.TryGetValue(name, out var number)) return number;
        Number(_names, (ulong)Encoding.UTF8.GetByteCount(name));
        _names.Advance(Encoding.UTF8.GetBytes(name, _names.GetSpan(Encoding.UTF8.GetMaxByteCount(name.Length))));
        _numbers.Add(name, _numbers.Count + 1);
        return _numbers.Count;
    }

    private void PutName(string name) => Number(_events, (ulong)Name(name));

    private void Numbers(int first, int second, int third)
    {
        Number(_events, (ulong)first);
        Number(_events, (ulong)second);
        Number(_events, (ulong)third);
    }

    private void Signed(long number) => Number(_events, (ulong)((number << 1) ^ (number >> 63)));

    private static void Number(ArrayBufferWriter<byte> to, ulong number)
    {
        var span = to.GetSpan(10);
        var length = 0;
        for (; number >= 0x80; number >>= 7) span[length++] = (byte)(number | 0x80);
        span[length++] = (byte)number;
        to.Advance(length);
    }
}
