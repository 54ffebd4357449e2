using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization.Options;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Writes and reads a bool.</summary>
public class BooleanSerializer(BsonType representation) : StructSerializerBase<bool>, IRepresentationConfigurable<BooleanSerializer>
{
    public BooleanSerializer() : this(BsonType.Boolean) { }

    public static BooleanSerializer Instance { get; } = new();
    public BsonType Representation { get; } = representation;

    public override bool Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args) => context.Reader.GetCurrentBsonType() switch
    {
        BsonType.Boolean => context.Reader.ReadBoolean(),
        BsonType.Int32 => context.Reader.ReadInt32() != 0,
        BsonType.Int64 => context.Reader.ReadInt64() != 0,
        BsonType.Double => context.Reader.ReadDouble() != 0,
        BsonType.String => JsonConvert.ToBoolean(context.Reader.ReadString()),
        var other => throw CreateCannotBeDeserializedException(other),
    };

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, bool value)
    {
        switch (Representation)
        {
            case BsonType.Boolean: context.Writer.WriteBoolean(value); break;
            case BsonType.Int32: context.Writer.WriteInt32(value ? 1 : 0); break;
            case BsonType.Int64: context.Writer.WriteInt64(value ? 1 : 0); break;
            case BsonType.Double: context.Writer.WriteDouble(value ? 1 : 0); break;
            case BsonType.String: context.Writer.WriteString(JsonConvert.ToString(value)); break;
            default: throw new BsonSerializationException($"'{Representation}' is not a valid Boolean representation.");
        }
    }

    public override bool Equals(object obj) => base.Equals(obj) && ((BooleanSerializer)obj).Representation == Representation;
    public override int GetHashCode() => HashCode.Combine(GetType(), Representation);
    public BooleanSerializer WithRepresentation(BsonType representation) => new(representation);
    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);
}

/// <summary>Writes and reads a char.</summary>
public class CharSerializer(BsonType representation) : StructSerializerBase<char>, IRepresentationConfigurable<CharSerializer>
{
    public CharSerializer() : this(BsonType.Int32) { }

    public static CharSerializer Instance { get; } = new();
    public BsonType Representation { get; } = representation;

    public override char Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args) => context.Reader.GetCurrentBsonType() switch
    {
        BsonType.Int32 => checked((char)context.Reader.ReadInt32()),
        BsonType.String => char.Parse(context.Reader.ReadString()),
        var other => throw CreateCannotBeDeserializedException(other),
    };

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, char value)
    {
        if (Representation == BsonType.String) context.Writer.WriteString(value.ToString());
        else context.Writer.WriteInt32(value);
    }

    public override bool Equals(object obj) => base.Equals(obj) && ((CharSerializer)obj).Representation == Representation;
    public override int GetHashCode() => HashCode.Combine(GetType(), Representation);
    public CharSerializer WithRepresentation(BsonType representation) => new(representation);
    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);
}

/// <summary>Writes and reads a string.</summary>
public class StringSerializer(BsonType representation) : SealedClassSerializerBase<string>, IRepresentationConfigurable<StringSerializer>
{
    public StringSerializer() : this(BsonType.String) { }

    public static StringSerializer Instance { get; } = new();
    public BsonType Representation { get; } = representation;

    protected override string DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args) => context.Reader.GetCurrentBsonType() switch
    {
        BsonType.String => context.Reader.ReadString(),
        BsonType.Symbol => context.Reader.ReadSymbol(),
        BsonType.ObjectId when Representation == BsonType.ObjectId => context.Reader.ReadObjectId().ToString(),
        var other => throw CreateCannotBeDeserializedException(other),
    };

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, string value)
    {
        switch (Representation)
        {
            case BsonType.String: context.Writer.WriteString(value); break;
            case BsonType.Symbol: context.Writer.WriteSymbol(value); break;
            case BsonType.ObjectId: context.Writer.WriteObjectId(ObjectId.Parse(value)); break;
            default: throw new BsonSerializationException($"'{Representation}' is not a valid String representation.");
        }
    }

    public override bool Equals(object obj) => base.Equals(obj) && ((StringSerializer)obj).Representation == Representation;
    public override int GetHashCode() => HashCode.Combine(GetType(), Representation);
    public StringSerializer WithRepresentation(BsonType representation) => new(representation);
    IBsonSerializer IRepresentationConfigurable.WithRepresentation(BsonType representation) => WithRepresentation(representation);
}

