using Pim.Application.Changes;
using Pim.Application.Jobs;
using Pim.Application.Schema;
using Pim.Domain;
using Pim.Domain.Products;

namespace Pim.Application.Products;

/// <summary>A product with what is computed about it.</summary>
public sealed record ProductView(Product Product, ProductState State);

/// <summary>What a caller wants of one product.</summary>
/// <param name="Edit">The edit of a product that exists.</param>
/// <param name="IfMissing">The edit that creates it when it does not exist; null refuses.</param>
public sealed record ProductUpdate(ProductEdit Edit, ProductEdit? IfMissing);

/// <summary>Manages products and product models.</summary>
public sealed partial class ProductCatalog(
    IProductStore store, SchemaCatalog schemas, IReceiptStore receipts, JobQueue jobs, ChangeFeed feed, TimeProvider time)
{
    private const int MaxAttempts = 100;

    /// <summary>Creates a product. AlreadyExists when the SKU or a unique value is taken.</summary>
    public async Task<ProductView> CreateAsync(ProductEdit edit, WriteOptions options, CancellationToken cancellationToken)
    {
        var views = await WriteAsync([new ProductUpdate(edit, edit)], mustBeNew: true, _ => "", options, cancellationToken);
        return views[0];
    }

    /// <summary>Changes a product. NotFound when there is none and nothing creates it; Aborted when it has another revision than expected.</summary>
    public async Task<ProductView> UpdateAsync(ProductUpdate update, WriteOptions options, CancellationToken cancellationToken)
    {
        var views = await WriteAsync([update], mustBeNew: false, _ => "", options, cancellationToken);
        return views[0];
    }

    /// <summary>Changes products, all or none; violations tell by "requests[i]." which is at fault. Later updates see what earlier ones did.</summary>
    public Task<IReadOnlyList<ProductView>> BatchUpdateAsync(IReadOnlyList<ProductUpdate> updates, WriteOptions options, CancellationToken cancellationToken) =>
        WriteAsync(updates, mustBeNew: false, i => $"requests[{i}].", options, cancellationToken);

    /// <summary>Deletes a product. FailedPrecondition for a model that has children.</summary>
    public async Task DeleteAsync(string sku, long? expectedRevision, bool allowMissing, WriteOptions options, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var schema = await schemas.CurrentAsync(cancellationToken);
            var found = await store.GetAsync([sku], cancellationToken);
            if (found.Count == 0 && allowMissing) return;
            if (found.Count == 0) throw PimException.NotFound(Product.NameOf(sku));
            Etag.Check(Product.NameOf(sku), found[0].Revision, expectedRevision);
            if (found[0].Type == ProductType.Model && await store.ListAsync(new ProductQuery { Parent = sku }, "", 1, cancellationToken) is [var child])
                throw HasChildren(child.Sku);
            if (options.ValidateOnly) return;
            var outcome = await store.CommitAsync(new ProductCommit
            {
                SchemaVersion = schema.Version,
                Changes = [new ProductChange(found[0], null) { ChangedFields = Product.ChangedFields(found[0], null) }],
                Actor = options.Actor,
                Time = time.GetUtcNow(),
            }, cancellationToken);
            if (outcome.Committed)
            {
                // Channels that saw it do not from here on, and what named it is made anew.
                jobs.WakeContents();
                await feed.CatchUpAsync(cancellationToken);
                return;
            }
            if (outcome.Conflicts.FirstOrDefault(c => c.Kind == ConflictKind.HasChildren) is { } conflict) throw HasChildren(conflict.Holder);
        }
        throw Contention(sku);
    }

    private async Task<IReadOnlyList<ProductView>> WriteAsync(
        IReadOnlyList<ProductUpdate> updates, bool mustBeNew, Func<int, string> pathOf, WriteOptions options, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var now = time.GetUtcNow();
            if (await receipts.SeenAsync(options, now, cancellationToken)) return await GetAsync(updates.Select(u => u.Edit.Sku).ToList(), cancellationToken);
            var schema = await schemas.CurrentAsync(cancellationToken);
            var products = await WorkingSet.LoadAsync(store, updates.Select(u => u.IfMissing ?? u.Edit), null, cancellationToken);
            var judge = new ProductJudge(schema, products, options.Actor, now);
            var verdicts = JudgeAll(updates, judge, products, mustBeNew, pathOf);
            if (options.ValidateOnly || judge.Changes.Count == 0) return await ViewsAsync(verdicts, cancellationToken);

            var outcome = await store.CommitAsync(judge.ToCommit(options.ReceiptAt(now)), cancellationToken);
            if (outcome.Committed)
            {
                if (judge.HasJobs) jobs.Wake();
                return await ViewsAsync(WithRevisions(verdicts, judge, outcome), cancellationToken);
            }
            ThrowIfTaken(outcome, judge, updates, pathOf);
        }
        throw Contention(updates[0].Edit.Sku);
    }

    private static List<Verdict> JudgeAll(
        IReadOnlyList<ProductUpdate> updates, ProductJudge judge, WorkingSet products, bool mustBeNew, Func<int, string> pathOf)
    {
        var missing = updates.Where(u => u.IfMissing is null && products.Find(u.Edit.Sku) is null).Select(u => Product.NameOf(u.Edit.Sku)).ToList();
        if (missing.Count > 0) throw PimException.NotFound(missing);
        var verdicts = new List<Verdict>(updates.Count);
        var violations = new List<Violation>();
        for (var i = 0; i < updates.Count; i++)
        {
            var exists = products.Find(updates[i].Edit.Sku) is not null;
            if (exists && mustBeNew) throw PimException.AlreadyExists(Product.NameOf(updates[i].Edit.Sku));
            var verdict = judge.Judge(exists ? updates[i].Edit : updates[i].IfMissing!);
            verdicts.Add(verdict);
            violations.AddRange(verdict.Violations.Select(v => v with { Field = pathOf(i) + v.Field }));
        }
        PimException.ThrowIfAny(violations);
        return verdicts;
    }

    private static void ThrowIfTaken(CommitOutcome outcome, ProductJudge judge, IReadOnlyList<ProductUpdate> updates, Func<int, string> pathOf)
    {
        var skus = updates.Select(u => u.Edit.Sku).ToList();
        PimException.ThrowIfAny(outcome.Conflicts.Where(c => c.Kind == ConflictKind.Claimed)
            .Select(c => (Index: skus.IndexOf(judge.Changes[c.Index].Sku), Violation: ProductJudge.Taken(c.Claim!.Value, c.Holder)))
            .Select(c => c.Violation with { Field = pathOf(c.Index) + c.Violation.Field }).ToList());
    }

    private static List<Verdict> WithRevisions(List<Verdict> verdicts, ProductJudge judge, CommitOutcome outcome)
    {
        var revisions = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < judge.Changes.Count; i++) revisions[judge.Changes[i].Sku] = outcome.FirstRevision + i;
        return verdicts.ConvertAll(v => v.Change is null ? v : v with { Product = v.Product with { Revision = revisions[v.Product.Sku] } });
    }

    private async Task<IReadOnlyList<ProductView>> ViewsAsync(List<Verdict> verdicts, CancellationToken cancellationToken)
    {
        var unchanged = verdicts.Where(v => v.Change is null).Select(v => v.Product.Sku).ToList();
        var states = unchanged.Count == 0 ? null : await store.GetStatesAsync(unchanged, cancellationToken);
        return verdicts.ConvertAll(v => new ProductView(v.Product, v.Change?.State ?? states!.GetValueOrDefault(v.Product.Sku, ProductState.None)));
    }

    private static PimException HasChildren(string child) =>
        PimException.Violated([new("name", $"Has children, such as {Product.NameOf(child)}: delete them first.", "HAS_CHILDREN", ViolationKind.Precondition)]);

    private static PimException Contention(string sku) =>
        new(ErrorKind.Aborted, "CONTENTION", $"{Product.NameOf(sku)} could not be changed: it is being changed by too many at once. Try again.");
}
