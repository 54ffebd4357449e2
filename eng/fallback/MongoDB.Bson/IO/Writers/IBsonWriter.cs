namespace MongoDB.Bson.IO;

/// <summary>Writes BSON values one after the other, in whatever form.</summary>
public interface IBsonWriter : IDisposable
{
    /// <summary>How many bytes are written, where that is known.</summary>
    long Position { get; }

    /// <summary>How many documents and arrays are open.</summary>
    int SerializationDepth { get; }
    BsonWriterSettings Settings { get; }
    BsonWriterState State { get; }

    void Close();
    void Flush();
    void PushElementNameValidator(IElementNameValidator validator);
    void PopElementNameValidator();
    void PushSettings(Action<BsonWriterSettings> configurator);
    void PopSettings();

    void WriteBinaryData(BsonBinaryData binaryData);
    void WriteBoolean(bool value);
    void WriteBytes(byte[] bytes);

    /// <summary>Writes milliseconds since 1970 UTC.</summary>
    void WriteDateTime(long value);
    void WriteDecimal128(Decimal128 value);
    void WriteDouble(double value);
    void WriteEndArray();
    void WriteEndDocument();
    void WriteGuid(Guid guid);
    void WriteGuid(Guid guid, GuidRepresentation guidRepresentation);
    void WriteInt32(int value);
    void WriteInt64(long value);
    void WriteJavaScript(string code);

    /// <summary>Writes code; the scope follows as a document.</summary>
    void WriteJavaScriptWithScope(string code);
    void WriteMaxKey();
    void WriteMinKey();
    void WriteName(string name);
    void WriteNull();
    void WriteObjectId(ObjectId objectId);
    void WriteRawBsonArray(IByteBuffer slice);
    void WriteRawBsonDocument(IByteBuffer slice);
    void WriteRegularExpression(BsonRegularExpression regex);
    void WriteStartArray();
    void WriteStartDocument();
    void WriteString(string value);
    void WriteSymbol(string value);
    void WriteTimestamp(long value);
    void WriteUndefined();
}

/// <summary>What a writer expects next.</summary>
public enum BsonWriterState
{
    Initial,
    Name,
    Value,
    ScopeDocument,
    Done,
    Closed,
}

/// <summary>Says which names the elements of a document may have.</summary>
public interface IElementNameValidator
{
    /// <summary>Whether a name may be used.</summary>
    bool IsValidElementName(string elementName);

    /// <summary>The validator for what lies inside the element of a name.</summary>
    IElementNameValidator GetValidatorForChildContent(string elementName);
}

/// <summary>Allows every name.</summary>
public sealed class NoOpElementNameValidator : IElementNameValidator
{
    private NoOpElementNameValidator() { }

    public static NoOpElementNameValidator Instance { get; } = new();

    public bool IsValidElementName(string elementName) => true;
    public IElementNameValidator GetValidatorForChildContent(string elementName) => this;
}
