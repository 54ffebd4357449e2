using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Pim.Domain;
using Pim.Domain.Text;

namespace Pim.Application.Archive;

/// <summary>
/// Writes what the catalogue holds as bytes in one fixed form that no engine has a say in: equal things give equal bytes, and different ones
/// different bytes. Numbers take 8 bytes, texts and lists begin with their length, and what may be absent begins with whether it is there.
/// </summary>
internal sealed class CanonicalWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(16_384);

    /// <summary>What was written since the last <see cref="Restart"/>.</summary>
    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    /// <summary>Forgets what was written, and begins with these bytes.</summary>
    public void Restart(ReadOnlySpan<byte> first)
    {
        _bytes.ResetWrittenCount();
        _bytes.Write(first);
    }

    public void Number(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.GetSpan(sizeof(long)), number);
        _bytes.Advance(sizeof(long));
    }

    public void Flag(bool flag) => Number(flag ? 1 : 0);

    public void Time(DateTimeOffset time) => Number(time.UtcTicks);

    public void Day(DateOnly day) => Number(day.DayNumber);

    /// <summary>A decimal with its trailing zeros; a zero has no sign.</summary>
    public void Decimal(decimal number)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(number == 0 ? Math.Abs(number) : number, parts);
        foreach (var part in parts) Number(part);
    }

    public void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Number(length);
        _bytes.Advance(Encoding.UTF8.GetBytes(text, _bytes.GetSpan(length)));
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Number(bytes.Length);
        _bytes.Write(bytes);
    }

    /// <summary>Whether there is a value, and then the value.</summary>
    public void Optional<T>(T? value, Action<T> write)
        where T : struct
    {
        Flag(value.HasValue);
        if (value is { } there) write(there);
    }

    public void Texts(ValueList<string> texts)
    {
        Number(texts.Count);
        foreach (var text in texts) Text(text);
    }

    public void Texts(LocalizedText texts)
    {
        Number(texts.Entries.Count);
        foreach (var (locale, text) in texts.Entries)
        {
            Text(locale);
            Text(text);
        }
    }

    public void List<T>(ValueList<T> items, Action<CanonicalWriter, T> write)
    {
        Number(items.Count);
        foreach (var item in items) write(this, item);
    }
}