/// <summary>Writes and reads an <see cref="ObjectId"/>.</summary>
public class ObjectIdSerializer : StructSerializerBase<ObjectId>
{
    public static ObjectIdSerializer Instance { get; } = new();

    public override ObjectId Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args) => context.Reader.GetCurrentBsonType() switch
    {
        BsonType.ObjectId => context.Reader.ReadObjectId(),
        BsonType.String => ObjectId.Parse(context.Reader.ReadString()),
        var other => throw CreateCannotBeDeserializedException(other),
    };

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, ObjectId value) => context.Writer.WriteObjectId(value);
}

/// <summary>Writes and reads a <see cref="Decimal128"/>.</summary>
public class Decimal128Serializer : StructSerializerBase<Decimal128>, IHasRepresentationSerializer
{
    public static Decimal128Serializer Instance { get; } = new();
    public BsonType Representation => BsonType.Decimal128;

    public override Decimal128 Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args) => context.Reader.GetCurrentBsonType() switch
    {
        BsonType.Decimal128 => context.Reader.ReadDecimal128(),
        BsonType.Int32 => context.Reader.ReadInt32(),
        BsonType.Int64 => context.Reader.ReadInt64(),
        BsonType.Double => (Decimal128)context.Reader.ReadDouble(),
        BsonType.String => Decimal128.Parse(context.Reader.ReadString()),
        var other => throw CreateCannotBeDeserializedException(other),
    };

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, Decimal128 value) => context.Writer.WriteDecimal128(value);
}

/// <summary>Writes and reads bytes.</summary>
public class ByteArraySerializer : SealedClassSerializerBase<byte[]>
{
    public static ByteArraySerializer Instance { get; } = new();

    protected override byte[] DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args) => context.Reader.ReadBytes();

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, byte[] value) => context.Writer.WriteBytes(value);
}

/// <summary>Writes and reads a <see cref="Guid"/> in a representation, which must be named.</summary>
public class GuidSerializer(GuidRepresentation guidRepresentation) : StructSerializerBase<Guid>
{
    public GuidSerializer() : this(GuidRepresentation.Unspecified) { }

    public static GuidSerializer StandardInstance { get; } = new(GuidRepresentation.Standard);
    public GuidRepresentation GuidRepresentation { get; } = guidRepresentation;

    public override Guid Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        EnsureBsonTypeEquals(context.Reader, BsonType.Binary);
        return context.Reader.ReadGuid(Specified);
    }

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, Guid value) => context.Writer.WriteGuid(value, Specified);

    public override bool Equals(object obj) => base.Equals(obj) && ((GuidSerializer)obj).GuidRepresentation == GuidRepresentation;
    public override int GetHashCode() => HashCode.Combine(GetType(), GuidRepresentation);

    private GuidRepresentation Specified => GuidRepresentation != GuidRepresentation.Unspecified
        ? GuidRepresentation
        : throw new BsonSerializationException("GuidSerializer cannot write or read a Guid when GuidRepresentation is Unspecified.");
}

/// <summary>Writes a <see cref="System.Text.RegularExpressions.Regex"/> as a BSON regular expression.</summary>
public class RegexSerializer : SealedClassSerializerBase<System.Text.RegularExpressions.Regex>
{
    public static RegexSerializer RegularExpressionInstance { get; } = new();

    protected override System.Text.RegularExpressions.Regex DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args) =>
        context.Reader.ReadRegularExpression().ToRegex();

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, System.Text.RegularExpressions.Regex value) =>
        context.Writer.WriteRegularExpression(new BsonRegularExpression(value));
}
