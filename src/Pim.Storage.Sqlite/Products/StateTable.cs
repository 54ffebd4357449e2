using Pim.Domain.Products;
using Pim.Storage.Sqlite.Documents;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Products;

/// <summary>Writes what is computed about products, and the completeness and inherited categories by which they are found.</summary>
internal sealed class StateTable(Session session)
{
    private readonly Statement _find = session.Prepare("SELECT doc FROM product_states WHERE product = ?1");
    private readonly Statement _add = session.Prepare("INSERT INTO product_states (product, doc) VALUES (?1, ?2)");
    private readonly Statement _delete = session.Prepare("DELETE FROM product_states WHERE product = ?1");
    private readonly Statement _addPercent =
        session.Prepare("INSERT INTO product_completeness (sku, channel, locale, percent, product) VALUES (?1, ?2, ?3, ?4, ?5)");
    private readonly Statement _deletePercents = session.Prepare("DELETE FROM product_completeness WHERE sku = ?1");

    private readonly Statement _inheritCategory = session.Prepare("""
        INSERT INTO product_categories (category, sku, product, inherited) VALUES (?1, ?2, ?3, 1) ON CONFLICT (category, sku) DO NOTHING
        """);

    private readonly Statement _disinheritCategory = session.Prepare("DELETE FROM product_categories WHERE category = ?1 AND sku = ?2 AND inherited = 1");
    private readonly Statement _setHasIssues = session.Prepare("UPDATE products SET has_issues = ?2 WHERE id = ?1 AND has_issues <> ?2");

    /// <summary>Keeps the first state of a new product; an empty document stands for none.</summary>
    public void Add(long product, string sku, ProductState state, ReadOnlySpan<byte> document)
    {
        if (document.IsEmpty) return;
        _add.Bind(1, product).Bind(2, document).Run();
        foreach (var completeness in state.Completeness)
        {
            _addPercent.Bind(1, sku).Bind(2, completeness.Channel).Bind(3, completeness.Locale).Bind(4, completeness.Percent).Bind(5, product).Run();
        }
        foreach (var category in state.InheritedCategories) _inheritCategory.Bind(1, category).Bind(2, sku).Bind(3, product).Run();
    }

    /// <summary>Keeps the state of a product in place of its former one; an empty document stands for none.</summary>
    public void Replace(long product, string sku, ProductState state, ReadOnlySpan<byte> document)
    {
        if (!TryFindOther(product, document, out var former)) return;
        foreach (var category in former.InheritedCategories) _disinheritCategory.Bind(1, category).Bind(2, sku).Run();
        _delete.Bind(1, product).Run();
        _deletePercents.Bind(1, sku).Run();
        Add(product, sku, state, document);
        _setHasIssues.Bind(1, product).Bind(2, state.Issues.Count > 0).Run();
    }

    // Most edits leave the state as it is: then nothing is written.
    private bool TryFindOther(long product, ReadOnlySpan<byte> document, out ProductState former)
    {
        former = ProductState.None;
        using var found = _find.Bind(1, product);
        if (!found.Step()) return !document.IsEmpty;
        if (found.Utf8(0).SequenceEqual(document)) return false;
        former = StateDocument.Read(found.Utf8(0));
        return true;
    }
}
