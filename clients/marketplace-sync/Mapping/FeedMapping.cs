namespace Pim.MarketplaceSync.Mapping;

/// <summary>What a mapping file says: which channel is watched, what feeds come of it, and where each of their fields comes from.</summary>
/// <param name="Target">Who reads the feeds; decides their format and rules.</param>
/// <param name="Channel">Code of the channel.</param>
/// <param name="Filter">Only content that matches; empty: all.</param>
/// <param name="Feeds">The feeds, one for each country and language.</param>
/// <param name="MediaTemplate">Address of an asset that the service gives none for, with "{key}" in it; empty: such an asset is left out.</param>
/// <param name="RewriteInterval">Shortest time between two versions of a feed file: how often the marketplace may be given something new.</param>
/// <param name="Fields">The fields of an item, in the order of the target's rules.</param>
/// <param name="Webhook">Where to send changes; null for feeds that are files.</param>
/// <param name="Fingerprint">Differs when anything in the file does.</param>
internal sealed record FeedMapping(
    Targets.Target Target, string Channel, string Filter, IReadOnlyList<Feed> Feeds, string MediaTemplate, TimeSpan RewriteInterval,
    IReadOnlyList<FieldMapping> Fields, WebhookOptions? Webhook, string Fingerprint)
{
    /// <summary>The locales of its feeds, each once.</summary>
    public IReadOnlyList<string> Locales { get; } = [.. Feeds.Select(f => f.Locale).Distinct(StringComparer.Ordinal)];

    /// <summary>What is watched: another watch begins from the beginning.</summary>
    public string Watched => $"{Channel}\n{string.Join(' ', Locales)}\n{Filter}";
}

/// <summary>A feed: what one country sees in one language.</summary>
/// <param name="Name">Names it in file names and reports; letters, digits and hyphens.</param>
/// <param name="Locale">One of the channel's locales.</param>
/// <param name="Country">ISO 3166 code; empty when nothing asks for it.</param>
/// <param name="Currency">ISO 4217 code of its prices; empty when nothing asks for it.</param>
/// <param name="Title">Title of an RSS feed.</param>
/// <param name="Link">Address of the shop, in an RSS feed.</param>
/// <param name="Description">Description of an RSS feed.</param>
internal sealed record Feed(string Name, string Locale, string Country, string Currency, string Title, string Link, string Description)
{
    /// <summary>"de" of "de-DE".</summary>
    public string Language => Locale.Split('-')[0];
}

/// <summary>Where a field comes from.</summary>
/// <param name="Rule">The field.</param>
/// <param name="From">The first of these that has a value gives it.</param>
/// <param name="Value">The same for all items; null when it comes from somewhere.</param>
/// <param name="Template">Text with "{sku}", "{locale}", "{language}", "{country}", "{currency}" and, beside `From`, "{value}"; null when there is
/// none.</param>
/// <param name="Map">What stands for a value found; a value that is not in it counts as none. Null: values stay as they are.</param>
/// <param name="Default">What stands for no value, with the same placeholders; null: nothing does.</param>
/// <param name="Columns">For tables: the column of the target's part, by part.</param>
/// <param name="Details">For details: attributes to list.</param>
internal sealed record FieldMapping(
    Targets.FieldRule Rule, IReadOnlyList<SourcePath> From, string? Value, string? Template, IReadOnlyDictionary<string, string>? Map, string? Default,
    IReadOnlyDictionary<string, string> Columns, IReadOnlyList<string> Details)
{
    /// <summary>What an editor has to look at when something is wrong with it.</summary>
    public string Source => From.Count > 0 ? string.Join(" or ", From.Select(f => f.Text)) : Details.Count > 0 ? "details" : "mapping";
}

/// <summary>Where and how changes are sent.</summary>
/// <param name="Url">Takes the batches.</param>
/// <param name="SecretVariable">Environment variable that holds the secret they are signed with.</param>
/// <param name="BatchSize">Most items of a batch.</param>
/// <param name="RequestsPerSecond">Most batches a second.</param>
/// <param name="MaxAttempts">How often a batch is sent before it becomes a dead letter.</param>
/// <param name="Timeout">How long the receiver may take for a batch.</param>
internal sealed record WebhookOptions(Uri Url, string SecretVariable, int BatchSize, double RequestsPerSecond, int MaxAttempts, TimeSpan Timeout);
