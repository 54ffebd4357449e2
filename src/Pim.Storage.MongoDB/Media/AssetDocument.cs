using MongoDB.Bson;
using Pim.Domain.Media;
using Pim.Storage.MongoDB.Documents;

namespace Pim.Storage.MongoDB.Media;

/// <summary>An asset; its _id is its key. Its due time is that of an asset that is not marked as expired.</summary>
internal static class AssetDocument
{
    public static BsonDocument Write(Asset asset, long revision)
    {
        var document = new BsonDocument { { "_id", asset.Key }, { "sha256", asset.File.Sha256 }, { "size", asset.File.Size } };
        document.AddText("sentSha256", asset.File.SentSha256);
        document.AddText("mediaType", asset.File.MediaType);
        if (asset.File.Facts != AssetFacts.None) document.Add("facts", Write(asset.File.Facts));
        document.AddText("fileName", asset.FileName);
        document.AddNumber("role", (int)asset.Role);
        document.AddLocalized("alternativeTexts", asset.AlternativeTexts);
        document.AddLocalized("captions", asset.Captions);
        document.AddCodes("tags", asset.Tags);
        document.AddTime("validUntil", asset.ValidUntil);
        document.AddFlag("expired", asset.Expired);
        document.AddTime("dueTime", asset.Expired ? null : asset.ValidUntil);
        document.Add("revision", revision);
        document.AddTime("createTime", asset.CreateTime);
        document.AddTime("updateTime", asset.UpdateTime);
        return document;
    }

    public static Asset Read(BsonDocument document) => document.Read(static d => new Asset
    {
        Key = d["_id"].AsString,
        File = new AssetFile(d["sha256"].AsString, d["size"].AsInt64, d.Text("mediaType"), d.TryGetValue("facts", out var facts)
            ? ReadFacts(facts.AsBsonDocument)
            : AssetFacts.None)
        {
            SentSha256 = d.Text("sentSha256"),
        },
        FileName = d.Text("fileName"),
        Role = (AssetRole)d.Number("role"),
        AlternativeTexts = d.Localized("alternativeTexts"),
        Captions = d.Localized("captions"),
        Tags = d.Codes("tags"),
        ValidUntil = d.MaybeTime("validUntil"),
        Expired = d.Flag("expired"),
        Revision = d["revision"].AsInt64,
        CreateTime = d.Time("createTime"),
        UpdateTime = d.Time("updateTime"),
    });

    private static BsonDocument Write(AssetFacts facts)
    {
        var document = new BsonDocument();
        document.AddNumber("width", facts.Width);
        document.AddNumber("height", facts.Height);
        if (facts.Duration != TimeSpan.Zero) document.Add("durationTicks", facts.Duration.Ticks);
        document.AddNumber("pages", facts.Pages);
        document.AddNumber("orientation", facts.Orientation);
        document.AddFlag("animated", facts.Animated);
        return document;
    }

    private static AssetFacts ReadFacts(BsonDocument document) => new()
    {
        Width = document.Number("width"),
        Height = document.Number("height"),
        Duration = TimeSpan.FromTicks(document.LongNumber("durationTicks")),
        Pages = document.Number("pages"),
        Orientation = document.Number("orientation"),
        Animated = document.Flag("animated"),
    };
}
