using Pim.Domain;
using Pim.Domain.Products;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Products;

/// <summary>Writes products, their documents, their categories and their history.</summary>
internal sealed class ProductTable(Session session)
{
    private readonly Statement _find = session.Prepare("SELECT id, revision FROM products WHERE sku = ?1");
    private readonly Statement _children = session.Prepare("SELECT sku FROM products WHERE parent = ?1 AND parent <> '' ORDER BY sku");

    private readonly Statement _parent = session.Prepare("SELECT parent FROM products WHERE sku = ?1");

    private readonly Statement _insert = session.Prepare("""
        INSERT INTO products (sku, type, family, family_variant, parent, enabled, has_issues, revision, create_time, update_time)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """);

    private readonly Statement _insertDocument = session.Prepare("INSERT INTO product_documents (product, actor, changed_fields, doc) VALUES (?1, ?2, ?3, ?4)");
    private readonly Statement _update = session.Prepare("UPDATE products SET revision = ?2, create_time = ?3, update_time = ?4 WHERE id = ?1");

    private readonly Statement _updateConditions = session.Prepare("""
        UPDATE products SET type = ?2, family = ?3, family_variant = ?4, parent = ?5, enabled = ?6 WHERE id = ?1
        """);

    private readonly Statement _updateDocument = session.Prepare("UPDATE product_documents SET actor = ?2, changed_fields = ?3, doc = ?4 WHERE product = ?1");
    private readonly Statement _delete = session.Prepare("DELETE FROM products WHERE id = ?1");
    private readonly Statement _deleteDocument = session.Prepare("DELETE FROM product_documents WHERE product = ?1");

    private readonly Statement _remember = session.Prepare("""
        INSERT INTO product_history (sku, revision, create_time, update_time, actor, changed_fields, doc)
        SELECT p.sku, p.revision, p.create_time, p.update_time, d.actor, d.changed_fields, d.doc
        FROM products p JOIN product_documents d ON d.product = p.id WHERE p.id = ?1
        """);

    private readonly Statement _rememberDeletion = session.Prepare("""
        INSERT INTO product_history (sku, revision, create_time, update_time, actor, changed_fields, doc) VALUES (?1, ?2, ?3, ?4, ?5, ?6, NULL)
        """);

    private readonly Statement _addCategory = session.Prepare("""
        INSERT INTO product_categories (category, sku, product, inherited) VALUES (?1, ?2, ?3, 0) ON CONFLICT (category, sku) DO UPDATE SET inherited = 0
        """);

    private readonly Statement _removeCategory = session.Prepare("DELETE FROM product_categories WHERE category = ?1 AND sku = ?2");

    /// <summary>Id and revision of a product, or null.</summary>
    public (long Id, long Revision)? Find(string sku)
    {
        using var found = _find.Bind(1, sku);
        return found.Step() ? (found.Number(0), found.Number(1)) : null;
    }

    /// <summary>The first child of a model that is not among these, or null.</summary>
    public string? FindChild(string model, IReadOnlySet<string> except)
    {
        using var children = _children.Bind(1, model);
        while (children.Step())
        {
            if (children.Text(0) is var child && !except.Contains(child)) return child;
        }
        return null;
    }

    /// <summary>SKU of the model above a product; empty for none.</summary>
    public string FindParent(string sku)
    {
        using var found = _parent.Bind(1, sku);
        return found.Step() ? found.Text(0) : "";
    }

    /// <summary>Adds a product and answers its id.</summary>
    public long Insert(Product product, long revision, bool hasIssues, ReadOnlySpan<byte> changedFields, ReadOnlySpan<byte> document)
    {
        _insert.Bind(1, product.Sku).Bind(2, (long)product.Type).Bind(3, product.Family).Bind(4, product.FamilyVariant).Bind(5, product.Parent)
            .Bind(6, product.Enabled).Bind(7, hasIssues).Bind(8, revision).Bind(9, product.CreateTime).Bind(10, product.UpdateTime).Run();
        var id = session.LastInsertId;
        _insertDocument.Bind(1, id).Bind(2, product.Actor).Bind(3, changedFields).Bind(4, document).Run();
        foreach (var category in product.Categories) AddCategory(category, product.Sku, id);
        return id;
    }

    /// <summary>Puts a product in the place of its former state, which goes to the history.</summary>
    public void Update(long id, Product before, Product after, long revision, ReadOnlySpan<byte> changedFields, ReadOnlySpan<byte> document)
    {
        _remember.Bind(1, id).Run();
        _update.Bind(1, id).Bind(2, revision).Bind(3, after.CreateTime).Bind(4, after.UpdateTime).Run();
        // Apart, because it writes to most of the indexes and is seldom needed.
        if (ConditionsDiffer(before, after))
        {
            _updateConditions.Bind(1, id).Bind(2, (long)after.Type).Bind(3, after.Family).Bind(4, after.FamilyVariant).Bind(5, after.Parent)
                .Bind(6, after.Enabled).Run();
        }
        _updateDocument.Bind(1, id).Bind(2, after.Actor).Bind(3, changedFields).Bind(4, document).Run();
        ReplaceCategories(id, after.Sku, before.Categories, after.Categories);
    }

    /// <summary>Deletes a product; its last state and the deletion go to the history.</summary>
    public void Delete(long id, Product before, long revision, DateTimeOffset time, string actor, ReadOnlySpan<byte> changedFields)
    {
        _remember.Bind(1, id).Run();
        _rememberDeletion.Bind(1, before.Sku).Bind(2, revision).Bind(3, before.CreateTime).Bind(4, time).Bind(5, actor).Bind(6, changedFields).Run();
        _delete.Bind(1, id).Run();
        _deleteDocument.Bind(1, id).Run();
        ReplaceCategories(id, before.Sku, before.Categories, []);
    }

    private static bool ConditionsDiffer(Product before, Product after) =>
        before.Type != after.Type || before.Family != after.Family || before.FamilyVariant != after.FamilyVariant || before.Parent != after.Parent
        || before.Enabled != after.Enabled;

    private void ReplaceCategories(long id, string sku, ValueList<string> before, ValueList<string> after)
    {
        if (before == after) return;
        foreach (var category in before.Except(after)) _removeCategory.Bind(1, category).Bind(2, sku).Run();
        foreach (var category in after.Except(before)) AddCategory(category, sku, id);
    }

    private void AddCategory(string category, string sku, long id) => _addCategory.Bind(1, category).Bind(2, sku).Bind(3, id).Run();
}
