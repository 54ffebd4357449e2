namespace MongoDB.Bson.IO;

/// <summary>Reads BSON from JSON text, which is read whole at first.</summary>
public sealed class JsonReader : BsonDocumentReader
{
    public JsonReader(string json) : this(json, new JsonReaderSettings()) { }
    public JsonReader(string json, JsonReaderSettings settings) : base(JsonParser.Parse(json), settings) { }
    public JsonReader(TextReader textReader) : this(textReader, new JsonReaderSettings()) { }
    public JsonReader(TextReader textReader, JsonReaderSettings settings) : this(textReader.ReadToEnd(), settings) { }
}
