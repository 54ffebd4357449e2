using MongoDB.Bson.Serialization.Options;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Writes and reads a byte.</summary>
public class ByteSerializer(BsonType representation, RepresentationConverter converter)
    : NumberSerializer<byte>(representation, converter), IRepresentationConfigurable<ByteSerializer>
{
    public ByteSerializer() : this(BsonType.Int32) { }
    public ByteSerializer(BsonType representation) : this(representation, null) { }

    public static ByteSerializer Instance { get; } = new();

    public override IBsonSerializer WithConverter(RepresentationConverter converter) => new ByteSerializer(Representation, converter);
    public override ByteSerializer WithRepresentation(BsonType representation) => new(representation, Converter);
}

/// <summary>Writes and reads a sbyte.</summary>
public class SByteSerializer(BsonType representation, RepresentationConverter converter)
    : NumberSerializer<sbyte>(representation, converter), IRepresentationConfigurable<SByteSerializer>
{
    public SByteSerializer() : this(BsonType.Int32) { }
    public SByteSerializer(BsonType representation) : this(representation, null) { }

    public static SByteSerializer Instance { get; } = new();

    public override IBsonSerializer WithConverter(RepresentationConverter converter) => new SByteSerializer(Representation, converter);
    public override SByteSerializer WithRepresentation(BsonType representation) => new(representation, Converter);
}

/// <summary>Writes and reads a short.</summary>
public class Int16Serializer(BsonType representation, RepresentationConverter converter)
    : NumberSerializer<short>(representation, converter), IRepresentationConfigurable<Int16Serializer>
{
    public Int16Serializer() : this(BsonType.Int32) { }
    public Int16Serializer(BsonType representation) : this(representation, null) { }

    public static Int16Serializer Instance { get; } = new();

    public override IBsonSerializer WithConverter(RepresentationConverter converter) => new Int16Serializer(Representation, converter);
    public override Int16Serializer WithRepresentation(BsonType representation) => new(representation, Converter);
}

/// <summary>Writes and reads a ushort.</summary>
public class UInt16Serializer(BsonType representation, RepresentationConverter converter)
    : NumberSerializer<ushort>(representation, converter), IRepresentationConfigurable<UInt16Serializer>
{
    public UInt16Serializer() : this(BsonType.Int32) { }
    public UInt16Serializer(BsonType representation) : this(representation, null) { }

    public static UInt16Serializer Instance { get; } = new();

    public override IBsonSerializer WithConverter(RepresentationConverter converter) => new UInt16Serializer(Representation, converter);
    public override UInt16Serializer WithRepresentation(BsonType representation) => new(representation, Converter);
}

/// <summary>Writes and reads a int.</summary>
public class Int32Serializer(BsonType representation, RepresentationConverter converter)
    : NumberSerializer<int>(representation, converter), IRepresentationConfigurable<Int32Serializer>
{
    public Int32Serializer() : this(BsonType.Int32) { }
    public Int32Serializer(BsonType representation) : this(representation, null) { }

    public static Int32Serializer Instance { get; } = new();

    public override IBsonSerializer WithConverter(RepresentationConverter converter) => new Int32Serializer(Representation, converter);
    public override Int32Serializer WithRepresentation(BsonType representation) => new(representation, Converter);
}

/// <summary>Writes and reads a uint.</summary>
public class UInt32Serializer(BsonType representation, RepresentationConverter converter)
    : NumberSerializer<uint>(representation, converter), IRepresentationConfigurable<UInt32Serializer>
{
    public UInt32Serializer() : this(BsonType.Int32) { }
    public UInt32Serializer(BsonType representation) : this(representation, null) { }

    public static UInt32Serializer Instance { get; } = new();

    public override IBsonSerializer WithConverter(RepresentationConverter converter) => new UInt32Serializer(Representation, converter);
    public override UInt32Serializer WithRepresentation(BsonType representation) => new(representation, Converter);
}

/// <summary>Writes and reads a long.</summary>
public class Int64Serializer(BsonType representation, RepresentationConverter converter)
    : NumberSerializer<long>(representation, converter), IRepresentationConfigurable<Int64Serializer>
{
    public Int64Serializer() : this(BsonType.Int64) { }
    public Int64Serializer(BsonType representation) : this(representation, null) { }

    public static Int64Serializer Instance { get; } = new();

    public override IBsonSerializer WithConverter(RepresentationConverter converter) => new Int64Serializer(Representation, converter);
    public override Int64Serializer WithRepresentation(BsonType representation) => new(representation, Converter);
}

/// <summary>Writes and reads a ulong.</summary>
public class UInt64Serializer(BsonType representation, RepresentationConverter converter)
    : NumberSerializer<ulong>(representation, converter), IRepresentationConfigurable<UInt64Serializer>
{
    public UInt64Serializer() : this(BsonType.Int64) { }
    public UInt64Serializer(BsonType representation) : this(representation, null) { }

    public static UInt64Serializer Instance { get; } = new();

    public override IBsonSerializer WithConverter(RepresentationConverter converter) => new UInt64Serializer(Representation, converter);
    public override UInt64Serializer WithRepresentation(BsonType representation) => new(representation, Converter);
}

/// <summary>Writes and reads a float.</summary>
public class SingleSerializer(BsonType representation, RepresentationConverter converter)
    : NumberSerializer<float>(representation, converter), IRepresentationConfigurable<SingleSerializer>
{
    public SingleSerializer() : this(BsonType.Double) { }
    public SingleSerializer(BsonType representation) : this(representation, null) { }

    public static SingleSerializer Instance { get; } = new();

    public override IBsonSerializer WithConverter(RepresentationConverter converter) => new SingleSerializer(Representation, converter);
    public override SingleSerializer WithRepresentation(BsonType representation) => new(representation, Converter);
}

/// <summary>Writes and reads a double.</summary>
public class DoubleSerializer(BsonType representation, RepresentationConverter converter)
    : NumberSerializer<double>(representation, converter), IRepresentationConfigurable<DoubleSerializer>
{
    public DoubleSerializer() : this(BsonType.Double) { }
    public DoubleSerializer(BsonType representation) : this(representation, null) { }

    public static DoubleSerializer Instance { get; } = new();

    public override IBsonSerializer WithConverter(RepresentationConverter converter) => new DoubleSerializer(Representation, converter);
    public override DoubleSerializer WithRepresentation(BsonType representation) => new(representation, Converter);
}

/// <summary>Writes and reads a decimal.</summary>
public class DecimalSerializer(BsonType representation, RepresentationConverter converter)
    : NumberSerializer<decimal>(representation, converter), IRepresentationConfigurable<DecimalSerializer>
{
    public DecimalSerializer() : this(BsonType.Decimal128) { }
    public DecimalSerializer(BsonType representation) : this(representation, null) { }

    public static DecimalSerializer Instance { get; } = new();

    public override IBsonSerializer WithConverter(RepresentationConverter converter) => new DecimalSerializer(Representation, converter);
    public override DecimalSerializer WithRepresentation(BsonType representation) => new(representation, Converter);
}
