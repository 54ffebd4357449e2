using Pim.Domain.Products;
using Pim.Domain.Values;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Products;

/// <summary>Who holds which unique value.</summary>
internal sealed class ClaimTable(Session session)
{
    private readonly Statement _find = session.Prepare("""
        SELECT c.product, p.sku FROM claims c JOIN products p ON p.id = c.product
        WHERE c.attribute = ?1 AND c.channel = ?2 AND c.locale = ?3 AND c.value = ?4
        """);

    private const string OfProduct = "SELECT attribute, channel, locale, value FROM claims WHERE product = ?1";

    private readonly Statement _ofProduct = session.Prepare(OfProduct);
    private readonly Statement _add = session.Prepare("INSERT OR IGNORE INTO claims (attribute, channel, locale, value, product) VALUES (?1, ?2, ?3, ?4, ?5)");
    private readonly Statement _remove = session.Prepare("DELETE FROM claims WHERE attribute = ?1 AND channel = ?2 AND locale = ?3 AND value = ?4");

    /// <summary>Who holds it, or null.</summary>
    public (long Product, string Sku)? FindHolder(in UniqueClaim claim)
    {
        using var found = Bind(_find, claim);
        return found.Step() ? (found.Number(0), found.Text(1)) : null;
    }

    /// <summary>Gives up what a product holds and does not claim any more.</summary>
    public void RemoveOthers(long product, IReadOnlyList<UniqueClaim> kept)
    {
        List<UniqueClaim>? givenUp = null;
        using (var held = _ofProduct.Bind(1, product))
        {
            while (held.Step())
            {
                var claim = Read(held);
                if (!kept.Contains(claim)) (givenUp ??= []).Add(claim);
            }
        }
        foreach (var claim in givenUp ?? []) Bind(_remove, claim).Run();
    }

    /// <summary>Adds what a product claims and does not hold yet; nobody else holds it.</summary>
    public void Add(long product, IReadOnlyList<UniqueClaim> claims)
    {
        for (var i = 0; i < claims.Count; i++) Bind(_add, claims[i]).Bind(5, product).Run();
    }

    /// <summary>All that a product holds.</summary>
    public static IReadOnlyList<UniqueClaim> ReadAll(Session session, long product)
    {
        var claims = new List<UniqueClaim>();
        using var held = session.Use(OfProduct).Bind(1, product);
        while (held.Step()) claims.Add(Read(held));
        return claims;
    }

    private static UniqueClaim Read(Statement row) => new(new ValueKey(row.Text(0), row.Text(1), row.Text(2)), row.Text(3));

    private static Statement Bind(Statement statement, in UniqueClaim claim) =>
        statement.Bind(1, claim.Key.Attribute).Bind(2, claim.Key.Channel).Bind(3, claim.Key.Locale).Bind(4, claim.Value);
}
