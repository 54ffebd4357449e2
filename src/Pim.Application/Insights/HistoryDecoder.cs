using System.Text;
using Pim.Application.Events;
using Pim.Domain.Events;
using Pim.Domain.Insights;

namespace Pim.Application.Insights;

/// <summary>Makes histories of blocks, without an object for each event.</summary>
internal sealed class HistoryDecoder(HistoryNames names, HistoryParts parts)
{
    private readonly HistoryBuilder _builder = new();

    // Names of a block are looked up only when an event that counts uses them: ids of orders are many, and need no number.
    private readonly List<(int Start, int Length)> _spans = [];
    private int[] _numbers = [];
    private ReadOnlyMemory<byte> _block;

    /// <summary>Whether histories of bots are made as well.</summary>
    public bool TakesBots { get; init; }

    /// <summary>Events in the blocks so far.</summary>
    public long Events { get; private set; }

    /// <summary>The history of somebody of whom nothing is known.</summary>
    public CustomerHistory Empty(string customer)
    {
        _builder.Begin(customer, isVisitor: false);
        return _builder.Complete();
    }

    /// <summary>The history of a block, good until the next one; null for a bot's.</summary>
    public CustomerHistory? Decode(StoredHistory stored)
    {
        _spans.Clear();
        _block = stored.Block;
        var reader = new BlockReader(_block.Span, _spans);
        Events += reader.Count;
        if (reader.IsBot && !TakesBots) return null;
        if (_numbers.Length < _spans.Count) _numbers = new int[2 * _spans.Count];
        _numbers.AsSpan(0, _spans.Count).Fill(-1);
        _builder.Begin(stored.Person[1..], stored.Person[0] != 'c');
        while (reader.Next()) Take(ref reader);
        return _builder.Complete();
    }

    private void Take(ref BlockReader reader)
    {
        if (reader.Touchpoint != 0) _builder.Met(NameOf(reader.Touchpoint));
        switch (reader.Kind)
        {
            case EventKind.ContentView:
                TakeView(ref reader);
                break;
            case EventKind.Search:
                TakeSearch(ref reader);
                break;
            case EventKind.Purchase:
                _builder.Purchase(reader.Number(), reader.Time, PlaceOf(ref reader), NameOf(reader.Number()));
                for (var lines = reader.Number(); lines > 0; lines--) _builder.Line(NameOf(reader.Number()), (int)reader.Number(), (long)reader.Number());
                break;
            case EventKind.Refund:
                TakeRefund(ref reader);
                break;
            case EventKind.ExperimentExposure:
                var (experiment, arm) = (reader.Number(), reader.Number());
                if (parts.HasFlag(HistoryParts.Exposures)) _builder.Exposure(reader.Time, NameOf(experiment), NameOf(arm));
                break;
            case EventKind.Cart:
                reader.Number();
                reader.Signed();
                break;
            case EventKind.CustomerMerge:
                for (var i = 0; i < 3; i++) reader.Number();
                break;
            default:
                throw BlockReader.Unreadable();
        }
    }

    private void TakeView(ref BlockReader reader)
    {
        var isNeeded = parts.HasFlag(HistoryParts.Views);
        var (product, seen) = (reader.Number(), (ContentParts)reader.Number());
        if (isNeeded) _builder.View(reader.Time, NameOf(product), PlaceOf(ref reader), seen);
        for (var left = reader.Number(); left > 0; left--)
        {
            var attribute = reader.Number();
            if (isNeeded) _builder.Attribute(NameOf(attribute));
        }
        reader.Number();
    }

    private void TakeSearch(ref BlockReader reader)
    {
        var (query, results) = (reader.Number(), (long)reader.Number());
        if (parts.HasFlag(HistoryParts.Searches)) _builder.Search(reader.Time, PlaceOf(ref reader), Encoding.UTF8.GetString(Bytes((int)query)), results);
    }

    // An order's id is one name of the block, whoever names it: its place serves as the key.
    private void TakeRefund(ref BlockReader reader)
    {
        var (order, currency, lines) = (reader.Number(), NameOf(reader.Number()), reader.Number());
        if (lines == 0) _builder.Undo(order);
        for (; lines > 0; lines--) _builder.Refund(order, currency, NameOf(reader.Number()), (int)reader.Number(), (long)reader.Number());
    }

    private Place PlaceOf(ref BlockReader reader) => new(NameOf(reader.Channel), NameOf(reader.Locale), NameOf(reader.Touchpoint));

    private int NameOf(ulong place) => NameOf((int)place);

    private int NameOf(int place)
    {
        if ((uint)place >= (uint)_spans.Count) throw BlockReader.Unreadable();
        if (_numbers[place] >= 0) return _numbers[place];
        Span<char> text = stackalloc char[512];
        var bytes = Bytes(place);
        return _numbers[place] = bytes.Length <= text.Length
            ? names.NumberOf(text[..Encoding.UTF8.GetChars(bytes, text)])
            : names.NumberOf(Encoding.UTF8.GetString(bytes));
    }

    private ReadOnlySpan<byte> Bytes(int place) =>
        (uint)place < (uint)_spans.Count ? _block.Span.Slice(_spans[place].Start, _spans[place].Length) : throw BlockReader.Unreadable();
}
