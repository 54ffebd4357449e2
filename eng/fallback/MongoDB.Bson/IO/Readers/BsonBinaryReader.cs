using System.Text;

namespace MongoDB.Bson.IO;

/// <summary>Reads BSON from bytes.</summary>
/// <remarks>Bytes that break the specification are refused with a <see cref="FormatException"/>; lengths in the data are never trusted beyond the data.</remarks>
public sealed class BsonBinaryReader : BsonReader
{
    // Deeper than any server takes, and far from the end of the stack of those who read recursively.
    private const int MaxDepth = 1000;

    private readonly BsonStream _stream;
    private Container[] _outer = [];
    private int _depth;
    private Container _container;
    private UTF8Encoding _encoding;

    /// <summary>Reads a stream that can seek.</summary>
    public BsonBinaryReader(Stream stream) : this(stream, BsonBinaryReaderSettings.Defaults) { }

    /// <summary>Reads a stream that can seek.</summary>
    public BsonBinaryReader(Stream stream, BsonBinaryReaderSettings settings) : base(settings)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek) throw new ArgumentException("The stream must be able to seek.", nameof(stream));
        BaseStream = stream;
        _stream = stream as BsonStream ?? new BsonStreamAdapter(stream);
        _container = new Container(Kind.TopLevel, _stream.Length);
        _encoding = settings.Encoding;
    }

    public Stream BaseStream { get; }
    public BsonStream BsonStream => _stream;
    public new BsonBinaryReaderSettings Settings => (BsonBinaryReaderSettings)base.Settings;

    public override bool IsAtEndOfFile() => _stream.Position >= _stream.Length;

    public override BsonReaderBookmark GetBookmark() =>
        new Bookmark(State, CurrentBsonType, CurrentName, _outer.AsSpan(0, _depth).ToArray(), _container, _stream.Position);

    public override void ReturnToBookmark(BsonReaderBookmark bookmark)
    {
        var place = (Bookmark)bookmark;
        (State, CurrentBsonType, CurrentName, _container) = (place.State, place.CurrentBsonType, place.CurrentName, place.Container);
        _depth = place.Outer.Length;
        if (_outer.Length < _depth) Array.Resize(ref _outer, _depth);
        place.Outer.CopyTo(_outer, 0);
        _stream.Position = place.Position;
    }

    public override BsonType ReadBsonType()
    {
        if (State is BsonReaderState.Initial or BsonReaderState.ScopeDocument)
        {
            State = BsonReaderState.Value;
            return CurrentBsonType = BsonType.Document;
        }
        if (State != BsonReaderState.Type) throw WrongState(nameof(ReadBsonType));

        CurrentBsonType = Checked(Take(1)[0]);
        if (CurrentBsonType == BsonType.EndOfDocument)
        {
            if (_stream.Position != _container.End) throw new FormatException("A document or array ends before the place its size tells.");
            State = _container.Kind == Kind.Array ? BsonReaderState.EndOfArray : BsonReaderState.EndOfDocument;
        }
        else if (_container.Kind == Kind.Array)
        {
            TakeCString();
            State = BsonReaderState.Value;
        }
        else
        {
            State = BsonReaderState.Name;
        }
        return CurrentBsonType;
    }

    private protected override BsonReaderState StateAfterValue =>
        _container.Kind == Kind.TopLevel ? BsonReaderState.Initial : BsonReaderState.Type;

    private protected override void OnSettingsChanged() => _encoding = Settings.Encoding;

    private protected override string TakeName(INameDecoder nameDecoder)
    {
        if (nameDecoder is not null) return nameDecoder.Decode(_stream, _encoding);
        return ElementNames.Read(TakeCString(), _encoding);
    }

    private protected override void PassName() => TakeCString();

    private protected override BsonBinaryData TakeBinaryData()
    {
        var length = TakeLength(0);
        var subType = (BsonBinarySubType)Take(1)[0];
        if (subType == BsonBinarySubType.OldBinary)
        {
            var inner = TakeLength(0);
            if (inner != length - 4) throw new FormatException($"A value of subtype OldBinary has the sizes {length} and {inner}, which do not fit.");
            length = inner;
        }
        if (!BsonBinaryData.MayHaveLength(subType, length)) throw new FormatException($"A value of subtype {subType} has {length} bytes, not 16.");
        return new BsonBinaryData(Take(length).ToArray(), subType);
    }

    private protected override bool TakeBoolean() => Take(1)[0] switch
    {
        0 => false,
        1 => true,
        var other => throw new FormatException($"A boolean has the invalid value {other}."),
    };

    private protected override Decimal128 TakeDecimal128()
    {
        CheckRoom(16);
        return _stream.ReadDecimal128();
    }

    private protected override double TakeDouble()
    {
        CheckRoom(8);
        return _stream.ReadDouble();
    }

    private protected override int TakeInt32()
    {
        CheckRoom(4);
        return _stream.ReadInt32();
    }

    private protected override long TakeInt64()
    {
        CheckRoom(8);
        return _stream.ReadInt64();
    }

    private protected override ObjectId TakeObjectId() => new(Take(12));

    private protected override BsonRegularExpression TakeRegularExpression()
    {
        var pattern = ElementNames.Decode(TakeCString(), _encoding);
        return new BsonRegularExpression(pattern, ElementNames.Decode(TakeCString(), _encoding));
    }

    private protected override string TakeString()
    {
        var length = TakeLength(1);
        var bytes = Take(length);
        if (bytes[^1] != 0) throw new FormatException("A string lacks its terminating zero byte.");
        return ElementNames.Decode(bytes[..^1], _encoding);
    }

    private protected override IByteBuffer TakeRaw()
    {
        var size = PeekSize();
        var slice = _stream.ReadSlice();
        if (slice.GetByte(size - 1) != 0) throw new FormatException("A document or array lacks its terminating zero byte.");
        if (_container.Kind == Kind.Scope) Leave();
        return slice;
    }

    private protected override void PassValue()
    {
        switch (CurrentBsonType)
        {
            case BsonType.Document or BsonType.Array or BsonType.JavaScriptWithScope: Take(PeekSize()); break;
            case BsonType.Double or BsonType.Int64 or BsonType.DateTime or BsonType.Timestamp: Take(8); break;
            case BsonType.String or BsonType.JavaScript or BsonType.Symbol: Take(TakeLength(1)); break;
            case BsonType.Binary: Take(checked(TakeLength(0) + 1)); break;
            case BsonType.ObjectId: Take(12); break;
            case BsonType.Boolean: Take(1); break;
            case BsonType.Int32: Take(4); break;
            case BsonType.Decimal128: Take(16); break;
            case BsonType.RegularExpression:
                TakeCString();
                TakeCString();
                break;
        }
    }

    private protected override void Enter(bool isArray)
    {
        var start = _stream.Position;
        var size = PeekSize();
        _stream.Position = start + 4;
        Push(new Container(isArray ? Kind.Array : Kind.Document, start + size));
    }

    private protected override string EnterCodeWithScope()
    {
        var start = _stream.Position;
        var size = TakeInt32();
        if (size < 14 || size > _container.End - start) throw new FormatException($"Code with scope has the invalid size {size}.");
        Push(new Container(Kind.Scope, start + size));
        return TakeString();
    }

    private protected override void Leave()
    {
        var end = _container.End;
        _container = _outer[--_depth];
        if (_container.Kind != Kind.Scope) return;
        if (end != _container.End) throw new FormatException("Code with scope has a size that does not fit its parts.");
        _container = _outer[--_depth];
    }

    internal static void CheckDepth(int depth)
    {
        if (depth >= MaxDepth) throw new FormatException($"Documents lie deeper than {MaxDepth} in each other.");
    }

    private void Push(Container container)
    {
        CheckDepth(_depth);
        if (_depth == _outer.Length) Array.Resize(ref _outer, Math.Max(4, _depth * 2));
        _outer[_depth++] = _container;
        _container = container;
    }

    private static BsonType Checked(byte type) => type is <= 0x13 and not 0x0C or 0x7F or 0xFF
        ? (BsonType)type
        : throw new FormatException($"There is no BSON type 0x{type:X2}.");

    private void CheckRoom(int count)
    {
        if (count > _container.End - _stream.Position) throw new FormatException("A value reaches beyond the end of its document.");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        CheckRoom(count);
        return _stream.Take(count);
    }

    private ReadOnlySpan<byte> TakeCString()
    {
        CheckRoom(1);
        ReadOnlySpan<byte> text;
        try
        {
            text = _stream.TakeCString();
        }
        catch (EndOfStreamException e)
        {
            throw new FormatException("A name or pattern lacks its terminating zero byte.", e);
        }
        if (_stream.Position > _container.End) throw new FormatException("A name or pattern reaches beyond the end of its document.");
        return text;
    }

    private int TakeLength(int minimum)
    {
        var length = TakeInt32();
        if (length < minimum || length > _container.End - _stream.Position) throw new FormatException($"A value has the invalid length {length}.");
        return length;
    }

    /// <summary>The size of the document or array that begins here.</summary>
    private int PeekSize()
    {
        var start = _stream.Position;
        var size = TakeInt32();
        _stream.Position = start;
        if (size < 5 || size > _container.End - start) throw new FormatException($"A document or array has the invalid size {size}.");
        if (size > Settings.MaxDocumentSize) throw new FormatException($"A document has {size} bytes; the limit is {Settings.MaxDocumentSize}.");
        return size;
    }

    private enum Kind : byte
    {
        TopLevel,
        Document,
        Array,
        Scope,
    }

    private readonly record struct Container(Kind Kind, long End);

    private sealed class Bookmark(BsonReaderState state, BsonType type, string name, Container[] outer, Container container, long position)
        : BsonReaderBookmark(state, type, name)
    {
        internal Container[] Outer => outer;
        internal Container Container => container;
        internal long Position => position;
    }
}
