using MongoDB.Bson.IO;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Reads a document of known members and sees to it that none is missing or too many.</summary>
public class SerializerHelper
{
    private readonly Dictionary<string, Member> _members;
    private readonly long _all;
    private readonly long _required;

    public SerializerHelper(params Member[] members)
    {
        _members = members.ToDictionary(member => member.ElementName);
        foreach (var member in members)
        {
            _all |= member.Flag;
            if (!member.IsOptional) _required |= member.Flag;
        }
    }

    /// <summary>Calls back for each element, whose value the callback reads; gives the flags of those found.</summary>
    /// <exception cref="FormatException">An element is unknown or missing.</exception>
    public long DeserializeMembers(BsonDeserializationContext context, Action<string, long> memberHandler)
    {
        var reader = context.Reader;
        var found = 0L;
        reader.ReadStartDocument();
        while (reader.ReadBsonType() != BsonType.EndOfDocument)
        {
            var name = reader.ReadName();
            if (!_members.TryGetValue(name, out var member) && !_members.TryGetValue("*", out member))
                throw new FormatException($"Invalid element: '{name}'.");
            memberHandler(name, member.Flag);
            found |= member.Flag;
        }
        reader.ReadEndDocument();
        var missing = _members.Values.FirstOrDefault(member => (member.Flag & _required & ~found) != 0);
        return missing is null ? found & _all : throw new FormatException($"Missing element: '{missing.ElementName}'.");
    }

    /// <summary>An element and the bit that stands for it.</summary>
    public class Member(string elementName, long flag, bool isOptional = false)
    {
        public string ElementName { get; } = elementName;
        public long Flag { get; } = flag;
        public bool IsOptional { get; } = isOptional;
    }
}
