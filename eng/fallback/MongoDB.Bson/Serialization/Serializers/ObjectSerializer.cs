namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Writes an object of unknown type by the BSON value that stands for it.</summary>
public class ObjectSerializer : ClassSerializerBase<object>
{
    public static ObjectSerializer Instance { get; } = new();

    public override object Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args) =>
        BsonTypeMapper.MapToDotNetValue(BsonValueSerializer.Read(context));

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, object value) =>
        BsonValueSerializer.Write(context, BsonValue.Create(value));
}

/// <summary>Writes what can be enumerated as an array and reads a list.</summary>
public class ListInterfaceSerializer<TInterface, TItem>(IBsonSerializer<TItem> itemSerializer)
    : EnumerableInterfaceImplementerSerializerBase<TInterface, TItem>(itemSerializer)
    where TInterface : class, IEnumerable<TItem>;
