using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Serializers;

namespace MongoDB.Bson;

/// <summary>A document that stays bytes: what is asked for is looked up in them, nothing else is made into objects. It cannot be changed.</summary>
public class RawBsonDocument : BsonDocument, IDisposable
{
    private readonly int _depth;
    private IByteBuffer _slice;

    /// <summary>A document over bytes, which stay shared.</summary>
    public RawBsonDocument(byte[] bytes) : this(new ByteArrayBuffer(bytes, isReadOnly: true)) { }

    /// <summary>A document over a read-only buffer, which is disposed with it.</summary>
    public RawBsonDocument(IByteBuffer slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        if (!slice.IsReadOnly) throw new ArgumentException("The buffer is not read-only.", nameof(slice));
        _slice = slice;
    }

    internal RawBsonDocument(IByteBuffer slice, int depth) : this(slice) => _depth = depth;

    /// <summary>The bytes.</summary>
    public IByteBuffer Slice => _slice ?? throw new ObjectDisposedException(GetType().Name);

    public override int ElementCount => Elements.Count();

    public override IEnumerable<BsonElement> Elements
    {
        get
        {
            using var reader = OpenReader();
            var context = BsonDeserializationContext.CreateRoot(reader);
            while (reader.ReadBsonType() != BsonType.EndOfDocument)
            {
                var name = reader.ReadName();
                yield return new BsonElement(name, ReadValue(reader, context, _depth));
            }
            reader.ReadEndDocument();
        }
    }

    public override IEnumerable<string> Names
    {
        get
        {
            using var reader = OpenReader();
            while (reader.ReadBsonType() != BsonType.EndOfDocument)
            {
                yield return reader.ReadName();
                reader.SkipValue();
            }
        }
    }

    public override BsonElement GetElement(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return Elements.ElementAt(index);
    }

    public override int IndexOfName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Names.TakeWhile(held => held != name).Count() is var index && Contains(name) ? index : -1;
    }

    public override bool TryGetElement(string name, out BsonElement value)
    {
        ArgumentNullException.ThrowIfNull(name);
        using var reader = OpenReader();
        var found = reader.FindElement(name);
        value = found ? new BsonElement(name, ReadValue(reader, BsonDeserializationContext.CreateRoot(reader), _depth)) : default;
        return found;
    }

    /// <summary>The document as objects.</summary>
    public BsonDocument Materialize(BsonBinaryReaderSettings binaryReaderSettings)
    {
        using var reader = new BsonBinaryReader(new ByteBufferStream(Slice), binaryReaderSettings);
        return BsonDocumentSerializer.Instance.Deserialize(BsonDeserializationContext.CreateRoot(reader), default);
    }

    /// <summary>The document as objects, which can be changed.</summary>
    public override BsonValue Clone() => Materialize(BsonBinaryReaderSettings.Defaults);

    /// <summary>The document as objects, which can be changed.</summary>
    public override BsonValue DeepClone() => Materialize(BsonBinaryReaderSettings.Defaults);

    public override BsonDocument Add(BsonElement element) => throw ReadOnly();
    public override BsonDocument SetElement(BsonElement element) => throw ReadOnly();
    public override BsonDocument SetElement(int index, BsonElement element) => throw ReadOnly();
    public override void InsertAt(int index, BsonElement element) => throw ReadOnly();
    public override void Remove(string name) => throw ReadOnly();
    public override void RemoveAt(int index) => throw ReadOnly();
    public override void RemoveElement(BsonElement element) => throw ReadOnly();
    public override void Clear() => throw ReadOnly();

    public void Dispose()
    {
        _slice?.Dispose();
        _slice = null;
        GC.SuppressFinalize(this);
    }

    // Each document and array in another has a reader of its own, so that what they count together is handed down.
    internal static BsonValue ReadValue(BsonBinaryReader reader, BsonDeserializationContext context, int depth)
    {
        if (reader.CurrentBsonType is not (BsonType.Document or BsonType.Array)) return BsonValueSerializer.Read(context);
        BsonBinaryReader.CheckDepth(depth + 1);
        return reader.CurrentBsonType == BsonType.Document
            ? new RawBsonDocument(reader.ReadRawBsonDocument(), depth + 1)
            : new RawBsonArray(reader.ReadRawBsonArray(), depth + 1);
    }

    private BsonBinaryReader OpenReader()
    {
        var reader = new BsonBinaryReader(new ByteBufferStream(Slice));
        reader.ReadStartDocument();
        return reader;
    }

    private static NotSupportedException ReadOnly() => new("RawBsonDocument instances are immutable.");
}
