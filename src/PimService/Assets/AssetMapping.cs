using Google.Protobuf.WellKnownTypes;
using Pim.Application;
using Pim.Application.Media;
using Pim.Domain.Media;
using Pim.Domain.Products;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Assets;

/// <summary>How assets travel.</summary>
internal sealed class AssetMapping(MediaUrls urls)
{
    /// <summary>The asset as a resource.</summary>
    public V1.Asset Resource(Asset asset)
    {
        var message = new V1.Asset
        {
            Name = asset.Name,
            Key = asset.Key,
            FileName = asset.FileName,
            MediaType = asset.File.MediaType,
            Size = asset.File.Size,
            Sha256 = asset.File.Sha256,
            SentSha256 = asset.File.SentSha256,
            Facts = Write(asset.File.Facts),
            Role = (V1.Asset.Types.Role)asset.Role,
            ValidUntil = asset.ValidUntil is { } until ? Timestamp.FromDateTimeOffset(until) : null,
            Expired = asset.Expired,
            Url = urls.SignedOf(asset.File.Sha256, asset.FileName),
            Etag = Etag.Of(asset.Revision),
            CreateTime = Wire.Write(asset.CreateTime),
            UpdateTime = Wire.Write(asset.UpdateTime),
        };
        asset.AlternativeTexts.WriteTo(message.AlternativeTexts);
        asset.Captions.WriteTo(message.Captions);
        message.Tags.Add(asset.Tags);
        return message;
    }

    /// <summary>A use of an asset.</summary>
    public static V1.AssetUse Use(AssetUse use) => new() { Product = Product.NameOf(use.Sku), Channel = use.Channel };

    /// <summary>The key of an asset that a request carries.</summary>
    public static string KeyOf(V1.Asset message) => message.Key.Length > 0 ? message.Key : ResourceNames.Asset(message.Name, "asset.name");

    /// <summary>What a request says of an asset, and which of it is to be changed.</summary>
    public static AssetEdit Edit(V1.Asset message, FieldMask? mask, string field)
    {
        var violations = new ViolationList();
        var fields = new AssetDescription
        {
            FileName = message.FileName,
            Role = (AssetRole)message.Role,
            AlternativeTexts = Wire.Labels(message.AlternativeTexts, $"{field}.alternative_texts", violations),
            Captions = Wire.Labels(message.Captions, $"{field}.captions", violations),
            Tags = Wire.CodeSet(message.Tags, AssetRules.MaxTags, $"{field}.tags", violations),
            ValidUntil = message.ValidUntil is { } until ? DateTimeOffset.FromUnixTimeSeconds(until.Seconds) : null,
        };
        violations.ThrowIfAny();
        return new AssetEdit(fields, mask is null || mask.Paths.Count == 0 ? Populated(message) : mask.Paths.Contains("*") ? null : mask.Paths.ToList());
    }

    private static List<string> Populated(V1.Asset message)
    {
        var paths = new List<string>();
        if (message.FileName.Length > 0) paths.Add("file_name");
        if (message.Role != V1.Asset.Types.Role.Unspecified) paths.Add("role");
        if (message.AlternativeTexts.Count > 0) paths.Add("alternative_texts");
        if (message.Captions.Count > 0) paths.Add("captions");
        if (message.Tags.Count > 0) paths.Add("tags");
        if (message.ValidUntil is not null) paths.Add("valid_until");
        return paths;
    }

    private static V1.AssetFacts Write(AssetFacts facts) => new()
    {
        Width = facts.Width,
        Height = facts.Height,
        Duration = facts.Duration > TimeSpan.Zero ? Duration.FromTimeSpan(facts.Duration) : null,
        Pages = facts.Pages,
        Orientation = facts.Orientation,
        Animated = facts.Animated,
    };
}
