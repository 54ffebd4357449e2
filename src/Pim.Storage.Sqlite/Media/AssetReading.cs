using Pim.Application.Media;
using Pim.Application.Publications;
using Pim.Domain.Media;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Media;

/// <summary>Reads assets and their uses.</summary>
internal static class AssetReading
{
    /// <summary>What is read of an asset.</summary>
    public const string Columns = "key, sha256, revision, create_time, update_time, doc";

    /// <summary>The assets behind a key.</summary>
    public const string Listed = $"SELECT {Columns} FROM assets WHERE key > ?1 ORDER BY key LIMIT ?2";

    /// <summary>The assets of a blob.</summary>
    public const string OfBlob = $"SELECT {Columns} FROM assets WHERE sha256 = ?1 ORDER BY key LIMIT ?2";

    /// <summary>The assets whose time has come.</summary>
    public const string Due = $"SELECT {Columns} FROM assets WHERE due_time <= ?1 ORDER BY due_time LIMIT ?2";

    /// <summary>When the next asset's time comes.</summary>
    public const string NextDue = "SELECT due_time FROM assets WHERE due_time IS NOT NULL ORDER BY due_time LIMIT 1";

    /// <summary>The drafts that name an asset.</summary>
    public const string Drafts = "SELECT sku FROM product_assets WHERE asset = ?1 AND sku > ?2 ORDER BY sku LIMIT ?3";

    /// <summary>The contents of a channel that mention something.</summary>
    public const string Contents = "SELECT sku FROM mentions WHERE channel = ?1 AND mentioned = ?2 AND sku > ?3 ORDER BY sku LIMIT ?4";

    public static IReadOnlyList<Asset> Get(Session session, IReadOnlyCollection<string> keys)
    {
        var assets = new List<Asset>(keys.Count);
        foreach (var key in keys.Distinct(StringComparer.Ordinal))
        {
            using var row = session.Use($"SELECT {Columns} FROM assets WHERE key = ?1").Bind(1, key);
            if (row.Step()) assets.Add(Read(row));
        }
        return assets;
    }

    public static IReadOnlyList<Asset> List(Session session, string after, int limit) =>
        ReadAll(session.Use(Listed).Bind(1, after).Bind(2, limit));

    public static IReadOnlyList<Asset> ReadAll(Statement rows)
    {
        var assets = new List<Asset>();
        using (rows)
        {
            while (rows.Step()) assets.Add(Read(rows));
        }
        return assets;
    }

    public static IReadOnlyList<AssetUse> ListUses(Session session, string key, AssetUse? after, int limit)
    {
        var uses = new List<AssetUse>();
        if (after is not { Channel.Length: > 0 }) Add(session.Use(Drafts).Bind(1, key).Bind(2, after?.Sku ?? ""), 3, "");
        foreach (var channel in ListFeeds(session).Where(c => after is null || string.CompareOrdinal(c, after.Channel) >= 0))
        {
            if (uses.Count >= limit) break;
            var behind = channel == after?.Channel ? after.Sku : "";
            Add(session.Use(Contents).Bind(1, channel).Bind(2, ContentMentions.OfAsset(key)).Bind(3, behind), 4, channel);
        }
        return uses;

        void Add(Statement rows, int limitIndex, string channel)
        {
            using (rows.Bind(limitIndex, limit - uses.Count))
            {
                while (rows.Step()) uses.Add(new AssetUse(channel, rows.Text(0)));
            }
        }
    }

    private static List<string> ListFeeds(Session session)
    {
        var channels = new List<string>();
        using var rows = session.Use("SELECT channel FROM feeds ORDER BY channel");
        while (rows.Step()) channels.Add(rows.Text(0));
        return channels;
    }

    /// <summary>The asset of a row of <see cref="Columns"/>.</summary>
    public static Asset Read(Statement row) => AssetDocument.Read(row.Text(0), row.Text(1), row.Utf8(5)) with
    {
        Revision = row.Number(2),
        CreateTime = row.Time(3),
        UpdateTime = row.Time(4),
    };
}
