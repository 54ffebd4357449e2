using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Serializers;

namespace MongoDB.Bson.IO;

/// <summary>Writes BSON as bytes.</summary>
public sealed class BsonBinaryWriter : BsonWriter
{
    private static readonly byte[][] Indexes = [.. Enumerable.Range(0, 1000).Select(IndexName)];

    private readonly BsonStream _stream;
    private Container[] _outer = new Container[8];
    private int _depth;
    private Container _container;
    private UTF8Encoding _encoding;

    /// <summary>Writes into a stream that can seek.</summary>
    public BsonBinaryWriter(Stream stream) : this(stream, BsonBinaryWriterSettings.Defaults) { }

    /// <summary>Writes into a stream that can seek.</summary>
    public BsonBinaryWriter(Stream stream, BsonBinaryWriterSettings settings) : base(settings)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek) throw new ArgumentException("The stream must be able to seek.", nameof(stream));
        BaseStream = stream;
        _stream = stream as BsonStream ?? new BsonStreamAdapter(stream);
        _encoding = settings.Encoding;
    }

    public Stream BaseStream { get; }
    public BsonStream BsonStream => _stream;
    public new BsonBinaryWriterSettings Settings => (BsonBinaryWriterSettings)base.Settings;
    public override long Position => _stream.Position;

    public override void Flush() => _stream.Flush();

    /// <summary>Copies the bytes of a document, unless names are to be looked at.</summary>
    public override void WriteRawBsonDocument(IByteBuffer slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        if (ValidatesNames)
        {
            base.WriteRawBsonDocument(slice);
            return;
        }
        if (State == BsonWriterState.Value) PutHead(BsonType.Document);
        else if (State is not (BsonWriterState.Initial or BsonWriterState.ScopeDocument or BsonWriterState.Done)) throw WrongState(nameof(WriteRawBsonDocument));
        PutRaw(slice);
        if (_container.Kind == Kind.Scope) LeaveScope();
        End();
    }

    /// <summary>Copies the bytes of an array.</summary>
    public override void WriteRawBsonArray(IByteBuffer slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        Begin(nameof(WriteRawBsonArray), BsonType.Array);
        PutRaw(slice);
        End();
    }

    /// <summary>The bytes of a document or array.</summary>
    internal static byte[] ToBytes(BsonValue value)
    {
        using var buffer = new MultiChunkBuffer(BsonChunkPool.Default);
        using var stream = new ByteBufferStream(buffer);
        using var writer = new BsonBinaryWriter(stream);
        if (value is BsonArray) writer.PutRootArray();
        BsonValueSerializer.Instance.Serialize(BsonSerializationContext.CreateRoot(writer), default, value);
        return buffer.AccessBackingBytes(0).AsSpan(0, (int)stream.Length).ToArray();
    }

    private protected override BsonWriterState StateAfterValue => _container.Kind switch
    {
        Kind.TopLevel => BsonWriterState.Done,
        Kind.Array => BsonWriterState.Value,
        _ => BsonWriterState.Name,
    };

    private protected override bool IsInDocument => _container.Kind == Kind.Document;

    private protected override void OnSettingsChanged() => _encoding = Settings.Encoding;

    private protected override void PutHead(BsonType type)
    {
        if (_container.Kind == Kind.RootArray) return;
        _stream.WriteByte((byte)type);
        if (_container.Kind != Kind.Array)
        {
            _stream.WriteCString(Name);
            return;
        }
        var index = _container.Index++;
        _stream.Write(index < Indexes.Length ? Indexes[index] : IndexName(index));
    }

    private protected override void Enter(BsonType type)
    {
        Push(type == BsonType.Array ? Kind.Array : Kind.Document);
        _stream.WriteInt32(0);
    }

    private protected override void Leave(BsonType type)
    {
        _stream.WriteByte(0);
        var size = _stream.Position - _container.Start;
        if (size > Settings.MaxDocumentSize) throw new FormatException($"Size {size} is larger than MaxDocumentSize {Settings.MaxDocumentSize}.");
        _stream.BackpatchSize(_container.Start);
        _container = _outer[--_depth];
        if (_container.Kind == Kind.Scope) LeaveScope();
        else if (_container.Kind == Kind.RootArray) _container.Kind = Kind.TopLevel;
    }

    private protected override void PutCodeBeforeScope(string code)
    {
        Push(Kind.Scope);
        _stream.WriteInt32(0);
        _stream.WriteString(code, _encoding);
    }

    private protected override void PutBinaryData(BsonBinaryData value)
    {
        var isOld = value.SubType == BsonBinarySubType.OldBinary;
        _stream.WriteInt32(value.Bytes.Length + (isOld ? 4 : 0));
        _stream.WriteByte((byte)value.SubType);
        if (isOld) _stream.WriteInt32(value.Bytes.Length);
        _stream.Write(value.Bytes);
    }

    private protected override void PutBoolean(bool value) => _stream.WriteByte(value ? (byte)1 : (byte)0);
    private protected override void PutConstant(BsonType type) { }
    private protected override void PutDateTime(long value) => _stream.WriteInt64(value);
    private protected override void PutDecimal128(Decimal128 value) => _stream.WriteDecimal128(value);
    private protected override void PutDouble(double value) => _stream.WriteDouble(value);
    private protected override void PutInt32(int value) => _stream.WriteInt32(value);
    private protected override void PutInt64(long value) => _stream.WriteInt64(value);
    private protected override void PutJavaScript(string code) => _stream.WriteString(code, _encoding);
    private protected override void PutObjectId(ObjectId value) => _stream.WriteObjectId(value);
    private protected override void PutString(string value) => _stream.WriteString(value, _encoding);
    private protected override void PutSymbol(string value) => _stream.WriteString(value, _encoding);
    private protected override void PutTimestamp(long value) => _stream.WriteInt64(value);

    private protected override void PutRegularExpression(BsonRegularExpression value)
    {
        _stream.WriteCString(value.Pattern);
        _stream.WriteCString(value.Options);
    }

    // What lies behind its end would be read as something else.
    private void PutRaw(IByteBuffer slice)
    {
        var bytes = slice.AccessBackingBytes(0).AsSpan(0, slice.Length);
        if (bytes.Length < 5 || BinaryPrimitives.ReadInt32LittleEndian(bytes) != bytes.Length || bytes[^1] != 0)
            throw new FormatException($"The {bytes.Length} bytes are no whole document or array.");
        _stream.Write(bytes);
    }

    private void PutRootArray()
    {
        _container.Kind = Kind.RootArray;
        State = BsonWriterState.Value;
    }

    private void LeaveScope()
    {
        _stream.BackpatchSize(_container.Start);
        _container = _outer[--_depth];
    }

    private void Push(Kind kind)
    {
        if (_depth == _outer.Length) Array.Resize(ref _outer, _depth * 2);
        _outer[_depth++] = _container;
        _container = new Container { Kind = kind, Start = _stream.Position };
    }

    private static byte[] IndexName(int index) => Encoding.ASCII.GetBytes(index.ToString(CultureInfo.InvariantCulture) + '\0');

    private enum Kind : byte
    {
        TopLevel,
        RootArray,
        Document,
        Array,
        Scope,
    }

    private struct Container
    {
        internal Kind Kind;
        internal int Index;
        internal long Start;
    }
}
