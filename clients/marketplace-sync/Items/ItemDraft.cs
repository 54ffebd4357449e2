using Pim.MarketplaceSync.Mapping;

namespace Pim.MarketplaceSync.Items;

/// <summary>An item while it is made.</summary>
/// <param name="mapping">Where its fields come from.</param>
internal sealed class ItemDraft(FeedMapping mapping)
{
    private readonly Dictionary<string, List<ItemValue>> _fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private readonly List<Finding> _findings = [];

    /// <summary>Whether the field has a value.</summary>
    public bool Has(string field) => _fields.ContainsKey(field);

    /// <summary>Whether content had a value for the field, usable or not.</summary>
    public bool WasGiven(string field) => _given.Contains(field);

    /// <summary>The first value of a field; null when it has none.</summary>
    public string? TextOf(string field) => _fields.TryGetValue(field, out var values) ? values[0].Text : null;

    /// <summary>Notes that content had a value for the field.</summary>
    public void MarkGiven(string field) => _given.Add(field);

    /// <summary>Gives a field its values.</summary>
    public void Set(string field, params IEnumerable<ItemValue> values)
    {
        var list = values.ToList();
        if (list.Count > 0) _fields[field] = list;
    }

    /// <summary>Gives a field its value.</summary>
    public void Set(string field, string text) => Set(field, new ItemValue(text));

    /// <summary>Takes the values of a field away.</summary>
    public void Remove(string field) => _fields.Remove(field);

    /// <summary>The item goes out, but not as it might.</summary>
    public void Note(string field, string reason, string description) => Add(field, reason, description, isRefusal: false);

    /// <summary>The target would not take the item.</summary>
    public void Refuse(string field, string reason, string description) => Add(field, reason, description, isRefusal: true);

    /// <summary>What became of it.</summary>
    public MadeItem Finish()
    {
        if (_findings.Any(f => f.IsRefusal)) return new MadeItem(null, _findings);
        var fields = _fields.Select(f => (Rule: mapping.Target.RuleOf(f.Key)!, f.Value))
            .OrderBy(f => mapping.Target.OrderOf(f.Rule)).ThenBy(f => PlaceOf(f.Rule.Name));
        return new MadeItem(new FeedItem([.. fields.Select(f => new ItemField(f.Rule.Name, f.Rule.MaxCount > 1, f.Value))]), _findings);
    }

    private int PlaceOf(string field)
    {
        for (var i = 0; i < mapping.Fields.Count; i++)
        {
            if (mapping.Fields[i].Rule.Name == field) return i;
        }
        return mapping.Fields.Count;
    }

    private void Add(string field, string reason, string description, bool isRefusal) =>
        _findings.Add(new Finding(field, mapping.Fields.FirstOrDefault(f => f.Rule.Name == field)?.Source ?? "mapping", reason, description, isRefusal));
}
