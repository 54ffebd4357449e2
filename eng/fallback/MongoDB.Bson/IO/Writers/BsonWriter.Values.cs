namespace MongoDB.Bson.IO;

public abstract partial class BsonWriter
{
    public void WriteBinaryData(BsonBinaryData binaryData)
    {
        ArgumentNullException.ThrowIfNull(binaryData);
        Begin(nameof(WriteBinaryData), BsonType.Binary);
        PutBinaryData(binaryData);
        End();
    }

    public void WriteBytes(byte[] bytes) => WriteBinaryData(new BsonBinaryData(bytes));

    public void WriteGuid(Guid guid) => WriteGuid(guid, GuidRepresentation.Standard);

    public void WriteGuid(Guid guid, GuidRepresentation guidRepresentation) => WriteBinaryData(new BsonBinaryData(guid, guidRepresentation));

    public void WriteBoolean(bool value)
    {
        Begin(nameof(WriteBoolean), BsonType.Boolean);
        PutBoolean(value);
        End();
    }

    public void WriteDateTime(long value)
    {
        Begin(nameof(WriteDateTime), BsonType.DateTime);
        PutDateTime(value);
        End();
    }

    public void WriteDecimal128(Decimal128 value)
    {
        Begin(nameof(WriteDecimal128), BsonType.Decimal128);
        PutDecimal128(value);
        End();
    }

    public void WriteDouble(double value)
    {
        Begin(nameof(WriteDouble), BsonType.Double);
        PutDouble(value);
        End();
    }

    public void WriteInt32(int value)
    {
        Begin(nameof(WriteInt32), BsonType.Int32);
        PutInt32(value);
        End();
    }

    public void WriteInt64(long value)
    {
        Begin(nameof(WriteInt64), BsonType.Int64);
        PutInt64(value);
        End();
    }

    public void WriteJavaScript(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        Begin(nameof(WriteJavaScript), BsonType.JavaScript);
        PutJavaScript(code);
        End();
    }

    public void WriteMaxKey() => WriteConstant(nameof(WriteMaxKey), BsonType.MaxKey);
    public void WriteMinKey() => WriteConstant(nameof(WriteMinKey), BsonType.MinKey);
    public void WriteNull() => WriteConstant(nameof(WriteNull), BsonType.Null);
    public void WriteUndefined() => WriteConstant(nameof(WriteUndefined), BsonType.Undefined);

    public void WriteObjectId(ObjectId objectId)
    {
        Begin(nameof(WriteObjectId), BsonType.ObjectId);
        PutObjectId(objectId);
        End();
    }

    public void WriteRegularExpression(BsonRegularExpression regex)
    {
        ArgumentNullException.ThrowIfNull(regex);
        Begin(nameof(WriteRegularExpression), BsonType.RegularExpression);
        PutRegularExpression(regex);
        End();
    }

    public void WriteString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Begin(nameof(WriteString), BsonType.String);
        PutString(value);
        End();
    }

    public void WriteSymbol(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Begin(nameof(WriteSymbol), BsonType.Symbol);
        PutSymbol(value);
        End();
    }

    public void WriteTimestamp(long value)
    {
        Begin(nameof(WriteTimestamp), BsonType.Timestamp);
        PutTimestamp(value);
        End();
    }

    public virtual void WriteRawBsonDocument(IByteBuffer slice) => BsonCopy.Document(slice, this);

    public virtual void WriteRawBsonArray(IByteBuffer slice) => BsonCopy.Array(slice, this);

    private protected abstract void PutBinaryData(BsonBinaryData value);
    private protected abstract void PutBoolean(bool value);
    private protected abstract void PutConstant(BsonType type);
    private protected abstract void PutDateTime(long value);
    private protected abstract void PutDecimal128(Decimal128 value);
    private protected abstract void PutDouble(double value);
    private protected abstract void PutInt32(int value);
    private protected abstract void PutInt64(long value);
    private protected abstract void PutJavaScript(string code);
    private protected abstract void PutObjectId(ObjectId value);
    private protected abstract void PutRegularExpression(BsonRegularExpression value);
    private protected abstract void PutString(string value);
    private protected abstract void PutSymbol(string value);
    private protected abstract void PutTimestamp(long value);

    private void WriteConstant(string method, BsonType type)
    {
        Begin(method, type);
        PutConstant(type);
        End();
    }
}
