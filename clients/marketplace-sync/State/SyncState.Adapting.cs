using System.Globalization;
using Microsoft.Data.Sqlite;
using Pim.MarketplaceSync.Items;
using Pim.V1;

namespace Pim.MarketplaceSync.State;

/// <summary>What becomes of a state under another mapping, or another build of this program, than last time.</summary>
internal sealed partial class SyncState
{
    private void Adapt()
    {
        using var transaction = _connection.BeginTransaction();
        if (IsNew("watched", _mapping.Watched, transaction)) BeginAnew(transaction);
        if (IsNew("made", $"{_mapping.Fingerprint} {typeof(ItemMaker).Module.ModuleVersionId}", transaction)) MakeAll(transaction);
        if (IsNew("receiver", _mapping.Webhook?.Url.AbsoluteUri ?? "", transaction)) AnnounceAll(transaction);
        transaction.Commit();
    }

    /// <summary>Another channel, filter or locale: all comes again, and what does not is forgotten then, so that receivers are told.</summary>
    private void BeginAnew(SqliteTransaction transaction)
    {
        Put("generation", Number("generation", transaction) + 1, transaction);
        Put("token", "", transaction);
        Put("sequence", 0, transaction);
        Put("complete", 0, transaction);
        (Token, Sequence, IsComplete) = ("", 0, false);
    }

    /// <summary>The rules are others: the items are made anew of the content that is known.</summary>
    private void MakeAll(SqliteTransaction transaction)
    {
        foreach (var feed in Texts("SELECT DISTINCT feed FROM items", transaction).Except(_mapping.Feeds.Select(f => f.Name)))
            _connection.Execute("DELETE FROM items WHERE feed = $feed; DELETE FROM outbox WHERE feed = $feed;", transaction, ("$feed", feed));
        foreach (var sku in Texts("SELECT sku FROM products", transaction)) Make(sku, ChangeOf(sku, transaction), transaction);
    }

    /// <summary>Another receiver knows nothing yet.</summary>
    private void AnnounceAll(SqliteTransaction transaction)
    {
        _connection.Execute("DELETE FROM deliveries; DELETE FROM outbox;", transaction);
        foreach (var feed in _mapping.Feeds)
        {
            foreach (var sku in Texts("SELECT sku FROM items WHERE feed = $feed", transaction, ("$feed", feed.Name)))
                Announce(feed.Name, sku, ItemOf(feed.Name, sku, transaction), transaction);
        }
    }

    /// <summary>Whether something is other than last time; it is noted for the next.</summary>
    private bool IsNew(string key, string value, SqliteTransaction transaction)
    {
        if (About(key, transaction) == value) return false;
        Put(key, value, transaction);
        return true;
    }

    private List<string> Texts(string sql, SqliteTransaction transaction, params (string Name, object? Value)[] parameters) =>
        _connection.Rows(sql, r => r.GetString(0), transaction, parameters).ToList();

    private ContentChange ChangeOf(string sku, SqliteTransaction transaction) =>
        _connection.Rows("SELECT change FROM products WHERE sku = $sku", r => ContentChange.Parser.ParseFrom(r.Bytes(0)), transaction, ("$sku", sku)).Single();

    private string About(string key, SqliteTransaction? transaction = null) =>
        _connection.Scalar<string>("SELECT value FROM about WHERE key = $key", transaction, ("$key", key)) ?? "";

    private long Number(string key, SqliteTransaction? transaction = null) =>
        About(key, transaction) is { Length: > 0 } text ? long.Parse(text, CultureInfo.InvariantCulture) : 0;

    private void Put(string key, long number, SqliteTransaction transaction) => Put(key, number.ToString(CultureInfo.InvariantCulture), transaction);

    private void Put(string key, string value, SqliteTransaction transaction) =>
        _connection.Execute("INSERT INTO about (key, value) VALUES ($key, $value) ON CONFLICT (key) DO UPDATE SET value = excluded.value", transaction,
            ("$key", key), ("$value", value));
}
