using System.Globalization;
using Pim.Cli.Csv;
using Pim.Cli.Import;
using Pim.V1;
using Attribute = Pim.V1.Attribute;

namespace Pim.Cli.Akeneo;

/// <summary>Reads the limits on an attribute's values. A limit that the service does not know is told of, not dropped silently.</summary>
internal static class AttributeRuleReader
{
    /// <summary>The limits; null when there are none.</summary>
    public static AttributeRules? Read(CsvRecord record, Attribute attribute, Findings findings)
    {
        var rules = new AttributeRules();
        switch (attribute.Type)
        {
            case AttributeType.Text or AttributeType.RichText: ReadText(record, attribute.Type, rules, findings); break;
            case AttributeType.Number or AttributeType.Measurement: ReadNumber(record, rules, findings); break;
            case AttributeType.PriceCollection: ReadPrices(record, rules, findings); break;
            case AttributeType.Date: ReadDate(record, rules); break;
            case AttributeType.Asset: ReadAsset(record, rules, findings); break;
            case AttributeType.Identifier: NoteUntaken(record, findings, "max_characters", "validation_rule"); break;
        }
        if (record["available_locales"].Length > 0) ReadLocales(record, attribute, rules, findings);
        return rules.CalculateSize() == 0 ? null : rules;
    }

    private static void ReadText(CsvRecord record, AttributeType type, AttributeRules rules, Findings findings)
    {
        if (record.Integer("max_characters", findings) is { } max) rules.MaxLength = max;
        switch (record["validation_rule"])
        {
            case "":
                break;
            case "regexp" when type == AttributeType.Text:
                var (pattern, error) = PhpPattern.Convert(record["validation_regexp"]);
                if (pattern is not null) rules.Pattern = pattern;
                else findings.Note("validation_regexp", $"The pattern {record["validation_regexp"]} was left out: {error}.", "RULE_NOT_TAKEN");
                break;
            case var rule:
                findings.Note("validation_rule", $"The rule '{rule}' is not known here and was left out.", "RULE_NOT_TAKEN");
                break;
        }
    }

    private static void ReadNumber(CsvRecord record, AttributeRules rules, Findings findings)
    {
        if (record["decimals_allowed"] == "0") rules.MaxDecimals = 0;
        rules.MinNumber = record["number_min"];
        rules.MaxNumber = record["number_max"];
        if (record["negative_allowed"] != "0") return;
        if (rules.MinNumber.Length == 0)
            rules.MinNumber = "0";
        else if (!decimal.TryParse(rules.MinNumber, NumberStyles.Number, CultureInfo.InvariantCulture, out var min))
            findings.Refuse("number_min", $"'{rules.MinNumber}' is not a decimal.", "WRONG_TYPE");
        else if (min < 0)
            rules.MinNumber = "0";
    }

    private static void ReadPrices(CsvRecord record, AttributeRules rules, Findings findings)
    {
        if (record["decimals_allowed"] == "0") rules.MaxDecimals = 0;
        NoteUntaken(record, findings, "number_min", "number_max");
    }

    private static void ReadDate(CsvRecord record, AttributeRules rules)
    {
        rules.MinDate = AkeneoDates.Day(record["date_min"]);
        rules.MaxDate = AkeneoDates.Day(record["date_max"]);
    }

    private static void ReadAsset(CsvRecord record, AttributeRules rules, Findings findings)
    {
        foreach (var extension in record.List("allowed_extensions")) rules.AllowedExtensions.Add(extension.TrimStart('.').ToLowerInvariant());
        NoteUntaken(record, findings, "max_file_size");
    }

    private static void ReadLocales(CsvRecord record, Attribute attribute, AttributeRules rules, Findings findings)
    {
        if (attribute.Localizable) rules.AllowedLocales.Add(record.List("available_locales").Select(AkeneoLocales.ToBcp47));
        else NoteUntaken(record, findings, "available_locales");
    }

    private static void NoteUntaken(CsvRecord record, Findings findings, params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            if (record[column].Length > 0) findings.Note(column, $"The limit '{record[column]}' does not exist here and was left out.", "RULE_NOT_TAKEN");
        }
    }
}

/// <summary>Dates as Akeneo writes them.</summary>
internal static class AkeneoDates
{
    /// <summary>The day alone: some exports write "2012-01-05T00:00:00+01:00".</summary>
    public static string Day(string date) => date.Length > 10 && date[10] is 'T' or ' ' ? date[..10] : date;
}
