using Pim.MarketplaceSync.Mapping;
using Pim.MarketplaceSync.Targets;
using Pim.V1;

namespace Pim.MarketplaceSync.Items;

/// <summary>Makes of a product's content what a feed says of it, and finds what the target would refuse.</summary>
internal sealed class ItemMaker(FeedMapping mapping)
{
    /// <summary>Makes an item.</summary>
    /// <param name="content">The content in the feed's locale.</param>
    /// <param name="feed">The feed.</param>
    public MadeItem Make(Content content, Feed feed)
    {
        var draft = new ItemDraft(mapping);
        var values = new ContentValues(content, feed, new Media(content, mapping.MediaTemplate));
        foreach (var field in mapping.Fields)
        {
            var check = new FieldCheck(field.Rule, draft);
            var found = ValuesOf(field, values, content, feed);
            if (found.Count > 0) draft.MarkGiven(field.Rule.Name);
            if (found.Any(v => v.IsFallback)) draft.Note(field.Rule.Name, "OTHER_LANGUAGE", $"Has no text in {feed.Locale}; another language stands in.");
            draft.Set(field.Rule.Name, check.Apply(found, field));
            if (field.Rule.IsRequired && !draft.Has(field.Rule.Name)) Refuse(draft, field, feed, found.Count > 0);
        }
        mapping.Target.Check(draft);
        return draft.Finish();
    }

    private static void Refuse(ItemDraft draft, FieldMapping field, Feed feed, bool wasGiven)
    {
        if (wasGiven) draft.Refuse(field.Rule.Name, "UNUSABLE", "Is required, and has no value that the target takes.");
        else if (field.Rule.Kind == FieldKind.Price) draft.Refuse(field.Rule.Name, "MISSING", $"Is required, and there is no price in {feed.Currency}.");
        else draft.Refuse(field.Rule.Name, "MISSING", "Is required, and there is no value.");
    }

    private static IReadOnlyList<FoundValue> ValuesOf(FieldMapping field, ContentValues values, Content content, Feed feed)
    {
        var found = Found(field, values, content, feed);
        return found.Count > 0 || field.Default is null ? found : [new FoundValue(Fill(field.Default, "", content, feed))];
    }

    private static IReadOnlyList<FoundValue> Found(FieldMapping field, ContentValues values, Content content, Feed feed)
    {
        if (field.Value is not null) return [new FoundValue(field.Value)];
        if (field.Details.Count > 0) return [.. field.Details.Select(values.Detail).OfType<FoundValue>()];
        if (field.From.Count == 0) return [new FoundValue(Fill(field.Template!, "", content, feed))];
        var found = field.From.Select(values.At).FirstOrDefault(v => v.Count > 0) ?? [];
        if (field.Map is { } map) found = [.. found.Where(v => map.ContainsKey(v.Text)).Select(v => v with { Text = map[v.Text] })];
        return field.Template is { } template ? [.. found.Select(v => v with { Text = Fill(template, v.Text, content, feed) })] : found;
    }

    /// <summary>What stands in an address is written so that it stays one part of it.</summary>
    private static string Fill(string template, string value, Content content, Feed feed)
    {
        var isAddress = MappingReader.IsAddress(template.Replace('{', '_').Replace('}', '_'));
        var filled = new System.Text.StringBuilder(template.Length);
        for (var i = 0; i < template.Length; i++)
        {
            var end = template[i] == '{' ? template.IndexOf('}', i) : -1;
            if (end < 0)
            {
                filled.Append(template[i]);
                continue;
            }
            var text = template[(i + 1)..end] switch
            {
                "sku" => content.Sku,
                "locale" => feed.Locale,
                "language" => feed.Language,
                "country" => feed.Country,
                "currency" => feed.Currency,
                _ => value,
            };
            filled.Append(isAddress ? Uri.EscapeDataString(text) : text);
            i = end;
        }
        return filled.ToString();
    }
}
