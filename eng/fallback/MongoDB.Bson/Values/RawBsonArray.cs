using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;

namespace MongoDB.Bson;

/// <summary>An array that stays bytes until its values are asked for. It cannot be changed.</summary>
public class RawBsonArray : BsonArray, IDisposable
{
    private readonly int _depth;
    private IByteBuffer _slice;
    private List<BsonValue> _values;

    /// <summary>An array over a read-only buffer, which is disposed with it.</summary>
    public RawBsonArray(IByteBuffer slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        if (!slice.IsReadOnly) throw new ArgumentException("The buffer is not read-only.", nameof(slice));
        _slice = slice;
    }

    internal RawBsonArray(IByteBuffer slice, int depth) : this(slice) => _depth = depth;

    /// <summary>The bytes.</summary>
    public IByteBuffer Slice => _slice ?? throw new ObjectDisposedException(GetType().Name);

    public override bool IsReadOnly => true;
    public override int Count => Read().Count;
    public override IEnumerable<BsonValue> Values => Read();

    public override BsonValue this[int index]
    {
        get => Read()[index];
        set => throw ReadOnly();
    }

    public override BsonArray Add(BsonValue value) => throw ReadOnly();
    public override void Insert(int index, BsonValue value) => throw ReadOnly();
    public override bool Remove(BsonValue value) => throw ReadOnly();
    public override void RemoveAt(int index) => throw ReadOnly();
    public override void Clear() => throw ReadOnly();

    public void Dispose()
    {
        foreach (var held in _values?.OfType<IDisposable>() ?? []) held.Dispose();
        _slice?.Dispose();
        _slice = null;
        GC.SuppressFinalize(this);
    }

    // An array's bytes are a document's whose names are the indexes.
    private List<BsonValue> Read()
    {
        if (_values is not null) return _values;
        var values = new List<BsonValue>();
        using var reader = new BsonBinaryReader(new ByteBufferStream(Slice));
        var context = BsonDeserializationContext.CreateRoot(reader);
        reader.ReadStartDocument();
        while (reader.ReadBsonType() != BsonType.EndOfDocument)
        {
            reader.SkipName();
            values.Add(RawBsonDocument.ReadValue(reader, context, _depth));
        }
        reader.ReadEndDocument();
        return _values = values;
    }

    private static NotSupportedException ReadOnly() => new("RawBsonArray instances are immutable.");
}
