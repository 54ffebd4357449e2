using Pim.Application.Jobs;
using Pim.Application.Products;
using Pim.Domain;
using Pim.Domain.Products;
using Pim.Domain.Schema;

namespace Pim.Application.Schema;

/// <summary>Manages the schema: attributes and their groups, families and their variants, categories, channels, association types.</summary>
public sealed class SchemaCatalog(ISchemaStore store, IProductStore products, IReceiptStore receipts, JobQueue jobs, TimeProvider time)
{
    private const int MaxAttempts = 20;
    private const int ScanPage = 500;
    private CatalogSchema _known = CatalogSchema.Empty;

    /// <summary>The schema as of its last change.</summary>
    public async Task<CatalogSchema> CurrentAsync(CancellationToken cancellationToken)
    {
        var known = Volatile.Read(ref _known);
        var current = await store.ReadAsync(known, cancellationToken);
        if (!ReferenceEquals(current, known)) Volatile.Write(ref _known, current);
        return current;
    }

    /// <summary>One noun. NotFound when there is none of that code.</summary>
    public async Task<T> GetAsync<T>(string collection, string code, CancellationToken cancellationToken)
        where T : SchemaNoun =>
        (await CurrentAsync(cancellationToken)).Find<T>(collection, code) ?? throw PimException.NotFound($"{collection}/{code}");

