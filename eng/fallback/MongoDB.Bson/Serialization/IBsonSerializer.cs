namespace MongoDB.Bson.Serialization;

/// <summary>Writes and reads the values of a type.</summary>
public interface IBsonSerializer
{
    Type ValueType { get; }
    object Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args);
    void Serialize(BsonSerializationContext context, BsonSerializationArgs args, object value);
}

/// <summary>Writes and reads the values of a type.</summary>
public interface IBsonSerializer<TValue> : IBsonSerializer
{
    new TValue Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args);
    void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TValue value);
}

/// <summary>Knows the serializers of types.</summary>
public interface IBsonSerializerRegistry
{
    IBsonSerializer GetSerializer(Type type);
    IBsonSerializer<T> GetSerializer<T>();
}

/// <summary>A serializer whose values are arrays.</summary>
public interface IBsonArraySerializer : IBsonSerializer
{
    bool TryGetItemSerializationInfo(out BsonSerializationInfo serializationInfo);
}

/// <summary>A serializer whose values are documents.</summary>
public interface IBsonDocumentSerializer : IBsonSerializer
{
    bool TryGetMemberSerializationInfo(string memberName, out BsonSerializationInfo serializationInfo);
}

/// <summary>A serializer whose values are dictionaries.</summary>
public interface IBsonDictionarySerializer : IBsonSerializer
{
    Options.DictionaryRepresentation DictionaryRepresentation { get; }
    IBsonSerializer KeySerializer { get; }
    IBsonSerializer ValueSerializer { get; }
}

/// <summary>A serializer that knows the _id of its values.</summary>
public interface IBsonIdProvider
{
    bool GetDocumentId(object document, out object id, out Type idNominalType, out IIdGenerator idGenerator);
    void SetDocumentId(object document, object id);
}

/// <summary>Makes values for _id.</summary>
public interface IIdGenerator
{
    object GenerateId(object container, object document);
    bool IsEmpty(object id);
}

/// <summary>A serializer that can be asked which BSON type it writes.</summary>
public interface IHasRepresentationSerializer
{
    BsonType Representation { get; }
}

/// <summary>A serializer that can write another BSON type.</summary>
public interface IRepresentationConfigurable : IHasRepresentationSerializer
{
    IBsonSerializer WithRepresentation(BsonType representation);
}

/// <summary>A serializer that can write another BSON type.</summary>
public interface IRepresentationConfigurable<out TSerializer> : IRepresentationConfigurable
{
    new TSerializer WithRepresentation(BsonType representation);
}

/// <summary>A serializer whose conversions can be set.</summary>
public interface IRepresentationConverterConfigurable
{
    Options.RepresentationConverter Converter { get; }
    IBsonSerializer WithConverter(Options.RepresentationConverter converter);
}

/// <summary>A serializer built on another one.</summary>
public interface IChildSerializerConfigurable
{
    IBsonSerializer ChildSerializer { get; }
    IBsonSerializer WithChildSerializer(IBsonSerializer childSerializer);
}
