using Google.Protobuf;
using Microsoft.Data.Sqlite;
using Pim.Client.Changes;
using Pim.MarketplaceSync.Items;
using Pim.MarketplaceSync.Mapping;
using Pim.V1;

namespace Pim.MarketplaceSync.State;

/// <summary>
/// What is known of a channel, and what the feeds say of it: the products with their content, the items made of them, and how far the change feed
/// was read, always changed in one commit. For one process at a time.
/// </summary>
internal sealed partial class SyncState : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly FeedMapping _mapping;
    private readonly ItemMaker _maker;

    private SyncState(SqliteConnection connection, FeedMapping mapping)
    {
        (_connection, _mapping, _maker) = (connection, mapping, new ItemMaker(mapping));
        Token = About("token");
        Sequence = Number("sequence");
        IsComplete = Number("complete") == 1;
    }

    /// <summary>Where the change feed goes on.</summary>
    public string Token { get; private set; }

    /// <summary>The last change taken.</summary>
    public long Sequence { get; private set; }

    /// <summary>Whether all that the channel sees was taken once.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Opens a state for a mapping. Where the mapping is another than last time, the items are made anew of what is known.</summary>
    /// <exception cref="StateException">It cannot be used.</exception>
    public static SyncState Open(string path, FeedMapping mapping) => Open(StateDatabase.Open(path), mapping);

    /// <summary>A state over a database, which it then owns.</summary>
    public static SyncState Open(SqliteConnection connection, FeedMapping mapping)
    {
        var state = new SyncState(connection, mapping);
        state.Adapt();
        return state;
    }

    /// <summary>Takes changes together with the token behind them. Answers how many items are not what they were.</summary>
    public int Take(ChangeBatch batch)
    {
        using var transaction = _connection.BeginTransaction();
        var generation = Number("generation", transaction);
        if (batch.Resync is not null) Put("generation", ++generation, transaction);
        var changed = batch.Changes.Sum(change => Take(change, generation, transaction));
        if (batch.IsCaughtUp)
        {
            changed += ForgetOlder(generation, transaction);
            Put("complete", 1, transaction);
        }
        Put("token", batch.ResumeToken, transaction);
        Put("sequence", batch.Sequence, transaction);
        transaction.Commit();
        (Token, Sequence, IsComplete) = (batch.ResumeToken, batch.Sequence, IsComplete || batch.IsCaughtUp);
        return changed;
    }

    /// <summary>Reads what it is now. For a state that nobody changes any more: with the reading the state is closed too.</summary>
    public StateReading Read() => new(_connection);

    public void Dispose() => _connection.Dispose();

    private int Take(ContentChange change, long generation, SqliteTransaction transaction)
    {
        var sku = Client.ResourceNames.SkuOf(change.Product);
        // Models are not sold; what they are made of, their variants have.
        if (change.Withdrawn || change.Contents.Count == 0 || change.Contents[0].Type == Product.Types.Type.Model) return Forget(sku, transaction);
        _connection.Execute("""
            INSERT INTO products (sku, generation, sequence, change) VALUES ($sku, $generation, $sequence, $change)
            ON CONFLICT (sku) DO UPDATE SET generation = excluded.generation, sequence = excluded.sequence, change = excluded.change
            """, transaction, ("$sku", sku), ("$generation", generation), ("$sequence", change.Sequence), ("$change", change.ToByteArray()));
        return Make(sku, change, transaction);
    }

    /// <summary>Makes the items of a product, one for each feed.</summary>
    private int Make(string sku, ContentChange change, SqliteTransaction transaction)
    {
        var changed = 0;
        foreach (var feed in _mapping.Feeds)
        {
            if (change.Contents.FirstOrDefault(
                c => c.Name.StartsWith($"channels/{_mapping.Channel}/locales/{feed.Locale}/", StringComparison.Ordinal)) is not { } content)
                continue;
            var made = _maker.Make(content, feed);
            changed += Put(feed.Name, sku, change.Sequence, content.Family?.Code ?? "", made, transaction);
        }
        return changed;
    }

    private int Put(string feed, string sku, long sequence, string family, MadeItem made, SqliteTransaction transaction)
    {
        var item = made.Item is null ? null : ItemJson.Write(made.Item);
        var before = ItemOf(feed, sku, transaction);
        _connection.Execute("""
            INSERT INTO items (feed, sku, sequence, family, item_id, item, findings) VALUES ($feed, $sku, $sequence, $family, $id, $item, $findings)
            ON CONFLICT (feed, sku) DO UPDATE SET
                sequence = excluded.sequence, family = excluded.family, item_id = excluded.item_id, item = excluded.item, findings = excluded.findings
            """, transaction, ("$feed", feed), ("$sku", sku), ("$sequence", sequence), ("$family", family), ("$id", made.Item?.Id), ("$item", item),
            ("$findings", FindingJson.Write(made.Findings)));
        if (item.AsSpan().SequenceEqual(before)) return 0;
        Announce(feed, sku, before, transaction);
        Announce(feed, sku, item, transaction);
        return 1;
    }

    private int Forget(string sku, SqliteTransaction transaction)
    {
        _connection.Execute("DELETE FROM products WHERE sku = $sku", transaction, ("$sku", sku));
        var known = _connection.Rows(
            "SELECT feed, item FROM items WHERE sku = $sku", r => (Feed: r.GetString(0), Item: r.Bytes(1)), transaction, ("$sku", sku)).ToList();
        foreach (var (feed, item) in known) Announce(feed, sku, item, transaction);
        return _connection.Execute("DELETE FROM items WHERE sku = $sku", transaction, ("$sku", sku));
    }

    /// <summary>After a resync: what did not come again is not there any more.</summary>
    private int ForgetOlder(long generation, SqliteTransaction transaction) =>
        _connection.Rows("SELECT sku FROM products WHERE generation < $generation", r => r.GetString(0), transaction, ("$generation", generation))
            .ToList().Sum(sku => Forget(sku, transaction));

    /// <summary>Notes that the receiver has to be told of an item: what it is by then, or that it is gone. Of one noted already, the later counts.</summary>
    private void Announce(string feed, string sku, byte[]? item, SqliteTransaction transaction)
    {
        if (item is null || !_mapping.Target.IsWebhook) return;
        _connection.Execute("INSERT OR REPLACE INTO outbox (feed, item_id, sku) VALUES ($feed, $id, $sku)", transaction,
            ("$feed", feed), ("$id", ItemJson.Read(item).Id), ("$sku", sku));
    }

    private byte[]? ItemOf(string feed, string sku, SqliteTransaction transaction) =>
        _connection.Rows("SELECT item FROM items WHERE feed = $feed AND sku = $sku", r => r.Bytes(0), transaction, ("$feed", feed), ("$sku", sku))
            .FirstOrDefault();
}
