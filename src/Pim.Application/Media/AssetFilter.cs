using System.Globalization;
using Pim.Application.Filtering;
using Pim.Domain.Media;

namespace Pim.Application.Media;

/// <summary>Filters on assets (AIP-160).</summary>
internal static class AssetFilter
{
    private const string Known =
        "key, file_name, media_type, size, sha256, role, tags, expired, valid_until, create_time, update_time, facts.width, facts.height, facts.pages, facts.animated";

    /// <summary>Reads a filter as a test of one asset; null for an empty one. InvalidArgument, with the position, when it cannot be read.</summary>
    public static Func<Asset, bool>? Compile(string filter) => FilterParser.Parse(filter) is { } expression ? Compile(expression) : null;

    private static Func<Asset, bool> Compile(FilterExpression expression)
    {
        switch (expression)
        {
            case FilterExpression.And and:
                var all = and.Parts.Select(Compile).ToArray();
                return asset => Array.TrueForAll(all, part => part(asset));
            case FilterExpression.Or or:
                var any = or.Parts.Select(Compile).ToArray();
                return asset => Array.Exists(any, part => part(asset));
            case FilterExpression.Not not:
                var inner = Compile(not.Part);
                return asset => !inner(asset);
            default:
                return Compile((FilterExpression.Comparison)expression);
        }
    }

    private static Func<Asset, bool> Compile(FilterExpression.Comparison term) => term.Field switch
    {
        "key" => Text(term, a => a.Key),
        "file_name" => Text(term, a => a.FileName),
        "media_type" => Text(term, a => a.File.MediaType),
        "sha256" => Text(term, a => a.File.Sha256),
        "role" => Role(term),
        "tags" => Tags(term),
        "size" => Number(term, a => a.File.Size),
        "facts.width" => Number(term, a => a.File.Facts.Width),
        "facts.height" => Number(term, a => a.File.Facts.Height),
        "facts.pages" => Number(term, a => a.File.Facts.Pages),
        "facts.animated" => Flag(term, a => a.File.Facts.Animated),
        "expired" => Flag(term, a => a.Expired),
        "valid_until" => Time(term, a => a.ValidUntil),
        "create_time" => Time(term, a => a.CreateTime),
        "update_time" => Time(term, a => a.UpdateTime),
        _ => throw FilterFields.Error(term, $"there is no field '{term.Field}'; known are {Known}"),
    };

    private static Func<Asset, bool> Text(FilterExpression.Comparison term, Func<Asset, string> field)
    {
        if (term.Operator == ":") return a => term.Literal == "*" ? field(a).Length > 0 : field(a).Contains(term.Literal, StringComparison.OrdinalIgnoreCase);
        var test = FilterFields.Test<string>(term);
        return a => test(string.CompareOrdinal(field(a), term.Literal));
    }

    private static Func<Asset, bool> Number(FilterExpression.Comparison term, Func<Asset, long> field)
    {
        if (!long.TryParse(term.Literal, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw FilterFields.Error(term, $"'{term.Literal}' is not a whole number");
        var test = FilterFields.Test<long>(term);
        return a => test(field(a).CompareTo(number));
    }

    private static Func<Asset, bool> Flag(FilterExpression.Comparison term, Func<Asset, bool> field)
    {
        if (term.Literal is not ("true" or "false")) throw FilterFields.Error(term, $"'{term.Field}' compares with true or false, not with '{term.Literal}'");
        var test = FilterFields.Test<bool>(term);
        return a => test(field(a).CompareTo(term.Literal == "true"));
    }

    // An asset without a time passes no comparison with one.
    private static Func<Asset, bool> Time(FilterExpression.Comparison term, Func<Asset, DateTimeOffset?> field)
    {
        if (term is { Operator: ":", Literal: "*" }) return a => field(a) is not null;
        var (time, test) = (FilterFields.Time(term), FilterFields.Test<DateTimeOffset>(term));
        return a => field(a) is { } known && test(known.CompareTo(time));
    }

    private static Func<Asset, bool> Role(FilterExpression.Comparison term)
    {
        var name = term.Literal.Replace("_", "", StringComparison.Ordinal);
        if (!Enum.TryParse<AssetRole>(name, ignoreCase: true, out var role) || !char.IsAsciiLetter(name[0]))
            throw FilterFields.Error(term, $"there is no role '{term.Literal}'");
        var test = FilterFields.Test<int>(term);
        return a => test(a.Role.CompareTo(role));
    }

    private static Func<Asset, bool> Tags(FilterExpression.Comparison term)
    {
        if (term.Operator != ":") throw FilterFields.Error(term, "write 'tags:TAG'");
        return a => term.Literal == "*" ? a.Tags.Count > 0 : a.Tags.Contains(term.Literal);
    }
}
