namespace MongoDB.Bson.Serialization;

/// <summary>The base of classes whose state is a document.</summary>
public abstract class BsonDocumentBackedClass
{
    private readonly IBsonDocumentSerializer _serializer;

    protected BsonDocumentBackedClass(IBsonDocumentSerializer serializer) : this(new BsonDocument(), serializer) { }

    protected BsonDocumentBackedClass(BsonDocument backingDocument, IBsonDocumentSerializer serializer)
    {
        ArgumentNullException.ThrowIfNull(backingDocument);
        ArgumentNullException.ThrowIfNull(serializer);
        (BackingDocument, _serializer) = (backingDocument, serializer);
    }

    /// <summary>The document.</summary>
    protected internal BsonDocument BackingDocument { get; }

    /// <summary>The value of a member.</summary>
    /// <exception cref="KeyNotFoundException">The document does not have it.</exception>
    protected T GetValue<T>(string memberName)
    {
        var info = InfoOf(memberName);
        return BackingDocument.TryGetValue(info.ElementName, out var value)
            ? (T)info.DeserializeValue(value)
            : throw new KeyNotFoundException($"The backing document does not contain an element named '{info.ElementName}'.");
    }

    /// <summary>The value of a member, or a default.</summary>
    protected T GetValue<T>(string memberName, T defaultValue)
    {
        var info = InfoOf(memberName);
        return BackingDocument.TryGetValue(info.ElementName, out var value) ? (T)info.DeserializeValue(value) : defaultValue;
    }

    /// <summary>Sets the value of a member.</summary>
    protected void SetValue(string memberName, object value)
    {
        var info = InfoOf(memberName);
        BackingDocument[info.ElementName] = info.SerializeValue(value);
    }

    private BsonSerializationInfo InfoOf(string memberName) => _serializer.TryGetMemberSerializationInfo(memberName, out var info)
        ? info
        : throw new ArgumentException($"The member {memberName} does not exist.", nameof(memberName));
}
