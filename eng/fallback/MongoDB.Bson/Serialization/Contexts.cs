using MongoDB.Bson.IO;

namespace MongoDB.Bson.Serialization;

/// <summary>What a serializer is told of the value it writes.</summary>
public struct BsonSerializationArgs
{
    public BsonSerializationArgs(Type nominalType, bool serializeAsNominalType, bool serializeIdFirst) =>
        (NominalType, SerializeAsNominalType, SerializeIdFirst) = (nominalType, serializeAsNominalType, serializeIdFirst);

    /// <summary>The type the value is declared as.</summary>
    public Type NominalType { get; set; }
    public bool SerializeAsNominalType { get; set; }

    /// <summary>Whether the element _id comes first, as it must in a stored document.</summary>
    public bool SerializeIdFirst { get; set; }
}

/// <summary>What a serializer is told of the value it reads.</summary>
public struct BsonDeserializationArgs
{
    /// <summary>The type the value is declared as.</summary>
    public Type NominalType { get; set; }
}

/// <summary>Where values are written to.</summary>
public class BsonSerializationContext
{
    private BsonSerializationContext(IBsonWriter writer, Func<Type, bool> isDynamicType) => (Writer, IsDynamicType) = (writer, isDynamicType);

    public IBsonWriter Writer { get; }
    public Func<Type, bool> IsDynamicType { get; }

    public static BsonSerializationContext CreateRoot(IBsonWriter writer, Action<Builder> configurator = null) =>
        Build(new Builder(writer, null), configurator);

    public BsonSerializationContext With(Action<Builder> configurator = null) => Build(new Builder(Writer, IsDynamicType), configurator);

    private static BsonSerializationContext Build(Builder builder, Action<Builder> configurator)
    {
        configurator?.Invoke(builder);
        return new BsonSerializationContext(builder.Writer, builder.IsDynamicType ?? (_ => false));
    }

    /// <summary>A context in the making.</summary>
    public class Builder
    {
        internal Builder(IBsonWriter writer, Func<Type, bool> isDynamicType)
        {
            ArgumentNullException.ThrowIfNull(writer);
            (Writer, IsDynamicType) = (writer, isDynamicType);
        }

        public Func<Type, bool> IsDynamicType { get; set; }
        public IBsonWriter Writer { get; }
    }
}

/// <summary>Where values are read from.</summary>
public class BsonDeserializationContext
{
    private BsonDeserializationContext(IBsonReader reader, bool allowDuplicateElementNames) =>
        (Reader, AllowDuplicateElementNames) = (reader, allowDuplicateElementNames);

    public IBsonReader Reader { get; }

    /// <summary>Whether a document may hold a name more than once.</summary>
    public bool AllowDuplicateElementNames { get; }

    public static BsonDeserializationContext CreateRoot(IBsonReader reader, Action<Builder> configurator = null) =>
        Build(new Builder(reader), configurator);

    public BsonDeserializationContext With(Action<Builder> configurator = null) =>
        Build(new Builder(Reader) { AllowDuplicateElementNames = AllowDuplicateElementNames }, configurator);

    private static BsonDeserializationContext Build(Builder builder, Action<Builder> configurator)
    {
        configurator?.Invoke(builder);
        return new BsonDeserializationContext(builder.Reader, builder.AllowDuplicateElementNames);
    }

    /// <summary>A context in the making.</summary>
    public class Builder
    {
        internal Builder(IBsonReader reader)
        {
            ArgumentNullException.ThrowIfNull(reader);
            Reader = reader;
        }

        public bool AllowDuplicateElementNames { get; set; }
        public IBsonReader Reader { get; }
    }
}
