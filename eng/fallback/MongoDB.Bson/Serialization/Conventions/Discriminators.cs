using MongoDB.Bson.IO;

namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>How a document says which class it is of.</summary>
public interface IDiscriminatorConvention
{
    string ElementName { get; }
    Type GetActualType(IBsonReader bsonReader, Type nominalType);
    BsonValue GetDiscriminator(Type nominalType, Type actualType);
}

/// <summary>A convention that names all classes above.</summary>
public interface IHierarchicalDiscriminatorConvention : IDiscriminatorConvention;

/// <summary>A convention that names one class.</summary>
public interface IScalarDiscriminatorConvention : IDiscriminatorConvention
{
    BsonValue[] GetDiscriminatorsForTypeAndSubTypes(Type type);
}
