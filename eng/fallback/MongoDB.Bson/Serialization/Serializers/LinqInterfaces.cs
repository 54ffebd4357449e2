namespace MongoDB.Bson.Serialization.Serializers;

// What LINQ translation asks of serializers. Nothing here implements them: LINQ needs the official package.

/// <summary>A serializer of a tuple.</summary>
public interface IBsonTupleSerializer
{
    IBsonSerializer GetItemSerializer(int itemNumber);
}

/// <summary>A serializer of an interface that says the class of each value.</summary>
public interface IDiscriminatedInterfaceSerializer
{
    IBsonSerializer InterfaceSerializer { get; }
}

/// <summary>A serializer of a base class that is one of a derived class.</summary>
public interface IDowncastingSerializer
{
    Type BaseType { get; }
    IBsonSerializer DerivedSerializer { get; }
    Type DerivedType { get; }
}

/// <summary>A serializer of an interface that reads one class.</summary>
public interface IImpliedImplementationInterfaceSerializer
{
    IBsonSerializer ImplementationSerializer { get; }
}

/// <summary>A serializer of a key and a value.</summary>
public interface IKeyValuePairSerializer
{
    BsonType Representation { get; }
}

/// <summary>Makes serializers of key and value; not part of the fallback.</summary>
public static class KeyValuePairSerializer
{
    public static IBsonSerializer Create(BsonType representation, IBsonSerializer keySerializer, IBsonSerializer valueSerializer) =>
        throw OutOfScope.Exception(nameof(KeyValuePairSerializer));
}

/// <summary>Makes serializers of tuples; not part of the fallback.</summary>
public static class TupleSerializer
{
    public static IBsonSerializer Create(IEnumerable<IBsonSerializer> itemSerializers) => throw OutOfScope.Exception(nameof(TupleSerializer));

    public static bool TryParseItemName(string itemName, out int itemNumber) => throw OutOfScope.Exception(nameof(TupleSerializer));
}

/// <summary>Makes serializers of value tuples; not part of the fallback.</summary>
public static class ValueTupleSerializer
{
    public static IBsonSerializer Create(IEnumerable<IBsonSerializer> itemSerializers) => throw OutOfScope.Exception(nameof(ValueTupleSerializer));
}

/// <summary>Makes serializers of derived classes seen as base classes; not part of the fallback.</summary>
public static class DowncastingSerializer
{
    public static IBsonSerializer Create(Type baseType, Type derivedType, IBsonSerializer derivedTypeSerializer) =>
        throw OutOfScope.Exception(nameof(DowncastingSerializer));
}
