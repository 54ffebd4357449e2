using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pim.MarketplaceSync.Targets;

namespace Pim.MarketplaceSync.Mapping;

/// <summary>Reads a mapping file, and says all that is wrong with it at once.</summary>
internal sealed partial class MappingReader
{
    private const int MaxBytes = 4 * 1024 * 1024;
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly List<string> _errors = [];

    /// <summary>Reads a file.</summary>
    /// <exception cref="MappingException">It cannot be used.</exception>
    public static FeedMapping Read(string path)
    {
        byte[] bytes;
        try
        {
            if (new FileInfo(path).Length > MaxBytes) throw new MappingException(path, [$"has more than {MaxBytes / 1024 / 1024} MB."]);
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MappingException(path, [e.Message]);
        }
        return Read(path, bytes);
    }

    /// <summary>Reads the bytes of a file.</summary>
    public static FeedMapping Read(string path, byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, Lenient);
            var reader = new MappingReader();
            var mapping = reader.Read(document.RootElement, Convert.ToHexStringLower(SHA256.HashData(bytes)));
            return reader._errors.Count == 0 ? mapping : throw new MappingException(path, reader._errors);
        }
        catch (JsonException e)
        {
            throw new MappingException(path, [$"line {e.LineNumber + 1}: is no JSON: {e.Message}"]);
        }
    }

    private FeedMapping Read(JsonElement root, string fingerprint)
    {
        var file = new JsonObjectReader(root, "", _errors);
        var name = file.Required("target");
        var target = Target.All.FirstOrDefault(t => t.Name == name);
        if (target is null && name.Length > 0) file.Refuse("target", $"'{name}' is none of {string.Join(", ", Target.All.Select(t => t.Name))}.");
        target ??= Target.Ndjson;
        var media = file.Text("media") ?? "";
        if (media.Length > 0 && !IsAddress(media.Replace("{key}", "key", StringComparison.Ordinal)))
            file.Refuse("media", "must be an address that begins with http:// or https://.");
        if (media.Length > 0 && !media.Contains("{key}", StringComparison.Ordinal))
            file.Refuse("media", "must say with {key} where the key of the asset goes.");
        var mapping = new FeedMapping(
            target, file.Required("channel"), file.Text("filter") ?? "", ReadFeeds(file, target), media,
            TimeSpan.FromSeconds(file.Number("rewriteIntervalSeconds", 0, 86_400, 5)), ReadFields(file, target), ReadWebhook(file, target), fingerprint);
        file.RefuseOthers();
        return mapping;
    }

    private List<Feed> ReadFeeds(JsonObjectReader file, Target target)
    {
        var feeds = new List<Feed>();
        if (file.Member("feeds") is not { ValueKind: JsonValueKind.Array } array || array.GetArrayLength() == 0)
        {
            file.Refuse("feeds", "must be a list of at least one feed.");
            return feeds;
        }
        foreach (var (index, element) in array.EnumerateArray().Index())
        {
            var reader = new JsonObjectReader(element, $"feeds[{index}]", _errors);
            var feed = new Feed(reader.Required("name"), reader.Required("locale"), reader.Text("country") ?? "", reader.Text("currency") ?? "",
                reader.Text("title") ?? "", reader.Text("link") ?? "", reader.Text("description") ?? "");
            if (feed.Name.Length > 0 && !FeedName().IsMatch(feed.Name)) reader.Refuse("name", "must be 1 to 50 letters, digits and hyphens.");
            if (feeds.Any(f => f.Name == feed.Name)) reader.Refuse("name", $"'{feed.Name}' is the name of another feed too.");
            if (feed.Country.Length > 0 && !Country().IsMatch(feed.Country)) reader.Refuse("country", "must be an ISO 3166 code such as DE.");
            if (feed.Currency.Length > 0 && !Currency().IsMatch(feed.Currency)) reader.Refuse("currency", "must be an ISO 4217 code such as EUR.");
            if (target.NeedsCurrency && feed.Currency.Length == 0) reader.Refuse("currency", "is required: the prices of this target have one.");
            if (target.IsRss && feed.Title.Length == 0) reader.Refuse("title", "is required in an RSS feed.");
            if (target.IsRss && !IsAddress(feed.Link)) reader.Refuse("link", "must be the address of the shop, beginning with http:// or https://.");
            reader.RefuseOthers();
            feeds.Add(feed);
        }
        return feeds;
    }

    private List<FieldMapping> ReadFields(JsonObjectReader file, Target target)
    {
        if (file.Member("fields") is not { ValueKind: JsonValueKind.Object } fields)
        {
            file.Refuse("fields", "must be an object with a member for each field.");
            return [];
        }
        var read = new List<FieldMapping>();
        foreach (var member in fields.EnumerateObject())
        {
            var path = $"fields.{member.Name}";
            if (target.RuleOf(member.Name) is not { } rule) _errors.Add($"{path}: {target.Name} has no field of this name{Nearest(member.Name, target)}.");
            else if (read.Any(f => f.Rule.Name == rule.Name)) _errors.Add($"{path}: is there twice.");
            else read.Add(new FieldReader(path, rule, _errors).Read(member.Value));
        }
        foreach (var rule in target.Rules.Where(r => r.IsRequired && read.All(f => f.Rule.Name != r.Name)))
            _errors.Add($"fields.{rule.Name}: is required by {target.Name}.");
        return [.. read.OrderBy(f => target.OrderOf(f.Rule))];
    }

    private WebhookOptions? ReadWebhook(JsonObjectReader file, Target target)
    {
        var element = file.Member("webhook");
        if (!target.IsWebhook)
        {
            if (element is not null) file.Refuse("webhook", $"has no meaning for {target.Name}.");
            return null;
        }
        var reader = new JsonObjectReader(element ?? default, "webhook", _errors);
        var address = reader.Required("url");
        if (address.Length > 0 && !IsAddress(address)) reader.Refuse("url", "must be an address that begins with http:// or https://.");
        var options = new WebhookOptions(
            IsAddress(address)
                ? new Uri(address)
                : new Uri("http://localhost"), reader.Required("secretVariable"), (int)reader.Number("batchSize", 1, 1_000, 100),
            reader.Number("requestsPerSecond", 0.01, 1_000, 10), (int)reader.Number("maxAttempts", 1, 100, 8),
                TimeSpan.FromSeconds(reader.Number("timeoutSeconds", 1, 600, 30)));
        reader.RefuseOthers();
        return options;
    }

    private static string Nearest(string name, Target target)
    {
        var near = target.Rules.FirstOrDefault(r => Letters(r.Name).Equals(Letters(name), StringComparison.OrdinalIgnoreCase))
            ?? target.Rules.FirstOrDefault(
                r => r.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase) || name.StartsWith(r.Name, StringComparison.OrdinalIgnoreCase));
        return near is null ? "" : $"; it has {near.Name}";
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit));

    internal static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0;

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9-]{0,49}$")]
    private static partial Regex FeedName();

    [GeneratedRegex("^[A-Z]{2}$")]
    private static partial Regex Country();

    [GeneratedRegex("^[A-Z]{3}$")]
    private static partial Regex Currency();
}
