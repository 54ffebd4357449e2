using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization.Conventions;

namespace MongoDB.Bson.Serialization;

/// <summary>Shorter ways to use serializers.</summary>
public static class IBsonSerializerExtensions
{
    public static object Deserialize(this IBsonSerializer serializer, BsonDeserializationContext context) =>
        serializer.Deserialize(context, new BsonDeserializationArgs { NominalType = serializer.ValueType });

    public static TValue Deserialize<TValue>(this IBsonSerializer<TValue> serializer, BsonDeserializationContext context) =>
        serializer.Deserialize(context, new BsonDeserializationArgs { NominalType = serializer.ValueType });

    public static void Serialize(this IBsonSerializer serializer, BsonSerializationContext context, object value) =>
        serializer.Serialize(context, new BsonSerializationArgs { NominalType = serializer.ValueType }, value);

    public static void Serialize<TValue>(this IBsonSerializer<TValue> serializer, BsonSerializationContext context, TValue value) =>
        serializer.Serialize(context, new BsonSerializationArgs { NominalType = serializer.ValueType }, value);

    /// <summary>The BSON form of a value.</summary>
    public static BsonValue ToBsonValue(this IBsonSerializer serializer, object value) => Written(context => serializer.Serialize(context, value));

    /// <summary>The BSON form of a value.</summary>
    public static BsonValue ToBsonValue<TValue>(this IBsonSerializer<TValue> serializer, TValue value) => Written(context => serializer.Serialize(context, value));

    public static IDiscriminatorConvention GetDiscriminatorConvention(this IBsonSerializer serializer) =>
        throw OutOfScope.Exception($"A discriminator convention, as for {serializer?.ValueType},");

    public static IBsonSerializer GetBaseTypeSerializer(this IBsonSerializer serializer, Type baseType) =>
        baseType == serializer.ValueType ? serializer : BsonSerializer.LookupSerializer(baseType);

    public static IBsonSerializer GetDerivedTypeSerializer(this IBsonSerializer serializer, Type derivedType) =>
        derivedType == serializer.ValueType ? serializer : BsonSerializer.LookupSerializer(derivedType);

    private static BsonValue Written(Action<BsonSerializationContext> write)
    {
        var document = new BsonDocument();
        using var writer = new BsonDocumentWriter(document);
        writer.WriteStartDocument();
        writer.WriteName("_v");
        write(BsonSerializationContext.CreateRoot(writer));
        writer.WriteEndDocument();
        return document[0];
    }
}
