using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization.Options;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>The base of serializers of dictionaries: a document whose names are the keys, or arrays of pairs.</summary>
public abstract class DictionarySerializerBase<TDictionary, TKey, TValue>(
    DictionaryRepresentation dictionaryRepresentation, IBsonSerializer<TKey> keySerializer, IBsonSerializer<TValue> valueSerializer)
    : ClassSerializerBase<TDictionary>, IBsonDictionarySerializer
    where TDictionary : class, IEnumerable<KeyValuePair<TKey, TValue>>
{
    public DictionaryRepresentation DictionaryRepresentation { get; } = dictionaryRepresentation;
    public IBsonSerializer<TKey> KeySerializer { get; } = keySerializer;
    public IBsonSerializer<TValue> ValueSerializer { get; } = valueSerializer;
    IBsonSerializer IBsonDictionarySerializer.KeySerializer => KeySerializer;
    IBsonSerializer IBsonDictionarySerializer.ValueSerializer => ValueSerializer;

    protected override TDictionary DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var accumulator = CreateAccumulator();
        var reader = context.Reader;
        if (reader.GetCurrentBsonType() != BsonType.Document) throw OutOfScope.Exception("A dictionary in array form");
        reader.ReadStartDocument();
        while (reader.ReadBsonType() != BsonType.EndOfDocument)
        {
            var key = DeserializeKey(reader.ReadName());
            accumulator.Add(new KeyValuePair<TKey, TValue>(key, ValueSerializer.Deserialize(context)));
        }
        reader.ReadEndDocument();
        return FinalizeAccumulator(accumulator);
    }

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, TDictionary value)
    {
        if (DictionaryRepresentation is not (DictionaryRepresentation.Document or DictionaryRepresentation.Dynamic)) throw OutOfScope.Exception("A dictionary in array form");
        context.Writer.WriteStartDocument();
        foreach (var (key, held) in value)
        {
            context.Writer.WriteName(KeySerializer.ToBsonValue(key).AsString);
            ValueSerializer.Serialize(context, held);
        }
        context.Writer.WriteEndDocument();
    }

    protected abstract ICollection<KeyValuePair<TKey, TValue>> CreateAccumulator();
    protected virtual TDictionary FinalizeAccumulator(ICollection<KeyValuePair<TKey, TValue>> accumulator) => (TDictionary)accumulator;

    private TKey DeserializeKey(string name)
    {
        using var reader = new BsonDocumentReader(new BsonDocument("_k", name));
        reader.ReadStartDocument();
        reader.ReadName("_k");
        return KeySerializer.Deserialize(BsonDeserializationContext.CreateRoot(reader));
    }
}

/// <summary>Writes and reads a dictionary that can be filled.</summary>
public class DictionaryInterfaceImplementerSerializer<TDictionary, TKey, TValue>(
    DictionaryRepresentation dictionaryRepresentation, IBsonSerializer<TKey> keySerializer, IBsonSerializer<TValue> valueSerializer)
    : DictionarySerializerBase<TDictionary, TKey, TValue>(dictionaryRepresentation, keySerializer, valueSerializer)
    where TDictionary : class, IDictionary<TKey, TValue>
{
    public DictionaryInterfaceImplementerSerializer()
        : this(DictionaryRepresentation.Document, BsonSerializer.LookupSerializer<TKey>(), BsonSerializer.LookupSerializer<TValue>()) { }

    protected override ICollection<KeyValuePair<TKey, TValue>> CreateAccumulator() => Activator.CreateInstance<TDictionary>();
}
