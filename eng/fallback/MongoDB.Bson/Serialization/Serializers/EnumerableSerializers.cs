using System.Collections;
using MongoDB.Bson.IO;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>The base of serializers of things that are written as arrays.</summary>
public abstract class EnumerableSerializerBase<TValue>(IBsonSerializer itemSerializer) : SealedClassSerializerBase<TValue>, IBsonArraySerializer
    where TValue : class, IEnumerable
{
    protected EnumerableSerializerBase() : this(BsonValueSerializer.Instance) { }

    protected IBsonSerializer Items { get; } = itemSerializer ?? throw new ArgumentNullException(nameof(itemSerializer));

    public bool TryGetItemSerializationInfo(out BsonSerializationInfo serializationInfo)
    {
        serializationInfo = new BsonSerializationInfo(null, Items, Items.ValueType);
        return true;
    }

    public override bool Equals(object obj) => base.Equals(obj) && ((EnumerableSerializerBase<TValue>)obj).Items.Equals(Items);
    public override int GetHashCode() => HashCode.Combine(GetType(), Items);

    protected override TValue DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        EnsureBsonTypeEquals(context.Reader, BsonType.Array);
        var accumulator = CreateAccumulator();
        context.Reader.ReadStartArray();
        while (context.Reader.ReadBsonType() != BsonType.EndOfDocument) AddItem(accumulator, Items.Deserialize(context));
        context.Reader.ReadEndArray();
        return FinalizeResult(accumulator);
    }

    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, TValue value)
    {
        context.Writer.WriteStartArray();
        foreach (var item in EnumerateItemsInSerializationOrder(value)) Items.Serialize(context, item);
        context.Writer.WriteEndArray();
    }

    protected abstract void AddItem(object accumulator, object item);
    protected abstract object CreateAccumulator();
    protected abstract IEnumerable EnumerateItemsInSerializationOrder(TValue value);
    protected abstract TValue FinalizeResult(object accumulator);
}

/// <summary>The base of serializers of collections of a type of item.</summary>
public abstract class EnumerableInterfaceImplementerSerializerBase<TValue, TItem>(IBsonSerializer<TItem> itemSerializer) : EnumerableSerializerBase<TValue>(itemSerializer)
    where TValue : class, IEnumerable<TItem>
{
    protected EnumerableInterfaceImplementerSerializerBase() : this(BsonSerializer.LookupSerializer<TItem>()) { }

    public IBsonSerializer<TItem> ItemSerializer => (IBsonSerializer<TItem>)Items;

    protected override void AddItem(object accumulator, object item) => ((ICollection<TItem>)accumulator).Add((TItem)item);
    protected override object CreateAccumulator() => new List<TItem>();
    protected override IEnumerable EnumerateItemsInSerializationOrder(TValue value) => value;
    protected override TValue FinalizeResult(object accumulator) => accumulator as TValue ?? (TValue)Activator.CreateInstance(typeof(TValue), accumulator);
}

/// <summary>Writes and reads a collection that is a list, or is made from one.</summary>
public class EnumerableInterfaceImplementerSerializer<TValue, TItem>(IBsonSerializer<TItem> itemSerializer)
    : EnumerableInterfaceImplementerSerializerBase<TValue, TItem>(itemSerializer), IChildSerializerConfigurable
    where TValue : class, IEnumerable<TItem>
{
    public EnumerableInterfaceImplementerSerializer() : this(BsonSerializer.LookupSerializer<TItem>()) { }

    IBsonSerializer IChildSerializerConfigurable.ChildSerializer => ItemSerializer;

    public EnumerableInterfaceImplementerSerializer<TValue, TItem> WithItemSerializer(IBsonSerializer<TItem> itemSerializer) => new(itemSerializer);
    IBsonSerializer IChildSerializerConfigurable.WithChildSerializer(IBsonSerializer childSerializer) => WithItemSerializer((IBsonSerializer<TItem>)childSerializer);
}

/// <summary>Makes serializers of arrays.</summary>
public static class ArraySerializer
{
    public static IBsonSerializer Create(IBsonSerializer itemSerializer) =>
        (IBsonSerializer)Activator.CreateInstance(typeof(ArraySerializer<>).MakeGenericType(itemSerializer.ValueType), itemSerializer);
}

/// <summary>Writes and reads a .NET array.</summary>
public class ArraySerializer<TItem>(IBsonSerializer<TItem> itemSerializer)
    : EnumerableInterfaceImplementerSerializerBase<TItem[], TItem>(itemSerializer), IChildSerializerConfigurable
{
    public ArraySerializer() : this(BsonSerializer.LookupSerializer<TItem>()) { }

    IBsonSerializer IChildSerializerConfigurable.ChildSerializer => ItemSerializer;

    public ArraySerializer<TItem> WithItemSerializer(IBsonSerializer<TItem> itemSerializer) => new(itemSerializer);
    IBsonSerializer IChildSerializerConfigurable.WithChildSerializer(IBsonSerializer childSerializer) => WithItemSerializer((IBsonSerializer<TItem>)childSerializer);

    protected override TItem[] FinalizeResult(object accumulator) => [.. (List<TItem>)accumulator];
}
