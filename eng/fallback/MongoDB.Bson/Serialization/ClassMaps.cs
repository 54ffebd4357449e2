using System.Reflection;
using MongoDB.Bson.Serialization.Serializers;

namespace MongoDB.Bson.Serialization;

/// <summary>How a class of the program maps to a document; not part of the fallback, as are all members.</summary>
public class BsonClassMap(Type classType)
{
    public Type ClassType { get; } = classType;
    public BsonClassMap BaseClassMap => throw OutOfScope.Exception(nameof(BsonClassMap));
    public IEnumerable<BsonMemberMap> DeclaredMemberMaps => throw OutOfScope.Exception(nameof(BsonClassMap));
    public BsonMemberMap IdMemberMap => throw OutOfScope.Exception(nameof(BsonClassMap));

    public void AutoMap() => throw OutOfScope.Exception(nameof(BsonClassMap));
    public BsonClassMap Freeze() => throw OutOfScope.Exception(nameof(BsonClassMap));
    public BsonCreatorMap MapConstructor(ConstructorInfo constructorInfo) => throw OutOfScope.Exception(nameof(BsonClassMap));
    public BsonMemberMap MapMember(MemberInfo memberInfo) => throw OutOfScope.Exception(nameof(BsonClassMap));
}

/// <summary>How a class of the program maps to a document; not part of the fallback.</summary>
public class BsonClassMap<TClass>() : BsonClassMap(typeof(TClass));

/// <summary>How a constructor of a class is used; not part of the fallback.</summary>
public class BsonCreatorMap
{
    private BsonCreatorMap() { }

    public IEnumerable<MemberInfo> Arguments => throw OutOfScope.Exception(nameof(BsonCreatorMap));
}

/// <summary>How a member of a class maps to an element; not part of the fallback.</summary>
public class BsonMemberMap
{
    private BsonMemberMap() { }

    public bool IsDefaultValueSpecified => throw OutOfScope.Exception(nameof(BsonMemberMap));
    public MemberInfo MemberInfo => throw OutOfScope.Exception(nameof(BsonMemberMap));
    public string MemberName => throw OutOfScope.Exception(nameof(BsonMemberMap));
    public Type MemberType => throw OutOfScope.Exception(nameof(BsonMemberMap));

    public IBsonSerializer GetSerializer() => throw OutOfScope.Exception(nameof(BsonMemberMap));
    public BsonMemberMap SetDefaultValue(object defaultValue) => throw OutOfScope.Exception(nameof(BsonMemberMap));
    public BsonMemberMap SetElementName(string elementName) => throw OutOfScope.Exception(nameof(BsonMemberMap));
    public BsonMemberMap SetSerializer(IBsonSerializer serializer) => throw OutOfScope.Exception(nameof(BsonMemberMap));
}

/// <summary>Writes and reads a class by its map; not part of the fallback.</summary>
public class BsonClassMapSerializer<TClass> : SerializerBase<TClass>
{
    public BsonClassMapSerializer(BsonClassMap classMap) => throw OutOfScope.Exception($"A class map, as for {classMap?.ClassType},");
}
