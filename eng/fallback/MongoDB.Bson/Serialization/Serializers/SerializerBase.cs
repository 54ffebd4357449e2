using MongoDB.Bson.IO;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>The base of serializers; those of one class are equal unless they say otherwise.</summary>
public abstract class SerializerBase<TValue> : IBsonSerializer<TValue>
{
    public Type ValueType => typeof(TValue);

    public virtual TValue Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args) => throw NotSupported(nameof(Deserialize));

    public virtual void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TValue value) => throw NotSupported(nameof(Serialize));

    object IBsonSerializer.Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args) => Deserialize(context, args);

    void IBsonSerializer.Serialize(BsonSerializationContext context, BsonSerializationArgs args, object value) => Serialize(context, args, (TValue)value);

    public override bool Equals(object obj) => ReferenceEquals(this, obj) || (obj is not null && GetType() == obj.GetType());
    public override int GetHashCode() => GetType().GetHashCode();

    protected FormatException CreateCannotBeDeserializedException(BsonType bsonType) =>
        new($"Cannot deserialize a '{BsonUtils.GetFriendlyTypeName(ValueType)}' from BsonType '{bsonType}'.");

    protected Exception CreateCannotDeserializeFromBsonTypeException(BsonType bsonType) => CreateCannotBeDeserializedException(bsonType);

    protected void EnsureBsonTypeEquals(IBsonReader reader, BsonType bsonType)
    {
        if (reader.GetCurrentBsonType() != bsonType) throw CreateCannotBeDeserializedException(reader.CurrentBsonType);
    }

    private NotSupportedException NotSupported(string method) => new($"{BsonUtils.GetFriendlyTypeName(GetType())} has no {method}.");
}

/// <summary>The base of serializers of structs.</summary>
public abstract class StructSerializerBase<TValue> : SerializerBase<TValue>
    where TValue : struct;

/// <summary>The base of serializers of classes; null is written as a BSON null.</summary>
public abstract class SealedClassSerializerBase<TValue> : SerializerBase<TValue>
    where TValue : class
{
    public override TValue Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        if (context.Reader.GetCurrentBsonType() != BsonType.Null) return DeserializeValue(context, args);
        context.Reader.ReadNull();
        return null;
    }

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TValue value)
    {
        if (value is null) context.Writer.WriteNull();
        else SerializeValue(context, args, value);
    }

    protected virtual TValue DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args) =>
        throw new NotSupportedException($"{BsonUtils.GetFriendlyTypeName(GetType())} has no {nameof(DeserializeValue)}.");

    protected virtual void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, TValue value) =>
        throw new NotSupportedException($"{BsonUtils.GetFriendlyTypeName(GetType())} has no {nameof(SerializeValue)}.");
}

/// <summary>The base of serializers of classes whose values may be of derived ones, which their own serializers write.</summary>
public abstract class ClassSerializerBase<TValue> : SerializerBase<TValue>
    where TValue : class
{
    public override TValue Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        if (context.Reader.GetCurrentBsonType() == BsonType.Null)
        {
            context.Reader.ReadNull();
            return null;
        }
        var actualType = GetActualType(context);
        if (actualType == ValueType) return DeserializeValue(context, args);
        return (TValue)BsonSerializer.LookupSerializer(actualType).Deserialize(context, args);
    }

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TValue value)
    {
        if (value is null) context.Writer.WriteNull();
        else if (value.GetType() == ValueType || args.SerializeAsNominalType) SerializeValue(context, args, value);
        else BsonSerializer.LookupSerializer(value.GetType()).Serialize(context, args, value);
    }

    /// <summary>The class of the value that comes next.</summary>
    protected virtual Type GetActualType(BsonDeserializationContext context) => ValueType;

    protected virtual TValue DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args) =>
        throw new NotSupportedException($"{BsonUtils.GetFriendlyTypeName(GetType())} has no {nameof(DeserializeValue)}.");

    protected virtual void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, TValue value) =>
        throw new NotSupportedException($"{BsonUtils.GetFriendlyTypeName(GetType())} has no {nameof(SerializeValue)}.");
}
