using System.Globalization;
using System.Text;
using Pim.Domain;
using Pim.Domain.Attributes;
using Pim.Domain.Content;
using Pim.Domain.Products;
using Pim.Domain.Schema;
using Pim.Domain.Values;

namespace Pim.Application.Content;

/// <summary>Words to find in what a channel and locale sees of a product: each must be the beginning of a word there, case and accents apart.</summary>
internal sealed class TextQuery
{
    private const int MaxLength = 200;
    private readonly string[] _words;

    private TextQuery(string[] words) => _words = words;

    /// <summary>The words of a query; null when it has none.</summary>
    public static TextQuery? Parse(string query)
    {
        if (query.Length > MaxLength) throw PimException.Violated([new("query", $"Must have at most {MaxLength} characters.", "TEXT_TOO_LONG")]);
        var words = Words(query).Distinct(StringComparer.Ordinal).ToArray();
        return words.Length == 0 ? null : new TextQuery(words);
    }

    /// <summary>Whether all words are found.</summary>
    public bool Matches(ContentView view, Lineage lineage, CatalogSchema schema)
    {
        var wanted = _words.ToHashSet(StringComparer.Ordinal);
        Find(lineage.Product.Sku, wanted);
        if (schema.Families.TryGetValue(lineage.Product.Family, out var family))
        {
            foreach (var code in family.Attributes)
            {
                if (wanted.Count == 0) return true;
                if (schema.Attributes.TryGetValue(code, out var attribute) && view.Resolve(lineage, attribute) is { } resolved) Find(resolved.Value, attribute, wanted);
            }
        }
        return wanted.Count == 0;
    }

    private static void Find(Value value, AttributeDefinition attribute, HashSet<string> wanted)
    {
        switch (value)
        {
            case TextValue text:
                Find(text.Text, wanted);
                break;
            case OptionValue option:
                FindLabel(attribute, option.Option, wanted);
                break;
            case OptionsValue options:
                foreach (var code in options.Options) FindLabel(attribute, code, wanted);
                break;
        }
    }

    private static void FindLabel(AttributeDefinition attribute, string code, HashSet<string> wanted)
    {
        var option = attribute.Options.FirstOrDefault(o => o.Code == code);
        foreach (var (_, text) in option?.Labels.Entries ?? []) Find(text, wanted);
    }

    private static void Find(string text, HashSet<string> wanted)
    {
        if (wanted.Count == 0) return;
        foreach (var word in Words(text)) wanted.RemoveWhere(w => word.StartsWith(w, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c)) word.Append(char.ToLowerInvariant(c));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
        if (word.Length > 0) yield return word.ToString();
    }
}
