namespace MongoDB.Bson.IO;

public abstract partial class BsonReader
{
    public BsonBinaryData ReadBinaryData()
    {
        Begin(nameof(ReadBinaryData), BsonType.Binary);
        return End(TakeBinaryData());
    }

    public byte[] ReadBytes()
    {
        Begin(nameof(ReadBytes), BsonType.Binary);
        var binary = TakeBinaryData();
        if (binary.SubType is not (BsonBinarySubType.Binary or BsonBinarySubType.OldBinary))
            throw new FormatException($"ReadBytes requires the binary subtype Binary or OldBinary, not {binary.SubType}.");
        return End(binary.Bytes);
    }

    public Guid ReadGuid() => ReadGuid(GuidRepresentation.Standard);

    public Guid ReadGuid(GuidRepresentation guidRepresentation)
    {
        Begin(nameof(ReadGuid), BsonType.Binary);
        var binary = TakeBinaryData();
        if (binary.SubType != GuidConverter.GetSubType(guidRepresentation) || binary.Bytes.Length != 16)
            throw new FormatException($"A UUID of representation {guidRepresentation} cannot be read from {binary.Bytes.Length} bytes of subtype {binary.SubType}.");
        return End(binary.ToGuid(guidRepresentation));
    }

    public bool ReadBoolean()
    {
        Begin(nameof(ReadBoolean), BsonType.Boolean);
        return End(TakeBoolean());
    }

    public long ReadDateTime()
    {
        Begin(nameof(ReadDateTime), BsonType.DateTime);
        return End(TakeInt64());
    }

    public Decimal128 ReadDecimal128()
    {
        Begin(nameof(ReadDecimal128), BsonType.Decimal128);
        return End(TakeDecimal128());
    }

    public double ReadDouble()
    {
        Begin(nameof(ReadDouble), BsonType.Double);
        return End(TakeDouble());
    }

    public int ReadInt32()
    {
        Begin(nameof(ReadInt32), BsonType.Int32);
        return End(TakeInt32());
    }

    public long ReadInt64()
    {
        Begin(nameof(ReadInt64), BsonType.Int64);
        return End(TakeInt64());
    }

    public string ReadJavaScript()
    {
        Begin(nameof(ReadJavaScript), BsonType.JavaScript);
        return End(TakeString());
    }

    public void ReadMaxKey()
    {
        Begin(nameof(ReadMaxKey), BsonType.MaxKey);
        State = StateAfterValue;
    }

    public void ReadMinKey()
    {
        Begin(nameof(ReadMinKey), BsonType.MinKey);
        State = StateAfterValue;
    }

    public void ReadNull()
    {
        Begin(nameof(ReadNull), BsonType.Null);
        State = StateAfterValue;
    }

    public void ReadUndefined()
    {
        Begin(nameof(ReadUndefined), BsonType.Undefined);
        State = StateAfterValue;
    }

    public ObjectId ReadObjectId()
    {
        Begin(nameof(ReadObjectId), BsonType.ObjectId);
        return End(TakeObjectId());
    }

    public IByteBuffer ReadRawBsonArray()
    {
        Begin(nameof(ReadRawBsonArray), BsonType.Array);
        return End(TakeRaw());
    }

    public IByteBuffer ReadRawBsonDocument()
    {
        Begin(nameof(ReadRawBsonDocument), BsonType.Document);
        return End(TakeRaw());
    }

    public BsonRegularExpression ReadRegularExpression()
    {
        Begin(nameof(ReadRegularExpression), BsonType.RegularExpression);
        return End(TakeRegularExpression());
    }

    public string ReadString()
    {
        Begin(nameof(ReadString), BsonType.String);
        return End(TakeString());
    }

    public string ReadSymbol()
    {
        Begin(nameof(ReadSymbol), BsonType.Symbol);
        return End(TakeString());
    }

    public long ReadTimestamp()
    {
        Begin(nameof(ReadTimestamp), BsonType.Timestamp);
        return End(TakeInt64());
    }

    public void ReadStartDocument()
    {
        Begin(nameof(ReadStartDocument), BsonType.Document);
        Enter(isArray: false);
        State = BsonReaderState.Type;
    }

    public void ReadStartArray()
    {
        Begin(nameof(ReadStartArray), BsonType.Array);
        Enter(isArray: true);
        State = BsonReaderState.Type;
    }

    public string ReadJavaScriptWithScope()
    {
        Begin(nameof(ReadJavaScriptWithScope), BsonType.JavaScriptWithScope);
        var code = EnterCodeWithScope();
        State = BsonReaderState.ScopeDocument;
        return code;
    }

    public void ReadEndDocument() => ReadEnd(nameof(ReadEndDocument), BsonReaderState.EndOfDocument);

    public void ReadEndArray() => ReadEnd(nameof(ReadEndArray), BsonReaderState.EndOfArray);

    private protected abstract BsonBinaryData TakeBinaryData();
    private protected abstract bool TakeBoolean();
    private protected abstract Decimal128 TakeDecimal128();
    private protected abstract double TakeDouble();
    private protected abstract int TakeInt32();
    private protected abstract long TakeInt64();
    private protected abstract ObjectId TakeObjectId();
    private protected abstract IByteBuffer TakeRaw();
    private protected abstract BsonRegularExpression TakeRegularExpression();
    private protected abstract string TakeString();
    private protected abstract void Enter(bool isArray);
    private protected abstract string EnterCodeWithScope();

    /// <summary>Leaves the document or array, and the code around it where it is the scope of one.</summary>
    private protected abstract void Leave();

    private void ReadEnd(string method, BsonReaderState required)
    {
        if (State == BsonReaderState.Type) ReadBsonType();
        if (State != required) throw WrongState(method);
        Leave();
        State = StateAfterValue;
    }
}
