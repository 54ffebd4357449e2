using System.Text.RegularExpressions;
using Pim.MarketplaceSync.Items;

namespace Pim.MarketplaceSync.Targets;

/// <summary>Who reads a feed: its fields and rules, and the form it wants.</summary>
internal sealed partial class Target
{
    private readonly Dictionary<string, FieldRule> _rules;
    private readonly Dictionary<string, int> _order;

    private Target(string name, string extension, IReadOnlyList<FieldRule> rules)
    {
        (Name, Extension, Rules) = (name, extension, rules);
        _rules = rules.ToDictionary(r => r.Name, StringComparer.Ordinal);
        _order = rules.Index().ToDictionary(r => r.Item.Name, r => r.Index, StringComparer.Ordinal);
    }

    /// <summary>Google Merchant, RSS 2.0.</summary>
    public static Target GoogleRss { get; } = new("google-rss", ".xml", GoogleFields.All) { NeedsCurrency = true, IsRss = true, Check = GoogleChecks.Check };

    /// <summary>Google Merchant, tab-separated.</summary>
    public static Target GoogleTsv { get; } = new("google-tsv", ".tsv", GoogleFields.All) { NeedsCurrency = true, Check = GoogleChecks.Check };

    /// <summary>Meta catalogue, comma-separated.</summary>
    public static Target MetaCsv { get; } = new("meta-csv", ".csv", MetaFields.All) { NeedsCurrency = true };

    /// <summary>One item as JSON on each line, with any fields.</summary>
    public static Target Ndjson { get; } = new("ndjson", ".ndjson", FreeFields) { IsFree = true };

    /// <summary>Changes sent as JSON, with any fields.</summary>
    public static Target Webhook { get; } = new("webhook", "", FreeFields) { IsFree = true, IsWebhook = true };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Target> All { get; } = [GoogleRss, GoogleTsv, MetaCsv, Ndjson, Webhook];

    private static FieldRule[] FreeFields => [new FieldRule("id", FieldKind.Code, 255) { IsRequired = true }];

    /// <summary>As mappings name it.</summary>
    public string Name { get; }

    /// <summary>How its files are called.</summary>
    public string Extension { get; }

    /// <summary>The fields it has; in a feed they stand in this order.</summary>
    public IReadOnlyList<FieldRule> Rules { get; }

    /// <summary>Whether its prices need a currency for each feed.</summary>
    public bool NeedsCurrency { get; private init; }

    /// <summary>Whether it is an RSS channel with a title and a link.</summary>
    public bool IsRss { get; private init; }

    /// <summary>Whether changes are sent to it.</summary>
    public bool IsWebhook { get; private init; }

    /// <summary>Looks at an item as a whole; what fields have to do with each other.</summary>
    public Action<ItemDraft> Check { get; private init; } = _ => { };

    /// <summary>Whether it takes fields of any name.</summary>
    private bool IsFree { get; init; }

    /// <summary>The rule for a field; null when the target has no such.</summary>
    public FieldRule? RuleOf(string name)
    {
        if (_rules.TryGetValue(name, out var rule)) return rule;
        return IsFree && FreeName().IsMatch(name) ? new FieldRule(name, FieldKind.Text) : null;
    }

    /// <summary>Its place in a feed; fields of any name come behind, in the order of the mapping.</summary>
    public int OrderOf(FieldRule rule) => _order.GetValueOrDefault(rule.Name, int.MaxValue);

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_.-]{0,99}$")]
    private static partial Regex FreeName();
}
