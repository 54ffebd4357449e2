using System.Globalization;
using Pim.Application.Events;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Events;

/// <summary>Writes a change of histories, within a transaction.</summary>
internal static class HistoryWriting
{
    public static void Apply(Session session, HistoryCommit commit)
    {
        foreach (var person in commit.Removed) session.Use("DELETE FROM history WHERE person = ?1").Bind(1, person).Run();
        foreach (var history in commit.Put) Put(session, history);
        foreach (var (visitor, customer) in commit.Merged)
            session.Use("INSERT INTO merge VALUES (?1, ?2) ON CONFLICT DO NOTHING").Bind(1, visitor).Bind(2, customer).Run();
        foreach (var customer in commit.Forgotten) session.Use("DELETE FROM merge WHERE customer = ?1").Bind(1, customer).Run();
        foreach (var proof in commit.Erased) Put(session, proof);
        session.Use("UPDATE state SET turn = turn + 1, folded = max(folded, ?1)").Bind(1, commit.Folded.Count == 0 ? 0 : IdOf(commit.Folded[^1])).Run();
    }

    /// <summary>The number in the id of a batch.</summary>
    public static long IdOf(string batch) => long.Parse(batch, CultureInfo.InvariantCulture);

    private static void Put(Session session, StoredHistory history) =>
        session.Use("INSERT INTO history VALUES (?1, ?2) ON CONFLICT DO UPDATE SET block = excluded.block")
            .Bind(1, history.Person).BindBytes(2, history.Block.Span).Run();

    private static void Put(Session session, ErasureProof proof) => session.Use("INSERT OR REPLACE INTO erasure VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
        .Bind(1, proof.Digest).Bind(2, proof.Time).Bind(3, proof.Actor).Bind(4, proof.EventCount)
            .Bind(5, proof.PurchaseCount).Bind(6, proof.VisitorCount).Run();
}
