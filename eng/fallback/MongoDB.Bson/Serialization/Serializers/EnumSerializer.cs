using MongoDB.Bson.IO;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Makes serializers of enums.</summary>
public static class EnumSerializer
{
    public static IBsonSerializer Create(Type enumType) => (IBsonSerializer)Activator.CreateInstance(typeof(EnumSerializer<>).MakeGenericType(enumType));
}

/// <summary>Writes an enum as a number or by its name.</summary>
public class EnumSerializer<TEnum>(BsonType representation) : StructSerializerBase<TEnum>, IRepresentationConfigurable<EnumSerializer<TEnum>>
    where TEnum : struct, Enum
{
    private static readonly bool IsWide = Enum.GetUnderlyingType(typeof(TEnum)) is var type && (type == typeof(long) || type == typeof(ulong));

    public EnumSerializer() : this((BsonType)0) { }

    /// <summary>The type written; nought at first, which is the number of the enum's own width.</summary>
    public BsonType Representation { get; } = representation != 0 ? representation : IsWide ? BsonType.Int64 : BsonType.Int32;

    public override TEnum Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args) => context.Reader.GetCurrentBsonType() switch
    {
        BsonType.Int32 => (TEnum)Enum.ToObject(typeof(TEnum), context.Reader.ReadInt32()),
        BsonType.Int64 => (TEnum)Enum.ToObject(typeof(TEnum), context.Reader.ReadInt64()),
        BsonType.Double => (TEnum)Enum.ToObject(typeof(TEnum), checked((long)context.Reader.ReadDouble())),
        BsonType.String => Enum.Parse<TEnum>(context.Reader.ReadString()),
        var other => throw CreateCannotBeDeserializedException(other),
    };

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TEnum value)
    {
        switch (Representation)
        {
            case BsonType.Int32: context.Writer.WriteInt32(unchecked((int)ToInt64(value))); break;
            case BsonType.Int64: context.Writer.WriteInt64(ToInt64(value)); break;
            case BsonType.String: context.Writer.WriteString(value.ToString()); break;
            default: throw new BsonSerializationException($"'{Representation}' is not a valid enum representation.");
        }
    }

    public override bool Equals(object obj) => base.Equals(obj) && ((EnumSerializer<TEnum>)obj).Representation == Representation;
    public override int GetHashCode() => HashCode.Combine(GetType(), Representation);
    public EnumSerializer<TEnum> WithRepresentation(BsonType representation) => new(representation);
    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);

    private static long ToInt64(TEnum value) => Enum.GetUnderlyingType(typeof(TEnum)) == typeof(ulong)
        ? unchecked((long)Convert.ToUInt64(value, null))
        : Convert.ToInt64(value, null);
}
