namespace MongoDB.Bson.IO;

/// <summary>The dialect of JSON that is written.</summary>
public enum JsonOutputMode
{
    /// <summary>What the MongoDB shell reads: ObjectId("…"), NumberLong(1).</summary>
    Shell = 1,

    /// <summary>Extended JSON that keeps every type.</summary>
    CanonicalExtendedJson = 2,

    /// <summary>Extended JSON that is easier to read: numbers and dates as plain as they can be.</summary>
    RelaxedExtendedJson = 3,
}

/// <summary>How JSON is laid out.</summary>
public class JsonWriterSettings : BsonWriterSettings
{
    private JsonOutputMode _outputMode = JsonOutputMode.RelaxedExtendedJson;
    private string _indentChars = "  ";
    private string _newLineChars = Environment.NewLine;
    private Version _shellVersion;
    private bool _indent;

    public static JsonWriterSettings Defaults { get; } = (JsonWriterSettings)new JsonWriterSettings().Freeze();

    /// <summary>Whether each element has a line of its own.</summary>
    public bool Indent
    {
        get => _indent;
        set => Set(ref _indent, value);
    }

    public string IndentChars
    {
        get => _indentChars;
        set => Set(ref _indentChars, value);
    }

    public string NewLineChars
    {
        get => _newLineChars;
        set => Set(ref _newLineChars, value);
    }

    public JsonOutputMode OutputMode
    {
        get => _outputMode;
        set => Set(ref _outputMode, value);
    }

    /// <summary>Taken note of only.</summary>
    public Version ShellVersion
    {
        get => _shellVersion;
        set => Set(ref _shellVersion, value);
    }

    private void Set<T>(ref T field, T value)
    {
        ThrowIfFrozen();
        field = value;
    }
}
