namespace MongoDB.Bson.Serialization.IdGenerators;

/// <summary>Makes the _id of documents that have none.</summary>
public class BsonObjectIdGenerator : IIdGenerator
{
    public static BsonObjectIdGenerator Instance { get; } = new();

    public object GenerateId(object container, object document) => new BsonObjectId(ObjectId.GenerateNewId());

    public bool IsEmpty(object id) => id is null or BsonNull || (id is BsonObjectId objectId && objectId.Value == ObjectId.Empty);
}
