using System.CommandLine;
using Pim.Cli.Commands;
using Pim.Client;
using Pim.V1;
using Timestamp = Google.Protobuf.WellKnownTypes.Timestamp;

namespace Pim.Cli.Insights;

/// <summary>The options that say what a report is about.</summary>
internal sealed class ScopeOptions
{
    private readonly Option<DateTimeOffset?> _from = TimeOption.Of("--from", "First moment of the period, such as 2026-01-01 (UTC)", isRequired: true);
    private readonly Option<DateTimeOffset?> _to = TimeOption.Of("--to", "First moment after the period", isRequired: true);
    private readonly Option<string?> _channel = Text("--channel", "Only orders and views in this channel", "CODE");
    private readonly Option<string?> _locale = Text("--locale", "Only orders and views in this locale", "LOCALE");
    private readonly Option<string?> _touchpoint = Text("--touchpoint", "Only orders and views that this brought or met, such as newsletter", "NAME");
    private readonly Option<string?> _source = Text("--acquired-by", "Only customers whose first touchpoint this was", "NAME");
    private readonly Option<string?> _segment = Text("--segment", "Only customers in this segment", "CODE");
    private readonly Option<string?> _product = Text("--product", "Only this product", "SKU");
    private readonly Option<string?> _category = Text("--category", "Only products in this category or below", "CODE");
    private readonly Option<string?> _family = Text("--family", "Only products of this family", "CODE");

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_from, _to, _channel, _locale, _touchpoint, _source, _segment, _product, _category, _family])
            command.Options.Add(option);
    }

    public InsightScope Read(ParseResult arguments) => new()
    {
        From = Timestamp.FromDateTimeOffset(arguments.GetValue(_from)!.Value),
        To = Timestamp.FromDateTimeOffset(arguments.GetValue(_to)!.Value),
        Channel = arguments.GetValue(_channel) ?? "",
        Locale = arguments.GetValue(_locale) ?? "",
        Touchpoint = arguments.GetValue(_touchpoint) ?? "",
        AcquisitionSource = arguments.GetValue(_source) ?? "",
        Segment = Name("segments", arguments.GetValue(_segment)),
        Product = arguments.GetValue(_product) is { } sku ? ResourceNames.Product(sku) : "",
        Category = Name("categories", arguments.GetValue(_category)),
        Family = Name("families", arguments.GetValue(_family)),
    };

    private static string Name(string collection, string? code) => code is null ? "" : $"{collection}/{code}";

    private static Option<string?> Text(string name, string description, string help) => new(name) { Description = description, HelpName = help };
}
