using Pim.Application.Archive;
using Pim.Application.Publications;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Content;

/// <summary>
/// Writes which contents are to be made anew. Marks are numbers of their own: commits that change no content take none of the catalogue, and
/// their marks must be told apart too.
/// </summary>
internal sealed class StaleTable(Session session)
{
    private readonly Statement _take = session.Prepare("UPDATE catalog SET mark = mark + 1 RETURNING mark");

    private readonly Statement _mark = session.Prepare("""
        INSERT INTO stale (channel, sku, since, mark) VALUES (?1, ?2, ?3, ?3) ON CONFLICT (channel, sku) DO UPDATE SET mark = ?3
        """);

    private readonly Statement _add = session.Prepare("INSERT INTO stale (channel, sku, since, mark) VALUES (?1, ?2, ?3, ?4)");
    private readonly Statement _unmark = session.Prepare("DELETE FROM stale WHERE channel = ?1 AND sku = ?2 AND mark = ?3");
    private readonly Statement _remove = session.Prepare("DELETE FROM stale WHERE channel = ?1 AND sku = ?2");
    private readonly Statement _removeChannel = session.Prepare("DELETE FROM stale WHERE channel = ?1");

    /// <summary>Takes the mark of a commit.</summary>
    public long TakeMark() => _take.ReadNumber()!.Value;

    public void Mark(string channel, string sku, long mark) => _mark.Bind(1, channel).Bind(2, sku).Bind(3, mark).Run();

    /// <summary>Adds what is not there, as it was elsewhere.</summary>
    public void Add(ArchivedStale stale) => _add.Bind(1, stale.Channel).Bind(2, stale.Sku).Bind(3, stale.Since).Bind(4, stale.Mark).Run();

    /// <summary>Takes a mark away, unless there is a later one.</summary>
    public void Unmark(StaleContent content) => _unmark.Bind(1, content.Channel).Bind(2, content.Sku).Bind(3, content.Mark).Run();

    /// <summary>Takes any mark away.</summary>
    public void Remove(string channel, string sku) => _remove.Bind(1, channel).Bind(2, sku).Run();

    public void RemoveChannel(string channel) => _removeChannel.Bind(1, channel).Run();
}
