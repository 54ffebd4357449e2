using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;

namespace MongoDB.Bson;

/// <summary>A document that is the serialized form of an object, made when its elements are first asked for.</summary>
public sealed class BsonDocumentWrapper : LazyDocument
{
    /// <summary>From an object and the serializer that writes it.</summary>
    public BsonDocumentWrapper(object value, IBsonSerializer serializer)
    {
        ArgumentNullException.ThrowIfNull(serializer);
        Wrapped = value;
        Serializer = serializer;
    }

    /// <summary>From an object, by the serializer of its class.</summary>
    public BsonDocumentWrapper(object value) : this(value, BsonSerializer.LookupSerializer(value?.GetType() ?? typeof(object))) { }

    /// <summary>The object.</summary>
    public object Wrapped { get; }

    /// <summary>The serializer that writes it.</summary>
    public IBsonSerializer Serializer { get; }

    public static BsonDocumentWrapper Create<TNominalType>(TNominalType value) => new(value, BsonSerializer.LookupSerializer<TNominalType>());

    public override BsonValue Clone() => new BsonDocumentWrapper(Wrapped, Serializer);

    protected override IEnumerable<BsonElement> Materialize()
    {
        var document = new BsonDocument();
        using var writer = new BsonDocumentWriter(document);
        Serializer.Serialize(BsonSerializationContext.CreateRoot(writer), new BsonSerializationArgs { NominalType = Serializer.ValueType }, Wrapped);
        return document.Elements;
    }
}
