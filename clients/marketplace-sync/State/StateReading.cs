using System.Globalization;
using Microsoft.Data.Sqlite;
using Pim.MarketplaceSync.Items;

namespace Pim.MarketplaceSync.State;

/// <summary>What a feed says of a product.</summary>
/// <param name="Sku">The product.</param>
/// <param name="Family">Code of its family; empty without one.</param>
/// <param name="Item">The item; null when it is left out.</param>
/// <param name="Findings">What was found.</param>
internal sealed record StoredItem(string Sku, string Family, FeedItem? Item, IReadOnlyList<Finding> Findings);

/// <summary>How many items a feed has.</summary>
/// <param name="Items">Items that go out.</param>
/// <param name="Refused">Products that are left out.</param>
/// <param name="Noted">Items that go out with something found.</param>
internal sealed record FeedCounts(long Items, long Refused, long Noted);

/// <summary>A state as of one moment, while others may go on changing it.</summary>
internal sealed class StateReading : IDisposable
{
    private const string IsTwin = "EXISTS (SELECT 1 FROM items AS o WHERE o.feed = i.feed AND o.item_id = i.item_id AND o.sku < i.sku)";

    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _moment;

    public StateReading(string path)
        : this(StateDatabase.Open(path))
    {
    }

    /// <summary>Reads a database, which it then owns.</summary>
    public StateReading(SqliteConnection connection)
    {
        _connection = connection;
        _moment = connection.BeginTransaction(deferred: true);
        Sequence = long.Parse(_connection.Scalar<string>("SELECT value FROM about WHERE key = 'sequence'", _moment) ?? "0", CultureInfo.InvariantCulture);
    }

    /// <summary>The last change that it knows of.</summary>
    public long Sequence { get; }

    /// <summary>All products of a feed by SKU (ordinal order), those left out among them.</summary>
    public IEnumerable<StoredItem> Products(string feed) =>
        _connection.Rows($"SELECT sku, family, item, findings, {IsTwin} FROM items AS i WHERE feed = $feed ORDER BY sku", Read, _moment, ("$feed", feed));

    /// <summary>The items of a feed by SKU. Of several with one id, the first goes out.</summary>
    public IEnumerable<FeedItem> Items(string feed) =>
        _connection.Rows($"SELECT item FROM items AS i WHERE feed = $feed AND item IS NOT NULL AND NOT {IsTwin} ORDER BY sku", r =>
            ItemJson.Read(r.Bytes(0)), _moment, ("$feed", feed));

    /// <summary>How many items a feed has.</summary>
    public FeedCounts Count(string feed) => _connection.Rows(
        $"""
        SELECT count(out), count(*) - count(out), coalesce(sum(out AND findings <> '[]'), 0)
        FROM (SELECT findings, CASE WHEN item IS NOT NULL AND NOT {IsTwin} THEN 1 END AS out FROM items AS i WHERE feed = $feed)
        """,
        r => new FeedCounts(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2)), _moment, ("$feed", feed)).Single();

    public void Dispose()
    {
        _moment.Dispose();
        _connection.Dispose();
    }

    private static StoredItem Read(SqliteDataReader reader)
    {
        var item = reader.Bytes(2) is { } json ? ItemJson.Read(json) : null;
        var findings = FindingJson.Read(reader.GetString(3));
        if (item is null || !reader.GetBoolean(4)) return new StoredItem(reader.GetString(0), reader.GetString(1), item, findings);
        var twin = new Finding("id", "id", "DUPLICATE_ID", $"'{item.Id}' is the id of another product too.", IsRefusal: true);
        return new StoredItem(reader.GetString(0), reader.GetString(1), null, [.. findings, twin]);
    }
}
