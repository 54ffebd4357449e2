using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Pim.Domain;
using Pim.Domain.Products;
using Pim.Domain.Text;

namespace PimService.Requests;

/// <summary>
/// Reads and writes resource names. Schema codes stand in them as they are; in a SKU or the key of an asset "/" is written "%2F" and "%" is written "%25",
/// so that a name splits at its slashes whatever it holds.
/// </summary>
internal static class ResourceNames
{
    private const string Products = "products/";
    private const string Revisions = "/revisions/";
    private const string Publications = "/publications/";
    private const string Review = "/review";
    private const string Jobs = "jobs/";
    private const string Assets = "assets/";

    /// <summary>Name of a revision of a product.</summary>
    public static string OfRevision(string sku, long revision) => string.Create(CultureInfo.InvariantCulture, $"{Product.NameOf(sku)}{Revisions}{revision}");

    /// <summary>Name of where a product's draft stands.</summary>
    public static string OfReview(string sku) => Product.NameOf(sku) + Review;

    /// <summary>Name of a job.</summary>
    public static string OfJob(long id) => string.Create(CultureInfo.InvariantCulture, $"{Jobs}{id}");

    /// <summary>Name of a product's content as one channel and locale sees it.</summary>
    public static string OfContent(string channel, string locale, string sku) => $"channels/{channel}/locales/{locale}/{Product.NameOf(sku)}";

    /// <summary>Reads "products/{sku}".</summary>
    public static bool TrySku(string name, [NotNullWhen(true)] out string? sku)
    {
        sku = name.StartsWith(Products, StringComparison.Ordinal) ? Unescape(name[Products.Length..]) : null;
        if (sku is not null && Codes.IsSku(sku)) return true;
        sku = null;
        return false;
    }

    /// <summary>Reads "products/{sku}/revisions/{revision}".</summary>
    public static bool TryRevision(string name, [NotNullWhen(true)] out string? sku, out long revision)
    {
        (sku, revision) = (null, 0);
        var split = name.LastIndexOf(Revisions, StringComparison.Ordinal);
        return split > 0 && TryNumber(name.AsSpan(split + Revisions.Length), out revision) && TrySku(name[..split], out sku);
    }

    /// <summary>Reads "products/{sku}/publications/{channel}".</summary>
    public static bool TryPublication(string name, [NotNullWhen(true)] out string? sku, [NotNullWhen(true)] out string? channel)
    {
        (sku, channel) = (null, null);
        var split = name.LastIndexOf(Publications, StringComparison.Ordinal);
        if (split < 0 || !Codes.IsCode(name[(split + Publications.Length)..]) || !TrySku(name[..split], out sku)) return false;
        channel = name[(split + Publications.Length)..];
        return true;
    }

    /// <summary>Reads "products/{sku}/review".</summary>
    public static bool TryReview(string name, [NotNullWhen(true)] out string? sku)
    {
        sku = null;
        return name.EndsWith(Review, StringComparison.Ordinal) && TrySku(name[..^Review.Length], out sku);
    }

    /// <summary>Reads "jobs/{id}".</summary>
    public static bool TryJob(string name, out long id)
    {
        id = 0;
        return name.StartsWith(Jobs, StringComparison.Ordinal) && TryNumber(name.AsSpan(Jobs.Length), out id);
    }

    /// <summary>Reads "assets/{key}".</summary>
    public static bool TryAsset(string name, [NotNullWhen(true)] out string? key)
    {
        key = name.StartsWith(Assets, StringComparison.Ordinal) ? Unescape(name[Assets.Length..]) : null;
        if (key is not null && Codes.IsAssetKey(key)) return true;
        key = null;
        return false;
    }

    /// <summary>Reads the name of a part of the schema, such as "attributes/color".</summary>
    public static bool TryCode(string collection, string name, [NotNullWhen(true)] out string? code)
    {
        var isOf = name.Length > collection.Length && name[collection.Length] == '/' && name.StartsWith(collection, StringComparison.Ordinal);
        code = isOf && Codes.IsCode(name[(collection.Length + 1)..]) ? name[(collection.Length + 1)..] : null;
        return code is not null;
    }

    /// <summary>The SKU that a name holds. Throws InvalidArgument at <paramref name="field"/> for anything else.</summary>
    public static string Sku(string name, string field = "name") => TrySku(name, out var sku) ? sku : throw Unreadable(field, "products/{sku}");

    /// <summary>The code that a name holds. Throws InvalidArgument for anything else.</summary>
    public static string Code(string collection, string name) =>
        TryCode(collection, name, out var code) ? code : throw Unreadable("name", $"{collection}/{{code}}");

    /// <summary>The SKU and revision that a name holds. Throws InvalidArgument for anything else.</summary>
    public static (string Sku, long Revision) Revision(string name) =>
        TryRevision(name, out var sku, out var revision) ? (sku, revision) : throw Unreadable("name", "products/{sku}/revisions/{revision}");

    /// <summary>The SKU and channel that a name holds. Throws InvalidArgument for anything else.</summary>
    public static (string Sku, string Channel) Publication(string name) =>
        TryPublication(name, out var sku, out var channel) ? (sku, channel) : throw Unreadable("name", "products/{sku}/publications/{channel}");

    /// <summary>The SKU that the name of a review holds. Throws InvalidArgument for anything else.</summary>
    public static string ReviewedSku(string name) => TryReview(name, out var sku) ? sku : throw Unreadable("name", "products/{sku}/review");

    /// <summary>The id that a name holds. Throws InvalidArgument for anything else.</summary>
    public static long Job(string name) => TryJob(name, out var id) ? id : throw Unreadable("name", "jobs/{id}");

    /// <summary>The key that the name of an asset holds. Throws InvalidArgument at <paramref name="field"/> for anything else.</summary>
    public static string Asset(string name, string field = "name") => TryAsset(name, out var key) ? key : throw Unreadable(field, "assets/{key}");

    /// <summary>What to tell a caller whose name cannot be read.</summary>
    public static string MustBe(string pattern)
    {
        var part = pattern.StartsWith(Products, StringComparison.Ordinal) ? "SKU" : pattern.StartsWith(Assets, StringComparison.Ordinal) ? "key" : "";
        var escapes = part.Length > 0 ? $", with \"/\" and \"%\" in the {part} written \"%2F\" and \"%25\"" : "";
        return $"Must be of the form \"{pattern}\"{escapes}.";
    }

    private static PimException Unreadable(string field, string pattern) => PimException.Violated([new(field, MustBe(pattern), "INVALID_NAME")]);

    private static string? Unescape(string segment)
    {
        if (segment.Contains('/')) return null;
        for (var i = segment.IndexOf('%'); i >= 0; i = segment.IndexOf('%', i + 1))
        {
            var code = segment.AsSpan(i + 1);
            if (!code.StartsWith("25") && !code.StartsWith("2F", StringComparison.OrdinalIgnoreCase)) return null;
        }
        return segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase).Replace("%25", "%", StringComparison.Ordinal);
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
