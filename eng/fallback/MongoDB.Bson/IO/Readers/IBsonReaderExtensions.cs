namespace MongoDB.Bson.IO;

/// <summary>Reads elements with their names.</summary>
public static class IBsonReaderExtensions
{
    public static string ReadName(this IBsonReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.ReadName(null);
    }

    /// <summary>Reads a name that must be this one.</summary>
    /// <exception cref="FormatException">It is another.</exception>
    public static void ReadName(this IBsonReader reader, string name)
    {
        var actual = reader.ReadName();
        if (actual != name) throw new FormatException($"Expected element name to be '{name}', not '{actual}'.");
    }

    /// <summary>Goes to the value of a name in what is left of a document; false, and at its end, if there is none.</summary>
    public static bool FindElement(this IBsonReader reader, string name)
    {
        ArgumentNullException.ThrowIfNull(reader);
        while (reader.ReadBsonType() != BsonType.EndOfDocument)
        {
            if (reader.ReadName() == name) return true;
            reader.SkipValue();
        }
        return false;
    }

    /// <summary>Reads the string of a name in what is left of a document; null if there is none.</summary>
    public static string FindStringElement(this IBsonReader reader, string name)
    {
        while (reader.ReadBsonType() != BsonType.EndOfDocument)
        {
            if (reader.ReadName() == name) return reader.CurrentBsonType == BsonType.String ? reader.ReadString() : null;
            reader.SkipValue();
        }
        return null;
    }

    public static bool ReadBoolean(this IBsonReader reader, string name)
    {
        reader.ReadName(name);
        return reader.ReadBoolean();
    }

    public static int ReadInt32(this IBsonReader reader, string name)
    {
        reader.ReadName(name);
        return reader.ReadInt32();
    }

    public static long ReadInt64(this IBsonReader reader, string name)
    {
        reader.ReadName(name);
        return reader.ReadInt64();
    }

    public static string ReadString(this IBsonReader reader, string name)
    {
        reader.ReadName(name);
        return reader.ReadString();
    }
}
