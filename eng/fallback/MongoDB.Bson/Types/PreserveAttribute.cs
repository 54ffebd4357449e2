namespace MongoDB.Bson;

/// <summary>Asks linkers to keep the members of a type.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class PreserveAttribute : Attribute
{
    /// <summary>Whether all members are kept.</summary>
    public bool AllMembers { get; set; }

    /// <summary>Whether the member is kept only with its type.</summary>
    public bool Conditional { get; set; }
}

/// <summary>An object that has a document form.</summary>
public interface IConvertibleToBsonDocument
{
    /// <summary>The document form.</summary>
    BsonDocument ToBsonDocument();
}
