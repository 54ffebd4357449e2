using System.Text;

namespace MongoDB.Bson.IO;

/// <summary>The two ways to treat bytes that are not UTF-8.</summary>
public static class Utf8Encodings
{
    /// <summary>Puts a replacement character for what is not UTF-8.</summary>
    public static UTF8Encoding Lenient { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    /// <summary>Refuses what is not UTF-8.</summary>
    public static UTF8Encoding Strict { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