    /// <summary>A page of nouns by code.</summary>
    /// <param name="pageSize">As the caller asked.</param>
    /// <param name="pageToken">From the page before; empty for the first.</param>
    /// <param name="listing">What makes the listing what it is, such as "categories|master".</param>
    /// <param name="select">The nouns to list.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Page<T>> ListAsync<T>(
        int pageSize, string pageToken, string listing, Func<CatalogSchema, IEnumerable<T>> select, CancellationToken cancellationToken)
        where T : SchemaNoun
    {
        var size = Paging.Size(pageSize);
        var after = Paging.After(listing, pageToken);
        var schema = await CurrentAsync(cancellationToken);
        var items = select(schema).Where(n => string.CompareOrdinal(n.Code, after) > 0).OrderBy(n => n.Code, StringComparer.Ordinal).Take(size + 1).ToList();
        if (items.Count <= size) return new Page<T>(items, "");
        items.RemoveAt(size);
        return new Page<T>(items, Paging.Token(listing, items[^1].Code));
    }

    /// <summary>Creates a noun. AlreadyExists when its code is taken.</summary>
    public Task<T> CreateAsync<T>(T noun, WriteOptions options, CancellationToken cancellationToken)
        where T : SchemaNoun =>
        PutAsync<T>(noun.Collection, noun.Code, before => before is null ? noun : throw PimException.AlreadyExists(before.Name), options, cancellationToken);

    /// <summary>Changes a noun. NotFound when there is none and nothing is given to create; Aborted when it has another revision than expected.</summary>
    /// <param name="collection">Its kind.</param>
    /// <param name="code">Its code.</param>
    /// <param name="edit">Makes the state after from the state before; called again when somebody else was quicker.</param>
    /// <param name="ifMissing">What to create when there is none; null refuses.</param>
    /// <param name="expectedRevision">Only change this state; null: whichever.</param>
    /// <param name="options">How to write.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<T> UpdateAsync<T>(
        string collection, string code, Func<T, T> edit, T? ifMissing, long? expectedRevision, WriteOptions options, CancellationToken cancellationToken)
        where T : SchemaNoun =>
        PutAsync<T>(collection, code, before =>
        {
            if (before is null) return ifMissing ?? throw PimException.NotFound($"{collection}/{code}");
            Etag.Check(before.Name, before.Revision, expectedRevision);
            return edit(before);
        }, options, cancellationToken);

    /// <summary>Deletes a noun. FailedPrecondition, naming them, while others use it.</summary>
    public async Task DeleteAsync(string collection, string code, long? expectedRevision, WriteOptions options, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var schema = await CurrentAsync(cancellationToken);
            var noun = schema.Find<SchemaNoun>(collection, code) ?? throw PimException.NotFound($"{collection}/{code}");
            Etag.Check(noun.Name, noun.Revision, expectedRevision);
            var plan = SchemaPlan.ToDelete(schema, noun);
            await CheckAsync(plan, cancellationToken);
            if (options.ValidateOnly) return;
            var outcome = await CommitAsync(schema, plan, plan.AlsoPuts, [noun], options, cancellationToken);
            if (outcome.Committed) return;
        }
        throw Contention($"{collection}/{code}");
    }

    /// <summary>
    /// Judges what an import row makes of a noun, and commits it unless only validating; the schema to judge by is given and the new one answered.
    /// </summary>
    internal async Task<(SchemaNoun Noun, CatalogSchema Schema)> ImportAsync(
        CatalogSchema schema, SchemaNoun? before, SchemaNoun after, WriteOptions options, CancellationToken cancellationToken)
    {
        if (options.ValidateOnly)
        {
            var plan = SchemaPlan.ToPut(schema, before, after);
            await CheckAsync(plan, cancellationToken);
            return (after, schema.With(after, schema.Version));
        }
        var kept = await PutAsync<SchemaNoun>(after.Collection, after.Code, _ => after, options, cancellationToken);
        return (kept, await CurrentAsync(cancellationToken));
    }

    private async Task<T> PutAsync<T>(string collection, string code, Func<T?, T> edit, WriteOptions options, CancellationToken cancellationToken)
        where T : SchemaNoun
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var schema = await CurrentAsync(cancellationToken);
            var before = schema.Find<T>(collection, code);
            if (before is not null && await receipts.SeenAsync(options, time.GetUtcNow(), cancellationToken)) return before;
            var after = edit(before);
            if (before is not null && after.SameAs(before)) return before;
            var plan = SchemaPlan.ToPut(schema, before, after);
            await CheckAsync(plan, cancellationToken);
            var now = time.GetUtcNow();
            after = (T)(after with { CreateTime = before?.CreateTime ?? now, UpdateTime = now });
            if (options.ValidateOnly) return after;
            var outcome = await CommitAsync(schema, plan, [after, .. plan.AlsoPuts], [], options, cancellationToken);
            if (outcome.Committed) return (T)(after with { Revision = outcome.FirstRevision });
        }
        throw Contention($"{collection}/{code}");
    }

    private async Task<CommitOutcome> CommitAsync(CatalogSchema schema, SchemaPlan plan, IReadOnlyList<SchemaNoun> puts, IReadOnlyList<SchemaNoun> deletes,
        WriteOptions options, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var outcome = await store.CommitAsync(new SchemaCommit
        {
            SchemaVersion = schema.Version,
            Puts = puts,
            Deletes = deletes,
            MustBeEmpty = plan.MustBeEmpty,
            Jobs = plan.Jobs,
            Receipt = options.ReceiptAt(now),
            Time = now,
        }, cancellationToken);
        if (outcome.Committed) Remember(schema, puts, deletes, outcome.FirstRevision);
        if (outcome.Committed && plan.Jobs.Count > 0) jobs.Wake();
        if (outcome.Conflicts.FirstOrDefault(c => c.Kind == ConflictKind.InUse) is { } inUse) throw InUse([inUse.Holder]);
        return outcome;
    }

    // The commit was judged by this schema and nothing came between: what it leaves is known without reading it back.
    private void Remember(CatalogSchema schema, IReadOnlyList<SchemaNoun> puts, IReadOnlyList<SchemaNoun> deletes, long revision)
    {
        foreach (var noun in deletes) schema = schema.Without(noun, revision);
        foreach (var noun in puts) schema = schema.With(noun with { Revision = revision }, revision);
        Volatile.Write(ref _known, schema);
    }

    private async Task CheckAsync(SchemaPlan plan, CancellationToken cancellationToken)
    {
        PimException.ThrowIfAny(plan.Violations);
        if (plan.IsHeldBy is not { } isHeldBy) return;
        var holders = new List<string>();
        for (var after = ""; ;)
        {
            var page = await products.ListAsync(ProductQuery.All, after, ScanPage, cancellationToken);
            holders.AddRange(page.Where(isHeldBy).Select(p => p.Sku));
            if (holders.Count >= 10 || page.Count < ScanPage) break;
            after = page[^1].Sku;
        }
        if (holders.Count > 0) throw InUse(holders);
    }

    private static PimException InUse(List<string> skus) => PimException.Violated(
        [new("name", $"Is used by {string.Join(", ", skus.Take(10).Select(Product.NameOf))}{(skus.Count >= 10 ? " and maybe more" : "")}.",
            "IN_USE_BY_PRODUCTS", ViolationKind.Precondition)]);

    private static PimException Contention(string name) =>
        new(ErrorKind.Aborted, "CONTENTION", $"{name} could not be changed: the schema is being changed by too many at once. Try again.");
}
