namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>A serializer of a nullable struct.</summary>
public interface INullableSerializer
{
    IBsonSerializer ValueSerializer { get; }
}

/// <summary>Makes serializers of nullable structs.</summary>
public static class NullableSerializer
{
    public static IBsonSerializer NullableBooleanInstance { get; } = new NullableSerializer<bool>(BooleanSerializer.Instance);
    public static IBsonSerializer NullableDecimal128Instance { get; } = new NullableSerializer<Decimal128>(Decimal128Serializer.Instance);
    public static IBsonSerializer NullableDecimalInstance { get; } = new NullableSerializer<decimal>(DecimalSerializer.Instance);
    public static IBsonSerializer NullableDoubleInstance { get; } = new NullableSerializer<double>(DoubleSerializer.Instance);
    public static IBsonSerializer NullableInt32Instance { get; } = new NullableSerializer<int>(Int32Serializer.Instance);
    public static IBsonSerializer NullableInt64Instance { get; } = new NullableSerializer<long>(Int64Serializer.Instance);
    public static IBsonSerializer NullableLocalDateTimeInstance { get; } = new NullableSerializer<DateTime>(DateTimeSerializer.LocalInstance);
    public static IBsonSerializer NullableObjectIdInstance { get; } = new NullableSerializer<ObjectId>(ObjectIdSerializer.Instance);
    public static IBsonSerializer NullableSingleInstance { get; } = new NullableSerializer<float>(SingleSerializer.Instance);
    public static IBsonSerializer NullableStandardGuidInstance { get; } = new NullableSerializer<Guid>(GuidSerializer.StandardInstance);
    public static IBsonSerializer NullableUtcDateTimeInstance { get; } = new NullableSerializer<DateTime>(DateTimeSerializer.UtcInstance);

    public static IBsonSerializer Create(IBsonSerializer valueSerializer) =>
        (IBsonSerializer)Activator.CreateInstance(typeof(NullableSerializer<>).MakeGenericType(valueSerializer.ValueType), valueSerializer);
}

/// <summary>Writes a struct, or a BSON null where there is none.</summary>
public class NullableSerializer<T>(IBsonSerializer<T> serializer) : SerializerBase<T?>, INullableSerializer, IChildSerializerConfigurable
    where T : struct
{
    public NullableSerializer() : this(BsonSerializer.LookupSerializer<T>()) { }

    public IBsonSerializer<T> ValueSerializer { get; } = serializer;
    IBsonSerializer INullableSerializer.ValueSerializer => ValueSerializer;
    IBsonSerializer IChildSerializerConfigurable.ChildSerializer => ValueSerializer;

    public override T? Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        if (context.Reader.GetCurrentBsonType() != BsonType.Null) return ValueSerializer.Deserialize(context);
        context.Reader.ReadNull();
        return null;
    }

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, T? value)
    {
        if (value is { } held) ValueSerializer.Serialize(context, held);
        else context.Writer.WriteNull();
    }

    public override bool Equals(object obj) => base.Equals(obj) && ((NullableSerializer<T>)obj).ValueSerializer.Equals(ValueSerializer);
    public override int GetHashCode() => HashCode.Combine(GetType(), ValueSerializer);
    IBsonSerializer IChildSerializerConfigurable.WithChildSerializer(IBsonSerializer childSerializer) => new NullableSerializer<T>((IBsonSerializer<T>)childSerializer);
}
