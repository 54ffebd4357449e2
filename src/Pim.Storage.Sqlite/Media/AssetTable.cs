using Pim.Domain.Media;
using Pim.Domain.Products;
using Pim.Domain.Values;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Media;

/// <summary>Writes assets, and which of them the drafts name.</summary>
internal sealed class AssetTable(Session session)
{
    private readonly Statement _find = session.Prepare("SELECT revision, sha256 FROM assets WHERE key = ?1");

    private readonly Statement _put = session.Prepare("""
        INSERT INTO assets (key, sha256, revision, create_time, update_time, due_time, doc) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT (key) DO UPDATE SET sha256 = ?2, revision = ?3, create_time = ?4, update_time = ?5, due_time = ?6, doc = ?7
        """);

    private readonly Statement _delete = session.Prepare("DELETE FROM assets WHERE key = ?1");
    private readonly Statement _hasBlob = session.Prepare("SELECT 1 FROM assets WHERE sha256 = ?1 LIMIT 1");
    private readonly Statement _findDraft = session.Prepare("SELECT sku FROM product_assets WHERE asset = ?1 ORDER BY sku LIMIT 1");
    private readonly Statement _addUse = session.Prepare("INSERT OR IGNORE INTO product_assets (asset, sku) VALUES (?1, ?2)");
    private readonly Statement _removeUse = session.Prepare("DELETE FROM product_assets WHERE asset = ?1 AND sku = ?2");

    /// <summary>Revision of an asset; 0 when it does not exist.</summary>
    public long FindRevision(string key) => _find.Bind(1, key).ReadNumber() ?? 0;

    /// <summary>The blob of an asset; empty when the asset does not exist.</summary>
    public string FindBlob(string key)
    {
        using var found = _find.Bind(1, key);
        return found.Step() ? found.Text(1) : "";
    }

    /// <summary>Whether any asset has a blob.</summary>
    public bool HasBlob(string sha256) => _hasBlob.Bind(1, sha256).ReadNumber() is not null;

    /// <summary>The first draft that names an asset, or null.</summary>
    public string? FindDraft(string key)
    {
        using var found = _findDraft.Bind(1, key);
        return found.Step() ? found.Text(0) : null;
    }

    public void Put(Asset asset, long revision, ReadOnlySpan<byte> document) => _put.Bind(1, asset.Key).Bind(2, asset.File.Sha256).Bind(3, revision)
        .Bind(4, asset.CreateTime).Bind(5, asset.UpdateTime).Bind(6, asset.Expired ? null : asset.ValidUntil).Bind(7, document).Run();

    public void Delete(string key) => _delete.Bind(1, key).Run();

    /// <summary>Keeps which assets a draft names, in place of those that it named before.</summary>
    public void ReplaceUses(string sku, Product? before, Product? after)
    {
        var (old, now) = (NamedBy(before), NamedBy(after));
        if (old.SetEquals(now)) return;
        foreach (var key in old.Except(now, StringComparer.Ordinal)) _removeUse.Bind(1, key).Bind(2, sku).Run();
        foreach (var key in now.Except(old, StringComparer.Ordinal)) _addUse.Bind(1, key).Bind(2, sku).Run();
    }

    private static readonly HashSet<string> None = [];

    // Most products are written without being changed in this, and many have none.
    private static HashSet<string> NamedBy(Product? product)
    {
        HashSet<string>? named = null;
        foreach (var scoped in product is null ? [] : product.Values.Span)
        {
            if (scoped.Value is AssetsValue assets) (named ??= new(StringComparer.Ordinal)).UnionWith(assets.Assets);
        }
        return named ?? None;
    }
}
