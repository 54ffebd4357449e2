using Pim.Domain.Publications;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Publications;

/// <summary>Writes what was last said of drafts.</summary>
internal sealed class ReviewTable(Session session)
{
    private readonly Statement _put = session.Prepare("""
        INSERT INTO reviews (sku, revision, ready, actor, time, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (sku) DO UPDATE SET revision = ?2, ready = ?3, actor = ?4, time = ?5, note = ?6
        """);

    private readonly Statement _remove = session.Prepare("DELETE FROM reviews WHERE sku = ?1");

    public void Save(Review review) =>
        _put.Bind(1, review.Sku).Bind(2, review.Revision).Bind(3, review.Ready).Bind(4, review.Actor).Bind(5, review.Time).Bind(6, review.Note).Run();

    public void Remove(string sku) => _remove.Bind(1, sku).Run();
}
