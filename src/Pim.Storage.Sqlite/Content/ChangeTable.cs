using Pim.Application.Publications;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Content;

/// <summary>Writes what channels see: the last change of each product, with its documents, at the end of the feed.</summary>
internal sealed class ChangeTable(Session session)
{
    /// <summary>Ids that a change has for its documents.</summary>
    public const int MaxDocuments = 256;

    private readonly Statement _find = session.Prepare("SELECT sequence, locales <> '' FROM changes WHERE channel = ?1 AND sku = ?2");
    private readonly Statement _add = session.Prepare("INSERT INTO changes (sequence, channel, sku, time, locales) VALUES (?1, ?2, ?3, ?4, ?5)");
    private readonly Statement _remove = session.Prepare("DELETE FROM changes WHERE sequence = ?1");
    private readonly Statement _addDocument = session.Prepare("INSERT INTO contents (id, bytes) VALUES (?1, ?2)");
    private readonly Statement _removeDocuments = session.Prepare("DELETE FROM contents WHERE id >= ?1 AND id < ?2");
    private readonly Statement _forgettable = session.Prepare("SELECT sequence, channel FROM changes WHERE locales = '' AND time < ?1 ORDER BY time LIMIT ?2");
    private readonly Statement _saveFormat = session.Prepare("UPDATE catalog SET content_format = ?1");
    private readonly Statement _forget = session.Prepare("UPDATE feeds SET forgotten = max(forgotten, ?2) WHERE channel = ?1");

    /// <summary>The id of a document by the place of its locale.</summary>
    public static long IdOf(long sequence, int place) => sequence * MaxDocuments + place;

    /// <summary>Whether a channel sees a product.</summary>
    public bool Sees(string channel, string sku)
    {
        using var found = _find.Bind(1, channel).Bind(2, sku);
        return found.Step() && found.Flag(1);
    }

    /// <summary>Puts a change in the place of the product's former one.</summary>
    public void Put(string channel, ContentChange change, long sequence, DateTimeOffset time)
    {
        if (Find(channel, change.Sku) is { } former)
        {
            _remove.Bind(1, former).Run();
            _removeDocuments.Bind(1, IdOf(former, 0)).Bind(2, IdOf(former, MaxDocuments)).Run();
        }
        Add(channel, change, sequence, time);
    }

    /// <summary>Adds a change of a product that has none.</summary>
    public void Add(string channel, ContentChange change, long sequence, DateTimeOffset time)
    {
        _add.Bind(1, sequence).Bind(2, channel).Bind(3, change.Sku).Bind(4, time).Bind(5, string.Join(' ', change.Documents.Select(d => d.Locale))).Run();
        for (var i = 0; i < change.Documents.Count; i++) _addDocument.Bind(1, IdOf(sequence, i)).BindBytes(2, change.Documents[i].Bytes.Span).Run();
    }

    /// <summary>Keeps the format that all documents are in.</summary>
    public bool SaveFormat(string format)
    {
        _saveFormat.Bind(1, format).Run();
        return true;
    }

    /// <summary>Forgets some of the withdrawals before a time; false when there were fewer than that.</summary>
    public bool ForgetWithdrawals(DateTimeOffset before, int limit)
    {
        var withdrawals = new List<(long Sequence, string Channel)>();
        using (_forgettable.Bind(1, before).Bind(2, limit))
        {
            while (_forgettable.Step()) withdrawals.Add((_forgettable.Number(0), _forgettable.Text(1)));
        }
        foreach (var (sequence, channel) in withdrawals)
        {
            _remove.Bind(1, sequence).Run();
            _forget.Bind(1, channel).Bind(2, sequence).Run();
        }
        return withdrawals.Count == limit;
    }

    private long? Find(string channel, string sku) => _find.Bind(1, channel).Bind(2, sku).ReadNumber();
}
