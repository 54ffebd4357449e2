using Pim.Client;
using Pim.V1;
using Spectre.Console;

namespace Pim.Cli.Output;

/// <summary>The differences of a draft: what is published beside what the draft has.</summary>
internal static class DiffTable
{
    private const int MaxLength = 120;
    private const int Lead = 30;

    public static Spectre.Console.Table Of(DiffPublicationResponse diff, IAnsiConsole console)
    {
        var published = diff.PublishedRevision.Length == 0 ? "published" : $"published (revision {ResourceNames.LastOf(diff.PublishedRevision)})";
        var table = Tables.New(console, "field", "channel", "locale", published, $"draft (revision {ResourceNames.LastOf(diff.DraftRevision)})");
        foreach (var field in diff.Differences) AddRows(table, field);
        return table;
    }

    private static void AddRows(Spectre.Console.Table table, FieldDiff field)
    {
        var places = field.Published.Concat(field.Draft).Select(v => (v.Channel, v.Locale)).Distinct().ToList();
        var isLeftOut = places.Count == 0 && field.PublishedText.Length == 0 && field.DraftText.Length == 0;
        if (isLeftOut) AddRow(table, field.Field, ("", ""), "(too large to show)", "(too large to show)");
        else if (places.Count == 0) AddRow(table, field.Field, ("", ""), field.PublishedText, field.DraftText);
        foreach (var place in places) AddRow(table, field.Field, place, TextAt(field.Published, place), TextAt(field.Draft, place));
    }

    private static void AddRow(Spectre.Console.Table table, string field, (string Channel, string Locale) place, string published, string draft)
    {
        var start = published.Length > MaxLength || draft.Length > MaxLength ? Math.Max(0, published.AsSpan().CommonPrefixLength(draft) - Lead) : 0;
        table.AddRow(Markup.Escape(field), Markup.Escape(place.Channel), Markup.Escape(place.Locale), Markup.Escape(Cut(published, start)),
            Markup.Escape(Cut(draft, start)));
    }

    private static string TextAt(IEnumerable<Value> values, (string Channel, string Locale) place) =>
        values.FirstOrDefault(v => (v.Channel, v.Locale) == place) is { } value ? ValueText.Of(value) : "";

    /// <summary>The text from here on, in one line of bounded length, cut at whole characters.</summary>
    private static string Cut(string text, int start)
    {
        if (start > 0 && start < text.Length && char.IsLowSurrogate(text[start])) start--;
        var end = Math.Min(text.Length, start + MaxLength);
        if (end < text.Length && char.IsHighSurrogate(text[end - 1])) end--;
        return $"{(start > 0 ? "…" : "")}{text[start..end].ReplaceLineEndings(" ")}{(end < text.Length ? "…" : "")}";
    }
}
