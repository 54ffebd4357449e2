using Pim.Domain;
using Pim.Domain.Attributes;
using Pim.Domain.Text;
using PimService.Requests;
using PimService.Schema;
using V1 = Pim.V1;

namespace PimService.Attributes;

internal sealed partial class AttributeMapping
{
    private const int MaxExtensions = 100;
    private const int MaxAllowedLocales = 1_000;

    private static IEnumerable<SchemaField<AttributeDefinition, V1.Attribute>> RuleFields =>
    [
        Rule("min_length", (to, from) => to with { MinLength = from.MinLength }),
        Rule("max_length", (to, from) => to with { MaxLength = from.MaxLength }),
        Rule("pattern", (to, from) => to with { Pattern = from.Pattern }),
        Rule("min_number", (to, from) => to with { MinNumber = from.MinNumber }),
        Rule("max_number", (to, from) => to with { MaxNumber = from.MaxNumber }),
        Rule("max_decimals", (to, from) => to with { MaxDecimals = from.MaxDecimals }),
        Rule("min_date", (to, from) => to with { MinDate = from.MinDate }),
        Rule("max_date", (to, from) => to with { MaxDate = from.MaxDate }),
        Rule("max_items", (to, from) => to with { MaxItems = from.MaxItems }),
        Rule("allowed_extensions", (to, from) => to with { AllowedExtensions = from.AllowedExtensions }),
        Rule("allowed_locales", (to, from) => to with { AllowedLocales = from.AllowedLocales }),
    ];

    private static SchemaField<AttributeDefinition, V1.Attribute> Rule(string name, Func<AttributeRules, AttributeRules, AttributeRules> copy) =>
        new($"rules.{name}", null, (to, from) => to with { Rules = copy(to.Rules, from.Rules) });

    private static AttributeRules ReadRules(V1.AttributeRules message, ViolationList violations) => new()
    {
        MinLength = message.HasMinLength ? message.MinLength : null,
        MaxLength = message.HasMaxLength ? message.MaxLength : null,
        Pattern = message.Pattern,
        MinNumber = Wire.Number(message.MinNumber, "rules.min_number", violations),
        MaxNumber = Wire.Number(message.MaxNumber, "rules.max_number", violations),
        MaxDecimals = message.HasMaxDecimals ? message.MaxDecimals : null,
        MinDate = Wire.Date(message.MinDate, "rules.min_date", violations),
        MaxDate = Wire.Date(message.MaxDate, "rules.max_date", violations),
        MaxItems = message.HasMaxItems ? message.MaxItems : null,
        AllowedExtensions = ReadExtensions(message, violations),
        AllowedLocales = Wire.Codes(message.AllowedLocales, MaxAllowedLocales, "rules.allowed_locales", violations).Select(Wire.Locale).ToValueList(),
    };

    private static ValueList<string> ReadExtensions(V1.AttributeRules message, ViolationList violations)
    {
        var extensions = Wire.Codes(message.AllowedExtensions, MaxExtensions, "rules.allowed_extensions", violations);
        for (var i = 0; i < extensions.Count; i++)
        {
            if (extensions[i].Length is 0 or > 20 || !extensions[i].All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))
                violations.Add($"rules.allowed_extensions[{i}]", "Must be 1 to 20 lower-case letters or digits, without the dot.", "INVALID_EXTENSION");
        }
        return extensions;
    }

    private static V1.AttributeRules WriteRules(AttributeRules rules)
    {
        var message = new V1.AttributeRules
        {
            Pattern = rules.Pattern,
            MinNumber = rules.MinNumber is { } minNumber ? Decimals.Format(minNumber) : "",
            MaxNumber = rules.MaxNumber is { } maxNumber ? Decimals.Format(maxNumber) : "",
            MinDate = rules.MinDate is { } minDate ? Wire.Write(minDate) : "",
            MaxDate = rules.MaxDate is { } maxDate ? Wire.Write(maxDate) : "",
            AllowedExtensions = { rules.AllowedExtensions },
            AllowedLocales = { rules.AllowedLocales },
        };
        if (rules.MinLength is { } minLength) message.MinLength = minLength;
        if (rules.MaxLength is { } maxLength) message.MaxLength = maxLength;
        if (rules.MaxDecimals is { } maxDecimals) message.MaxDecimals = maxDecimals;
        if (rules.MaxItems is { } maxItems) message.MaxItems = maxItems;
        return message;
    }
}
