using System.Globalization;
using System.Numerics;
using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization.Options;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Writes a .NET number as a BSON number or as text, and reads any of them; a number that does not fit is refused.</summary>
public abstract class NumberSerializer<TNumber>(BsonType representation, RepresentationConverter converter)
    : StructSerializerBase<TNumber>, IRepresentationConfigurable, IRepresentationConverterConfigurable
    where TNumber : struct, INumber<TNumber>
{
    public BsonType Representation { get; } = representation;
    public RepresentationConverter Converter { get; } = converter ?? new RepresentationConverter(false, false);

    public override TNumber Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var reader = context.Reader;
        return reader.GetCurrentBsonType() switch
        {
            BsonType.Int32 => TNumber.CreateChecked(reader.ReadInt32()),
            BsonType.Int64 => TNumber.CreateChecked(reader.ReadInt64()),
            BsonType.Double => FromDouble(reader.ReadDouble()),
            BsonType.Decimal128 => FromDecimal128(reader.ReadDecimal128()),
            BsonType.String => TNumber.Parse(reader.ReadString(), CultureInfo.InvariantCulture),
            var other => throw CreateCannotBeDeserializedException(other),
        };
    }

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TNumber value)
    {
        var writer = context.Writer;
        switch (Representation)
        {
            case BsonType.Int32: writer.WriteInt32(ToInt32(value)); break;
            case BsonType.Int64: writer.WriteInt64(long.CreateChecked(value)); break;
            case BsonType.Double: writer.WriteDouble(double.CreateChecked(value)); break;
            case BsonType.Decimal128: writer.WriteDecimal128(ToDecimal128(value)); break;
            case BsonType.String: writer.WriteString(value.ToString(null, CultureInfo.InvariantCulture)); break;
            default: throw new BsonSerializationException($"'{Representation}' is not a valid {typeof(TNumber).Name} representation.");
        }
    }

    public override bool Equals(object obj) => base.Equals(obj) && ((NumberSerializer<TNumber>)obj).Representation == Representation;
    public override int GetHashCode() => HashCode.Combine(GetType(), Representation);

    public abstract IBsonSerializer WithRepresentation(BsonType representation);
    public abstract IBsonSerializer WithConverter(RepresentationConverter converter);

    // An unsigned number keeps its bits, as there is no unsigned BSON type.
    private int ToInt32(TNumber value) => value is uint bits ? unchecked((int)bits) : int.CreateChecked(value);

    private TNumber FromDouble(double value)
    {
        var number = TNumber.CreateChecked(value);
        var isFloat = typeof(TNumber) == typeof(double) || typeof(TNumber) == typeof(float) || typeof(TNumber) == typeof(decimal);
        if (!isFloat && !Converter.AllowTruncation && double.CreateChecked(number) != value)
            throw new TruncationException($"{value} has a fraction that {typeof(TNumber).Name} cannot hold.");
        return number;
    }

    private static TNumber FromDecimal128(Decimal128 value) => typeof(TNumber) == typeof(double) || typeof(TNumber) == typeof(float)
        ? TNumber.CreateChecked(Decimal128.ToDouble(value))
        : TNumber.CreateChecked(Decimal128.ToDecimal(value));

    private static Decimal128 ToDecimal128(TNumber value) => value switch
    {
        double v => (Decimal128)v,
        float v => (Decimal128)v,
        _ => decimal.CreateChecked(value),
    };
}

/// <summary>A conversion that would lose a fraction.</summary>
public class TruncationException(string message) : BsonException(message);
