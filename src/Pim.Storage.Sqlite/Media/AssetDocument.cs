using System.Text.Json;
using Pim.Domain.Media;
using Pim.Storage.Sqlite.Documents;

namespace Pim.Storage.Sqlite.Media;

/// <summary>An asset as JSON. Its key, the hash of its file, its revision and times are columns beside it.</summary>
internal static class AssetDocument
{
    private static readonly JsonEncodedText FileName = JsonEncodedText.Encode("fileName");
    private static readonly JsonEncodedText Size = JsonEncodedText.Encode("size");
    private static readonly JsonEncodedText SentSha256 = JsonEncodedText.Encode("sentSha256");
    private static readonly JsonEncodedText MediaType = JsonEncodedText.Encode("mediaType");
    private static readonly JsonEncodedText Facts = JsonEncodedText.Encode("facts");
    private static readonly JsonEncodedText Width = JsonEncodedText.Encode("width");
    private static readonly JsonEncodedText Height = JsonEncodedText.Encode("height");
    private static readonly JsonEncodedText Duration = JsonEncodedText.Encode("durationTicks");
    private static readonly JsonEncodedText Pages = JsonEncodedText.Encode("pages");
    private static readonly JsonEncodedText Orientation = JsonEncodedText.Encode("orientation");
    private static readonly JsonEncodedText Animated = JsonEncodedText.Encode("animated");
    private static readonly JsonEncodedText Role = JsonEncodedText.Encode("role");
    private static readonly JsonEncodedText AlternativeTexts = JsonEncodedText.Encode("alternativeTexts");
    private static readonly JsonEncodedText Captions = JsonEncodedText.Encode("captions");
    private static readonly JsonEncodedText Tags = JsonEncodedText.Encode("tags");
    private static readonly JsonEncodedText ValidUntil = JsonEncodedText.Encode("validUntilTicks");
    private static readonly JsonEncodedText Expired = JsonEncodedText.Encode("expired");

    public static void Write(Utf8JsonWriter json, Asset asset)
    {
        json.WriteStartObject();
        json.WriteText(FileName, asset.FileName);
        json.WriteNumber(Size, asset.File.Size);
        json.WriteText(SentSha256, asset.File.SentSha256);
        json.WriteText(MediaType, asset.File.MediaType);
        if (asset.File.Facts != AssetFacts.None) WriteFacts(json, asset.File.Facts);
        if (asset.Role != AssetRole.None) json.WriteNumber(Role, (int)asset.Role);
        json.WriteLocalized(AlternativeTexts, asset.AlternativeTexts);
        json.WriteLocalized(Captions, asset.Captions);
        json.WriteCodes(Tags, asset.Tags);
        if (asset.ValidUntil is { } until) json.WriteNumber(ValidUntil, until.UtcTicks);
        if (asset.Expired) json.WriteBoolean(Expired, true);
        json.WriteEndObject();
    }

    /// <summary>The asset of a document; its revision and times are left to the caller.</summary>
    public static Asset Read(string key, string sha256, ReadOnlySpan<byte> document) => JsonReading.Read(document, (ref r) => Read(ref r, key, sha256));

    private static Asset Read(ref Utf8JsonReader reader, string key, string sha256)
    {
        var file = new AssetFile(sha256, 0, "", AssetFacts.None);
        var asset = new Asset { Key = key, File = file };
        while (reader.NextMember())
        {
            if (reader.At("fileName"u8)) asset = asset with { FileName = reader.GetString()! };
            else if (reader.At("size"u8)) file = file with { Size = reader.GetInt64() };
            else if (reader.At("sentSha256"u8)) file = file with { SentSha256 = reader.GetString()! };
            else if (reader.At("mediaType"u8)) file = file with { MediaType = reader.ReadCode() };
            else if (reader.At("facts"u8)) file = file with { Facts = ReadFacts(ref reader) };
            else if (reader.At("role"u8)) asset = asset with { Role = (AssetRole)reader.GetInt32() };
            else if (reader.At("alternativeTexts"u8)) asset = asset with { AlternativeTexts = reader.ReadLocalized() };
            else if (reader.At("captions"u8)) asset = asset with { Captions = reader.ReadLocalized() };
            else if (reader.At("tags"u8)) asset = asset with { Tags = reader.ReadList(static (ref r) => r.GetString()!) };
            else if (reader.At("validUntilTicks"u8)) asset = asset with { ValidUntil = new DateTimeOffset(reader.GetInt64(), TimeSpan.Zero) };
            else if (reader.At("expired"u8)) asset = asset with { Expired = reader.GetBoolean() };
            else reader.Skip();
        }
        return asset with { File = file };
    }

    private static void WriteFacts(Utf8JsonWriter json, AssetFacts facts)
    {
        json.WriteStartObject(Facts);
        if (facts.Width != 0) json.WriteNumber(Width, facts.Width);
        if (facts.Height != 0) json.WriteNumber(Height, facts.Height);
        if (facts.Duration != TimeSpan.Zero) json.WriteNumber(Duration, facts.Duration.Ticks);
        if (facts.Pages != 0) json.WriteNumber(Pages, facts.Pages);
        if (facts.Orientation != 0) json.WriteNumber(Orientation, facts.Orientation);
        if (facts.Animated) json.WriteBoolean(Animated, true);
        json.WriteEndObject();
    }

    private static AssetFacts ReadFacts(ref Utf8JsonReader reader)
    {
        var facts = AssetFacts.None;
        while (reader.NextMember())
        {
            if (reader.At("width"u8)) facts = facts with { Width = reader.GetInt32() };
            else if (reader.At("height"u8)) facts = facts with { Height = reader.GetInt32() };
            else if (reader.At("durationTicks"u8)) facts = facts with { Duration = TimeSpan.FromTicks(reader.GetInt64()) };
            else if (reader.At("pages"u8)) facts = facts with { Pages = reader.GetInt32() };
            else if (reader.At("orientation"u8)) facts = facts with { Orientation = reader.GetInt32() };
            else if (reader.At("animated"u8)) facts = facts with { Animated = reader.GetBoolean() };
            else reader.Skip();
        }
        return facts;
    }
}
