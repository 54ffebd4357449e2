using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Content;

/// <summary>Writes which other products went into contents.</summary>
internal sealed class MentionTable(Session session)
{
    private const string OfProduct = "SELECT mentioned FROM mentions WHERE channel = ?1 AND sku = ?2";

    private readonly Statement _ofProduct = session.Prepare(OfProduct);
    private readonly Statement _mentioning = session.Prepare("SELECT sku FROM mentions WHERE channel = ?1 AND mentioned = ?2");
    private readonly Statement _add = session.Prepare("INSERT INTO mentions (channel, sku, mentioned) VALUES (?1, ?2, ?3)");
    private readonly Statement _remove = session.Prepare("DELETE FROM mentions WHERE channel = ?1 AND sku = ?2 AND mentioned = ?3");
    private readonly Statement _removeChannel = session.Prepare("DELETE FROM mentions WHERE channel = ?1");

    /// <summary>Products whose contents mention a product. To be gone through before the mentions change.</summary>
    public IEnumerable<string> Mentioning(string channel, string mentioned)
    {
        using var rows = _mentioning.Bind(1, channel).Bind(2, mentioned);
        while (rows.Step()) yield return rows.Text(0);
    }

    /// <summary>Keeps what a product mentions in place of what it mentioned before; writes only what differs.</summary>
    public void Replace(string channel, string sku, IReadOnlyCollection<string> mentioned)
    {
        var added = mentioned.ToHashSet(StringComparer.Ordinal);
        List<string>? gone = null;
        using (_ofProduct.Bind(1, channel).Bind(2, sku))
        {
            while (_ofProduct.Step())
            {
                if (_ofProduct.Text(0) is var before && !added.Remove(before)) (gone ??= []).Add(before);
            }
        }
        foreach (var other in gone ?? []) _remove.Bind(1, channel).Bind(2, sku).Bind(3, other).Run();
        Add(channel, sku, added);
    }

    /// <summary>Adds to what a product mentions.</summary>
    public void Add(string channel, string sku, IEnumerable<string> mentioned)
    {
        foreach (var other in mentioned) _add.Bind(1, channel).Bind(2, sku).Bind(3, other).Run();
    }

    /// <summary>All that a product mentions.</summary>
    public static List<string> ReadAll(Session session, string channel, string sku)
    {
        var mentioned = new List<string>();
        using var rows = session.Use(OfProduct).Bind(1, channel).Bind(2, sku);
        while (rows.Step()) mentioned.Add(rows.Text(0));
        return mentioned;
    }

    public void RemoveChannel(string channel) => _removeChannel.Bind(1, channel).Run();
}
