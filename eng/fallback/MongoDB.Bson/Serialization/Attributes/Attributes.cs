namespace MongoDB.Bson.Serialization.Attributes;

/// <summary>Names the serializer of a type or member.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Interface)]
public class BsonSerializerAttribute(Type serializerType) : Attribute
{
    public Type SerializerType { get; set; } = serializerType;

    /// <summary>The serializer; that of a generic type is closed with the type's arguments.</summary>
    internal IBsonSerializer CreateSerializer(Type type)
    {
        var closed = SerializerType.IsGenericTypeDefinition ? SerializerType.MakeGenericType(type.GetGenericArguments()) : SerializerType;
        return (IBsonSerializer)Activator.CreateInstance(closed);
    }
}

/// <summary>A default of a mapped member; class maps are not part of the fallback.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class BsonDefaultValueAttribute(object defaultValue) : Attribute
{
    public object DefaultValue { get; } = defaultValue;
}

/// <summary>The element of a mapped member; class maps are not part of the fallback.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class BsonElementAttribute(string elementName) : Attribute
{
    public string ElementName { get; } = elementName;
    public int Order { get; set; } = int.MaxValue;
}

/// <summary>The mapped member that is the _id; class maps are not part of the fallback.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class BsonIdAttribute : Attribute
{
    public Type IdGenerator { get; set; }
    public int Order { get; set; } = int.MaxValue;
}

/// <summary>The BSON type of a mapped member; class maps are not part of the fallback.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class BsonRepresentationAttribute(BsonType representation) : Attribute
{
    public BsonType Representation { get; } = representation;
    public bool AllowOverflow { get; set; }
    public bool AllowTruncation { get; set; }
}
