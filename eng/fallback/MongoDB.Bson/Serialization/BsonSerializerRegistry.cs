using System.Collections.Concurrent;
using System.Reflection;
using MongoDB.Bson.Serialization.Attributes;
using MongoDB.Bson.Serialization.Serializers;

namespace MongoDB.Bson.Serialization;

/// <summary>Finds the serializer of a type: one that was set, one the type names, or one of those known here.</summary>
public sealed class BsonSerializerRegistry : IBsonSerializerRegistry
{
    private readonly ConcurrentDictionary<Type, IBsonSerializer> _serializers = new(Known().Select(s => KeyValuePair.Create(s.ValueType, s)));

    public IBsonSerializer GetSerializer(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return _serializers.GetOrAdd(type, Find);
    }

    public IBsonSerializer<T> GetSerializer<T>() => (IBsonSerializer<T>)GetSerializer(typeof(T));

    /// <summary>Sets the serializer of a type.</summary>
    /// <exception cref="BsonSerializationException">The type has another one already.</exception>
    public void RegisterSerializer(Type type, IBsonSerializer serializer)
    {
        if (!TryRegisterSerializer(type, serializer)) throw new BsonSerializationException($"There is already a serializer registered for type {type.Name}.");
    }

    /// <summary>Sets the serializer of a type; false if it has an equal one already.</summary>
    /// <exception cref="BsonSerializationException">The type has another one already.</exception>
    public bool TryRegisterSerializer(Type type, IBsonSerializer serializer)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(serializer);
        // A Guid has no representation until the program names one, so its first serializer gives way.
        if (_serializers.TryGetValue(type, out var held) && held is GuidSerializer { GuidRepresentation: GuidRepresentation.Unspecified })
            return _serializers.TryUpdate(type, serializer, held);
        if (_serializers.TryAdd(type, serializer)) return true;
        return _serializers[type].Equals(serializer)
            ? false
            : throw new BsonSerializationException($"There is already a different serializer registered for type {type.Name}.");
    }

    private IBsonSerializer Find(Type type)
    {
        if (type.GetCustomAttribute<BsonSerializerAttribute>(inherit: false) is { } attribute) return attribute.CreateSerializer(type);
        if (type.IsEnum) return EnumSerializer.Create(type);
        if (Nullable.GetUnderlyingType(type) is { } underlying) return NullableSerializer.Create(GetSerializer(underlying));
        if (type.IsSZArray) return ArraySerializer.Create(GetSerializer(type.GetElementType()));
        if (type.IsGenericType && FindGeneric(type) is { } serializer) return serializer;
        throw OutOfScope.Exception($"A class map, as for {type.FullName},");
    }

    private IBsonSerializer FindGeneric(Type type)
    {
        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GetGenericArguments();
        if (definition == typeof(List<>) || definition == typeof(HashSet<>))
            return Make(typeof(EnumerableInterfaceImplementerSerializer<,>), [type, arguments[0]], GetSerializer(arguments[0]));
        if (definition == typeof(Dictionary<,>))
        {
            return Make(
                typeof(DictionaryInterfaceImplementerSerializer<,,>), [type, .. arguments],
                Options.DictionaryRepresentation.Document, GetSerializer(arguments[0]), GetSerializer(arguments[1]));
        }
        if (arguments.Length == 1 && type.IsAssignableFrom(typeof(List<>).MakeGenericType(arguments)))
            return Make(typeof(ListInterfaceSerializer<,>), [type, arguments[0]], GetSerializer(arguments[0]));
        return null;
    }

    private static IBsonSerializer Make(Type definition, Type[] typeArguments, params object[] arguments) =>
        (IBsonSerializer)Activator.CreateInstance(definition.MakeGenericType(typeArguments), arguments);

    private static IEnumerable<IBsonSerializer> Known() =>
    [
        BsonValueSerializer.Instance, BsonDocumentSerializer.Instance, BsonArraySerializer.Instance,
        BsonBinaryDataSerializer.Instance, BsonBooleanSerializer.Instance, BsonDateTimeSerializer.Instance, BsonDecimal128Serializer.Instance,
        BsonDoubleSerializer.Instance, BsonInt32Serializer.Instance, BsonInt64Serializer.Instance, BsonJavaScriptSerializer.Instance,
        BsonJavaScriptWithScopeSerializer.Instance, BsonMaxKeySerializer.Instance, BsonMinKeySerializer.Instance, BsonNullSerializer.Instance,
        BsonObjectIdSerializer.Instance, BsonRegularExpressionSerializer.Instance, BsonStringSerializer.Instance, BsonSymbolSerializer.Instance,
        BsonTimestampSerializer.Instance, BsonUndefinedSerializer.Instance,
        RawBsonDocumentSerializer.Instance, RawBsonArraySerializer.Instance,
        BooleanSerializer.Instance, ByteSerializer.Instance, SByteSerializer.Instance, Int16Serializer.Instance, UInt16Serializer.Instance,
        Int32Serializer.Instance, UInt32Serializer.Instance, Int64Serializer.Instance, UInt64Serializer.Instance, SingleSerializer.Instance,
        DoubleSerializer.Instance, DecimalSerializer.Instance, Decimal128Serializer.Instance, CharSerializer.Instance, StringSerializer.Instance,
        ByteArraySerializer.Instance, DateTimeSerializer.Instance, new TimeSpanSerializer(), new GuidSerializer(), ObjectIdSerializer.Instance,
        RegexSerializer.RegularExpressionInstance, ObjectSerializer.Instance,
    ];
}
