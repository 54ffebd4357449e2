namespace MongoDB.Bson.IO;

/// <summary>Reads a document that lies in memory as objects.</summary>
public class BsonDocumentReader : BsonReader
{
    private readonly Stack<Container> _outer = new();
    private Container _container;
    private BsonValue _current;

    public BsonDocumentReader(BsonDocument document) : this(document, new BsonDocumentReaderSettings()) { }

    public BsonDocumentReader(BsonDocument document, BsonDocumentReaderSettings settings) : this((BsonValue)document, settings) { }

    private protected BsonDocumentReader(BsonValue root, BsonReaderSettings settings) : base(settings)
    {
        ArgumentNullException.ThrowIfNull(root);
        _current = root;
    }

    public override bool IsAtEndOfFile() => State == BsonReaderState.Done;

    public override BsonReaderBookmark GetBookmark() =>
        new Bookmark(State, CurrentBsonType, CurrentName, [.. _outer.Reverse().Append(_container).Select(Place.Of)], _current);

    public override void ReturnToBookmark(BsonReaderBookmark bookmark)
    {
        var place = (Bookmark)bookmark;
        (State, CurrentBsonType, CurrentName, _current) = (place.State, place.CurrentBsonType, place.CurrentName, place.Current);
        _outer.Clear();
        foreach (var (container, next) in place.Places)
        {
            if (container is not null) container.Next = next;
            _outer.Push(container);
        }
        _container = _outer.Pop();
    }

    public override BsonType ReadBsonType()
    {
        if (State is BsonReaderState.Initial or BsonReaderState.ScopeDocument)
        {
            State = BsonReaderState.Value;
            return CurrentBsonType = _current.BsonType;
        }
        if (State != BsonReaderState.Type) throw WrongState(nameof(ReadBsonType));

        if (_container.TryTakeNext(out var name, out _current))
        {
            CurrentName = name;
            State = name is null ? BsonReaderState.Value : BsonReaderState.Name;
            return CurrentBsonType = _current.BsonType;
        }
        State = _container.IsArray ? BsonReaderState.EndOfArray : BsonReaderState.EndOfDocument;
        return CurrentBsonType = BsonType.EndOfDocument;
    }

    private protected override BsonReaderState StateAfterValue => _container is null ? BsonReaderState.Done : BsonReaderState.Type;

    private protected override string TakeName(INameDecoder nameDecoder)
    {
        nameDecoder?.Inform(CurrentName);
        return CurrentName;
    }

    private protected override void PassValue() { }
    private protected override BsonBinaryData TakeBinaryData() => (BsonBinaryData)_current;
    private protected override bool TakeBoolean() => ((BsonBoolean)_current).Value;
    private protected override Decimal128 TakeDecimal128() => ((BsonDecimal128)_current).Value;
    private protected override double TakeDouble() => ((BsonDouble)_current).Value;
    private protected override int TakeInt32() => ((BsonInt32)_current).Value;
    private protected override ObjectId TakeObjectId() => ((BsonObjectId)_current).Value;
    private protected override BsonRegularExpression TakeRegularExpression() => (BsonRegularExpression)_current;

    private protected override long TakeInt64() => _current switch
    {
        BsonDateTime value => value.MillisecondsSinceEpoch,
        BsonTimestamp value => value.Value,
        _ => ((BsonInt64)_current).Value,
    };

    private protected override string TakeString() => _current switch
    {
        BsonSymbol value => value.Name,
        BsonJavaScript value => value.Code,
        _ => ((BsonString)_current).Value,
    };

    private protected override IByteBuffer TakeRaw()
    {
        if (_current is RawBsonDocument document) return document.Slice.GetSlice(0, document.Slice.Length);
        if (_current is RawBsonArray array) return array.Slice.GetSlice(0, array.Slice.Length);
        return new ByteArrayBuffer(BsonBinaryWriter.ToBytes(_current), isReadOnly: true);
    }

    private protected override void Enter(bool isArray)
    {
        _outer.Push(_container);
        _container = new Container(_current);
    }

    private protected override string EnterCodeWithScope()
    {
        var code = (BsonJavaScriptWithScope)_current;
        _current = code.Scope;
        return code.Code;
    }

    private protected override void Leave() => _container = _outer.Pop();

    /// <summary>A document or array, and which of its values comes next.</summary>
    private sealed class Container(BsonValue value)
    {
        internal int Next { get; set; }
        internal bool IsArray => value is BsonArray;

        internal bool TryTakeNext(out string name, out BsonValue next)
        {
            (name, next) = (null, null);
            if (value is BsonArray array)
            {
                if (Next == array.Count) return false;
                next = array[Next++];
                return true;
            }
            var document = (BsonDocument)value;
            if (Next == document.ElementCount) return false;
            var element = document.GetElement(Next++);
            (name, next) = (element.Name, element.Value);
            return true;
        }
    }

    private readonly record struct Place(Container Container, int Next)
    {
        internal static Place Of(Container container) => new(container, container?.Next ?? 0);
    }

    private sealed class Bookmark(BsonReaderState state, BsonType type, string name, Place[] places, BsonValue current)
        : BsonReaderBookmark(state, type, name)
    {
        internal Place[] Places => places;
        internal BsonValue Current => current;
    }
}
