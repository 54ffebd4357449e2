using MongoDB.Bson.Serialization.Serializers;

namespace MongoDB.Bson.Serialization;

/// <summary>The base of serializers of classes whose state is a document.</summary>
public abstract class BsonDocumentBackedClassSerializer<TClass> : ClassSerializerBase<TClass>, IBsonDocumentSerializer
    where TClass : BsonDocumentBackedClass
{
    private readonly Dictionary<string, BsonSerializationInfo> _members = [];

    protected BsonDocumentBackedClassSerializer() { }

    public override TClass Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args) =>
        CreateInstance(BsonDocumentSerializer.Instance.Deserialize(context, default));

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TClass value)
    {
        if (value is null) context.Writer.WriteNull();
        else BsonDocumentSerializer.Instance.Serialize(context, default, value.BackingDocument);
    }

    public bool TryGetMemberSerializationInfo(string memberName, out BsonSerializationInfo serializationInfo) =>
        _members.TryGetValue(memberName, out serializationInfo);

    /// <summary>An object over a document.</summary>
    protected abstract TClass CreateInstance(BsonDocument backingDocument);

    /// <summary>Says which element a member is.</summary>
    protected void RegisterMember(string memberName, string elementName, IBsonSerializer serializer) =>
        _members.Add(memberName, new BsonSerializationInfo(elementName, serializer, serializer.ValueType));
}
