namespace MongoDB.Bson.IO;

/// <summary>Writes into a document that lies in memory as objects.</summary>
public sealed class BsonDocumentWriter : BsonWriter
{
    private readonly Stack<Container> _outer = new();
    private Container _container;
    private string _code;

    public BsonDocumentWriter(BsonDocument document) : this(document, new BsonDocumentWriterSettings()) { }

    public BsonDocumentWriter(BsonDocument document, BsonDocumentWriterSettings settings) : base(settings)
    {
        ArgumentNullException.ThrowIfNull(document);
        Document = document;
    }

    /// <summary>The document written into.</summary>
    public BsonDocument Document { get; }

    private protected override BsonWriterState StateAfterValue => _container switch
    {
        null => BsonWriterState.Done,
        { Value: BsonArray } => BsonWriterState.Value,
        _ => BsonWriterState.Name,
    };

    private protected override bool IsInDocument => _container?.Value is BsonDocument;

    private protected override void PutHead(BsonType type) { }

    private protected override void Enter(BsonType type)
    {
        BsonValue value = _container is null ? Document : type == BsonType.Array ? new BsonArray() : new BsonDocument();
        _outer.Push(_container);
        _container = new Container(value, Name, State == BsonWriterState.ScopeDocument ? _code : null);
    }

    // A value joins what is around it when it is whole: what a name was then is kept with it.
    private protected override void Leave(BsonType type)
    {
        var whole = _container;
        _container = _outer.Pop();
        if (_container is null) return;
        Put(whole.Name, whole.Code is null ? whole.Value : new BsonJavaScriptWithScope(whole.Code, (BsonDocument)whole.Value));
    }

    private protected override void PutCodeBeforeScope(string code) => _code = code;

    private protected override void PutBinaryData(BsonBinaryData value) => Put(Name, value);
    private protected override void PutBoolean(bool value) => Put(Name, value);
    private protected override void PutDateTime(long value) => Put(Name, new BsonDateTime(value));
    private protected override void PutDecimal128(Decimal128 value) => Put(Name, value);
    private protected override void PutDouble(double value) => Put(Name, value);
    private protected override void PutInt32(int value) => Put(Name, value);
    private protected override void PutInt64(long value) => Put(Name, value);
    private protected override void PutJavaScript(string code) => Put(Name, new BsonJavaScript(code));
    private protected override void PutObjectId(ObjectId value) => Put(Name, value);
    private protected override void PutRegularExpression(BsonRegularExpression value) => Put(Name, value);
    private protected override void PutString(string value) => Put(Name, value);
    private protected override void PutSymbol(string value) => Put(Name, new BsonSymbol(value));
    private protected override void PutTimestamp(long value) => Put(Name, new BsonTimestamp(value));

    private protected override void PutConstant(BsonType type) => Put(Name, type switch
    {
        BsonType.MinKey => BsonMinKey.Value,
        BsonType.MaxKey => BsonMaxKey.Value,
        BsonType.Undefined => BsonUndefined.Value,
        _ => BsonNull.Value,
    });

    private void Put(string name, BsonValue value)
    {
        if (_container.Value is BsonArray array) array.Add(value);
        else ((BsonDocument)_container.Value).Add(name, value);
    }

    private sealed record Container(BsonValue Value, string Name, string Code);
}
