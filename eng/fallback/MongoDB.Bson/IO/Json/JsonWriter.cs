namespace MongoDB.Bson.IO;

/// <summary>Writes BSON as JSON text.</summary>
public sealed class JsonWriter : BsonWriter
{
    private readonly TextWriter _text;
    private readonly Stack<Container> _outer = new();
    private Container _container;

    public JsonWriter(TextWriter writer) : this(writer, JsonWriterSettings.Defaults) { }

    public JsonWriter(TextWriter writer, JsonWriterSettings settings) : base(settings)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _text = writer;
        // A value may stand alone, as when one is shown to a person.
        State = BsonWriterState.Value;
    }

    public TextWriter BaseTextWriter => _text;
    public new JsonWriterSettings Settings => (JsonWriterSettings)base.Settings;

    public override void Flush() => _text.Flush();

    private protected override BsonWriterState StateAfterValue => _container switch
    {
        { IsArray: false } => BsonWriterState.Name,
        _ => BsonWriterState.Value,
    };

    private protected override bool IsInDocument => _container is { IsArray: false };

    private protected override void PutHead(BsonType type)
    {
        if (_container is null) return;
        if (_container.HasElements) _text.Write(',');
        if (Settings.Indent && !_container.IsArray) NewLine(_outer.Count);
        else if (!_container.IsArray || _container.HasElements) _text.Write(' ');
        _container.HasElements = true;
        if (_container.IsArray) return;
        JsonText.WriteString(_text, Name);
        _text.Write(" : ");
    }

    private protected override void Enter(BsonType type)
    {
        var isScope = State == BsonWriterState.ScopeDocument;
        _text.Write(type == BsonType.Array ? '[' : '{');
        _outer.Push(_container);
        _container = new Container(type == BsonType.Array, isScope);
    }

    private protected override void Leave(BsonType type)
    {
        var left = _container;
        _container = _outer.Pop();
        if (left.IsArray)
        {
            _text.Write(']');
        }
        else
        {
            if (Settings.Indent && left.HasElements) NewLine(_outer.Count);
            else _text.Write(' ');
            _text.Write('}');
        }
        if (left.IsScope) _text.Write(" }");
    }

    private protected override void PutCodeBeforeScope(string code)
    {
        _text.Write("{ \"$code\" : ");
        JsonText.WriteString(_text, code);
        _text.Write(", \"$scope\" : ");
    }

    private protected override void PutBinaryData(BsonBinaryData value) => _text.Write(JsonText.Of(value, Settings.OutputMode));
    private protected override void PutBoolean(bool value) => _text.Write(JsonConvert.ToString(value));
    private protected override void PutConstant(BsonType type) => _text.Write(JsonText.OfConstant(type, Settings.OutputMode));
    private protected override void PutDateTime(long value) => _text.Write(JsonText.OfDateTime(value, Settings.OutputMode));
    private protected override void PutDecimal128(Decimal128 value) => _text.Write(JsonText.Of(value, Settings.OutputMode));
    private protected override void PutDouble(double value) => _text.Write(JsonText.Of(value, Settings.OutputMode));
    private protected override void PutInt32(int value) => _text.Write(JsonText.Of(value, Settings.OutputMode));
    private protected override void PutInt64(long value) => _text.Write(JsonText.Of(value, Settings.OutputMode));
    private protected override void PutObjectId(ObjectId value) => _text.Write(JsonText.Of(value, Settings.OutputMode));
    private protected override void PutRegularExpression(BsonRegularExpression value) => _text.Write(JsonText.Of(value, Settings.OutputMode));
    private protected override void PutString(string value) => JsonText.WriteString(_text, value);
    private protected override void PutTimestamp(long value) => _text.Write(JsonText.Of(new BsonTimestamp(value), Settings.OutputMode));

    private protected override void PutJavaScript(string code)
    {
        _text.Write("{ \"$code\" : ");
        JsonText.WriteString(_text, code);
        _text.Write(" }");
    }

    private protected override void PutSymbol(string value)
    {
        _text.Write("{ \"$symbol\" : ");
        JsonText.WriteString(_text, value);
        _text.Write(" }");
    }

    private void NewLine(int depth)
    {
        _text.Write(Settings.NewLineChars);
        for (var i = 0; i < depth; i++) _text.Write(Settings.IndentChars);
    }

    private sealed class Container(bool isArray, bool isScope)
    {
        internal bool IsArray => isArray;
        internal bool IsScope => isScope;
        internal bool HasElements { get; set; }
    }
}
