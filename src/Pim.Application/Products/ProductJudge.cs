using Pim.Application.Jobs;
using Pim.Domain;
using Pim.Domain.Products;
using Pim.Domain.Schema;

namespace Pim.Application.Products;

/// <summary>Decides what edits make of products: the change to commit, or the rules they break.</summary>
internal sealed class ProductJudge(CatalogSchema schema, WorkingSet products, string actor, DateTimeOffset now)
{
    private readonly List<ProductChange> _changes = [];
    private readonly Dictionary<string, long> _dependsOn = new(StringComparer.Ordinal);
    private readonly Dictionary<UniqueClaim, string> _claims = [];
    private readonly List<JobRequest> _jobs = [];

    /// <summary>The changes decided so far.</summary>
    public IReadOnlyList<ProductChange> Changes => _changes;

    /// <summary>Whether the changes set off work.</summary>
    public bool HasJobs => _jobs.Count > 0;

    /// <summary>Decides one edit. The state after counts for the edits that follow.</summary>
    /// <returns>The product with what is computed about it, the change (null when nothing changes), and the rules it breaks.</returns>
    public Verdict Judge(ProductEdit edit)
    {
        var before = products.Find(edit.Sku);
        if (before is not null) Etag.Check(Product.NameOf(edit.Sku), before.Revision, edit.ExpectedRevision);
        var after = edit.ApplyTo(before);
        after = ProductRules.Inherit(after, after.Parent.Length == 0 ? null : products.Find(after.Parent));
        var lineage = products.LineageOf(after);
        if (before is not null && after.SameAs(before)) return new Verdict(before, lineage, null, []);

        var violations = ProductRules.CheckEdit(before, lineage, schema);
        var claims = violations.Count == 0 ? ProductRules.Claims(lineage, schema) : [];
        foreach (var claim in claims)
        {
            if (_claims.TryGetValue(claim, out var other) && other != edit.Sku) violations.Add(Taken(claim, other));
        }
        if (violations.Count > 0) return new Verdict(after, lineage, null, violations);

        after = after with { CreateTime = before?.CreateTime ?? now, UpdateTime = now, Actor = actor };
        lineage = lineage with { Product = after };
        var change = new ProductChange(before, after)
        {
            State = ProductState.Of(lineage, schema, mayHaveIssues: before is not null),
            Claims = claims,
            ChangedFields = before is null ? [] : Product.ChangedFields(before, after),
        };
        Stage(change, lineage);
        return new Verdict(after, lineage, change, []);
    }

    /// <summary>The commit of all that was decided.</summary>
    public ProductCommit ToCommit(RequestReceipt? receipt = null) => new()
    {
        SchemaVersion = schema.Version,
        Changes = _changes,
        DependsOn = _dependsOn.Select(d => (d.Key, d.Value)).ToList(),
        Jobs = _jobs,
        Receipt = receipt,
        Actor = actor,
        Time = now,
    };

    /// <summary>The violation by a claim that another product holds.</summary>
    public static Violation Taken(UniqueClaim claim, string holder) => claim.Key.Attribute.Length == 0
        ? new Violation(
            "values", $"{Product.NameOf(holder)} has the same axis values below '{claim.Key.Channel}'.", "VARIANT_EXISTS", ViolationKind.AlreadyExists)
        : Violation.OfValue(
            claim.Key, $"{Product.NameOf(holder)} holds the same value, which must be unique.", "VALUE_TAKEN", kind: ViolationKind.AlreadyExists);

    private void Stage(ProductChange change, Lineage lineage)
    {
        _changes.Add(change);
        products.Stage(change.After!);
        foreach (var claim in change.Claims) _claims.TryAdd(claim, change.Sku);
        foreach (var model in lineage.Models)
        {
            if (ReferenceEquals(products.Stored(model.Sku), model)) _dependsOn[model.Sku] = model.Revision;
        }
        if (change is { Before: not null, After.Type: ProductType.Model }
            && change.ChangedFields.Any(f => f == "categories" || f.StartsWith("values.", StringComparison.Ordinal)))
            _jobs.Add(new JobRequest(Product.NameOf(change.Sku), new JobScope(Model: change.Sku)));
    }
}

/// <summary>What an edit makes of a product.</summary>
/// <param name="Product">The state after.</param>
/// <param name="Lineage">The same with the models above it.</param>
/// <param name="Change">The change to commit; null when nothing changes or rules are broken.</param>
/// <param name="Violations">The rules it breaks.</param>
internal sealed record Verdict(Product Product, Lineage Lineage, ProductChange? Change, IReadOnlyList<Violation> Violations);
