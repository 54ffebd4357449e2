using System.Buffers;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Pim.MarketplaceSync.Items;
using Pim.MarketplaceSync.State;

namespace Pim.MarketplaceSync.Webhooks;

/// <summary>A batch that is on its way: its bytes stay as they are however often it is sent, so that a receiver knows it again by its id.</summary>
/// <param name="Number">Its place in the order of sending.</param>
/// <param name="Id">Names it to the receiver.</param>
/// <param name="Feed">The feed.</param>
/// <param name="Body">What is sent.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="Error">Why the last time was in vain; empty when it was not sent.</param>
internal sealed record WebhookBatch(long Number, string Id, string Feed, byte[] Body, int Attempts, string Error);

/// <summary>What a receiver still has to be told, and what it could not be told.</summary>
internal sealed class Outbox(string statePath) : IDisposable
{
    private readonly SqliteConnection _connection = StateDatabase.Open(statePath);

    /// <summary>The batch to send next: one that was begun, or a new one of the items noted first; null when there is nothing to tell.</summary>
    /// <param name="maxItems">Most items of a new batch.</param>
    public WebhookBatch? Next(int maxItems)
    {
        using var transaction = _connection.BeginTransaction();
        if (_connection.Scalar<string>("SELECT value FROM about WHERE key = 'complete'", transaction) != "1") return null;
        if (Batches("dead = 0", transaction).FirstOrDefault() is { } begun) return begun;
        if (_connection.Scalar<string>("SELECT feed FROM outbox ORDER BY number LIMIT 1", transaction) is not { } feed) return null;
        var noted = _connection.Rows("SELECT number, item_id, sku FROM outbox WHERE feed = $feed ORDER BY number LIMIT $max",
            r => (Number: r.GetInt64(0), Id: r.GetString(1), Sku: r.GetString(2)), transaction, ("$feed", feed), ("$max", maxItems)).ToList();
        var items = noted.Select(n => (n.Number, n.Id, n.Sku, Item: ItemOf(feed, n.Sku, n.Id, transaction))).ToList();
        _connection.Execute("INSERT INTO deliveries (id, feed, body, items, attempts, dead, error) VALUES ($id, $feed, $body, $items, 0, 0, '')", transaction,
            ("$id", Guid.NewGuid().ToString()), ("$feed", feed), ("$body", BodyOf(feed, items)),
                ("$items", JsonSerializer.Serialize(noted.Select(n => (string[])[n.Id, n.Sku]))));
        foreach (var (number, _, _) in noted) _connection.Execute("DELETE FROM outbox WHERE number = $number", transaction, ("$number", number));
        transaction.Commit();
        return Batches("dead = 0").First();
    }

    /// <summary>The receiver has it.</summary>
    public void Delivered(WebhookBatch batch) => _connection.Execute("DELETE FROM deliveries WHERE number = $number", null, ("$number", batch.Number));

    /// <summary>It was sent in vain; for the last time when it is dead.</summary>
    public void Failed(WebhookBatch batch, string error, bool isDead) =>
        _connection.Execute("UPDATE deliveries SET attempts = attempts + 1, error = $error, dead = $dead WHERE number = $number", null,
            ("$number", batch.Number), ("$error", error), ("$dead", isDead));

    /// <summary>Batches that were given up, the oldest first.</summary>
    public IReadOnlyList<WebhookBatch> DeadLetters() => [.. Batches("dead = 1")];

    /// <summary>Notes the items of all dead letters again, and forgets the letters: what is sent is what the items are by then, never an older state.</summary>
    public int Replay()
    {
        using var transaction = _connection.BeginTransaction();
        var letters = _connection.Rows(
            "SELECT feed, items FROM deliveries WHERE dead = 1 ORDER BY number", r => (Feed: r.GetString(0), Items: r.GetString(1)), transaction).ToList();
        foreach (var (feed, items) in letters)
        {
            foreach (var item in JsonSerializer.Deserialize<List<string[]>>(items)!)
                _connection.Execute("INSERT OR REPLACE INTO outbox (feed, item_id, sku) VALUES ($feed, $id, $sku)", transaction, ("$feed", feed),
                    ("$id", item[0]), ("$sku", item[1]));
        }
        _connection.Execute("DELETE FROM deliveries WHERE dead = 1", transaction);
        transaction.Commit();
        return letters.Count;
    }

    public void Dispose() => _connection.Dispose();

    private IEnumerable<WebhookBatch> Batches(string condition, SqliteTransaction? transaction = null) =>
        _connection.Rows($"SELECT number, id, feed, body, attempts, error FROM deliveries WHERE {condition} ORDER BY number",
            r => new WebhookBatch(r.GetInt64(0), r.GetString(1), r.GetString(2), r.Bytes(3)!, r.GetInt32(4), r.GetString(5)), transaction);

    /// <summary>What the item of this id is now; null when it is gone.</summary>
    private FeedItem? ItemOf(string feed, string sku, string id, SqliteTransaction transaction) =>
        _connection.Rows("SELECT item FROM items WHERE feed = $feed AND sku = $sku AND item_id = $id", r => ItemJson.Read(r.Bytes(0)), transaction,
            ("$feed", feed), ("$sku", sku), ("$id", id)).FirstOrDefault();

    private static byte[] BodyOf(string feed, List<(long Number, string Id, string Sku, FeedItem? Item)> items)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = ItemJson.WriterTo(buffer);
        writer.WriteStartObject();
        writer.WriteString("feed", feed);
        writer.WriteStartArray("items");
        foreach (var (number, id, sku, item) in items)
        {
            writer.WriteStartObject();
            writer.WriteString("op", item is null ? "delete" : "upsert");
            writer.WriteString("id", id);
            writer.WriteString("sku", sku);
            writer.WriteNumber("version", number);
            if (item is not null)
            {
                writer.WritePropertyName("item");
                ItemJson.Write(writer, item);
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
