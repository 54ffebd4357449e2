namespace MongoDB.Bson.IO;

/// <summary>Reads BSON values one after the other, whatever form they have.</summary>
public interface IBsonReader : IDisposable
{
    /// <summary>The type of the value at hand.</summary>
    BsonType CurrentBsonType { get; }
    BsonReaderState State { get; }

    void Close();

    /// <summary>A place to return to.</summary>
    BsonReaderBookmark GetBookmark();
    void ReturnToBookmark(BsonReaderBookmark bookmark);

    /// <summary>The type of the value at hand, read if it was not yet.</summary>
    BsonType GetCurrentBsonType();
    bool IsAtEndOfFile();
    void PushSettings(Action<BsonReaderSettings> configurator);
    void PopSettings();

    BsonBinaryData ReadBinaryData();
    bool ReadBoolean();

    /// <summary>Goes to the next element and reads its type; at the end of a document or array that is EndOfDocument.</summary>
    BsonType ReadBsonType();

    /// <summary>The bytes of a value of the subtype Binary.</summary>
    byte[] ReadBytes();

    /// <summary>Milliseconds since 1970 UTC.</summary>
    long ReadDateTime();
    Decimal128 ReadDecimal128();
    double ReadDouble();
    void ReadEndArray();
    void ReadEndDocument();
    Guid ReadGuid();
    Guid ReadGuid(GuidRepresentation guidRepresentation);
    int ReadInt32();
    long ReadInt64();
    string ReadJavaScript();

    /// <summary>The code; the scope follows as a document.</summary>
    string ReadJavaScriptWithScope();
    void ReadMaxKey();
    void ReadMinKey();
    string ReadName(INameDecoder nameDecoder);
    void ReadNull();
    ObjectId ReadObjectId();

    /// <summary>The bytes of an array.</summary>
    IByteBuffer ReadRawBsonArray();

    /// <summary>The bytes of a document.</summary>
    IByteBuffer ReadRawBsonDocument();
    BsonRegularExpression ReadRegularExpression();
    void ReadStartArray();
    void ReadStartDocument();
    string ReadString();
    string ReadSymbol();
    long ReadTimestamp();
    void ReadUndefined();
    void SkipName();
    void SkipValue();
}

/// <summary>Where a reader stands between the parts of an element.</summary>
public enum BsonReaderState
{
    Initial,
    Type,
    Name,
    Value,
    ScopeDocument,
    EndOfDocument,
    EndOfArray,
    Done,
    Closed,
}

/// <summary>Turns the bytes of a name into text.</summary>
public interface INameDecoder
{
    string Decode(BsonStream stream, System.Text.UTF8Encoding encoding);

    /// <summary>Tells of a name that was read by other means.</summary>
    void Inform(string name);
}

/// <summary>A place of a reader.</summary>
public abstract class BsonReaderBookmark
{
    private protected BsonReaderBookmark(BsonReaderState state, BsonType currentBsonType, string currentName) =>
        (State, CurrentBsonType, CurrentName) = (state, currentBsonType, currentName);

    public BsonReaderState State { get; }
    public BsonType CurrentBsonType { get; }
    public string CurrentName { get; }
}
