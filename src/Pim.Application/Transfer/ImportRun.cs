using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Pim.Application.Jobs;
using Pim.Application.Products;
using Pim.Application.Schema;
using Pim.Domain;
using Pim.Domain.Products;
using Pim.Domain.Schema;

namespace Pim.Application.Transfer;

/// <summary>One import: goes through the rows in their order, schema rows one by one, product rows in batches.</summary>
internal sealed class ImportRun(IProductStore products, SchemaCatalog schemas, JobQueue jobs, TimeProvider time, ImportOptions options)
{
    private const int BatchSize = 500;
    private const int MaxDryModels = 20_000;

    private readonly WriteOptions _write = new(options.Actor) { ValidateOnly = options.ValidateOnly };
    private readonly Dictionary<string, Product> _dryModels = new(StringComparer.Ordinal);
    private CatalogSchema? _drySchema;

    /// <summary>The results of the rows, in their order.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ImportResult>> ResultsAsync(
        ChannelReader<IReadOnlyList<ImportRow>> messages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ImportBatch? written = null; // the batch before, being written while this one is judged
        await foreach (var group in GroupsAsync(messages, cancellationToken))
        {
            if (group[0] is not ProductRow)
            {
                if (written is not null) yield return await written.FinishAsync(cancellationToken);
                written = null;
                yield return await SchemaResultsAsync(group, cancellationToken);
                continue;
            }
            if (written is not null && written.Touches(group))
            {
                yield return await written.FinishAsync(cancellationToken);
                written = null;
            }
            var batch = new ImportBatch(products, jobs, time, _write, options.DropInheritedValues, group);
            await batch.JudgeAsync(await SchemaAsync(cancellationToken), _dryModels, cancellationToken);
            if (written is not null) yield return await written.FinishAsync(cancellationToken);
            batch.StartWriting(SchemaAsync, cancellationToken);
            RememberModels(batch);
            written = batch;
            if (messages.TryPeek(out _)) continue;
            // Nothing waits behind this batch: its results must not wait either.
            yield return await written.FinishAsync(cancellationToken);
            written = null;
        }
        if (written is not null) yield return await written.FinishAsync(cancellationToken);
    }

    /// <summary>Cuts the rows into groups: product rows of different SKUs up to the batch size, or other rows of one message.</summary>
    private static async IAsyncEnumerable<List<ImportRow>> GroupsAsync(
        ChannelReader<IReadOnlyList<ImportRow>> messages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var group = new List<ImportRow>();
        var skus = new HashSet<string>(StringComparer.Ordinal);
        while (await messages.WaitToReadAsync(cancellationToken))
        {
            while (messages.TryRead(out var message))
            {
                foreach (var row in message)
                {
                    var fits = group.Count == 0
                        || group.Count < BatchSize && group[0] is ProductRow == row is ProductRow
                            && (row is not ProductRow product || !skus.Contains(product.Edit.Sku));
                    if (!fits)
                    {
                        yield return group;
                        group = [];
                        skus.Clear();
                    }
                    group.Add(row);
                    if (row is ProductRow added) skus.Add(added.Edit.Sku);
                }
            }
            if (group.Count == 0) continue;
            yield return group;
            group = [];
            skus.Clear();
        }
    }

    private async Task<List<ImportResult>> SchemaResultsAsync(List<ImportRow> rows, CancellationToken cancellationToken)
    {
        var results = new List<ImportResult>(rows.Count);
        foreach (var row in rows)
        {
            try
            {
                results.Add(row is SchemaRow schemaRow
                    ? await ImportAsync(schemaRow, cancellationToken)
                    : ImportResult.Rejected(row, PimException.Violated(((UnreadableRow)row).Violations)));
            }
            catch (PimException e) when (e.Kind is not ErrorKind.Unavailable)
            {
                results.Add(ImportResult.Rejected(row, e));
            }
        }
        return results;
    }

    private async Task<ImportResult> ImportAsync(SchemaRow row, CancellationToken cancellationToken)
    {
        var schema = await SchemaAsync(cancellationToken);
        var before = schema.Find<SchemaNoun>(row.Collection, row.Code);
        var after = row.Apply(before);
        if (before is not null && after.SameAs(before)) return new ImportResult(row.Index, row.Name, ImportOutcome.Unchanged, null, []);
        var (_, now) = await schemas.ImportAsync(schema, before, after, _write, cancellationToken);
        if (options.ValidateOnly) _drySchema = now;
        return new ImportResult(row.Index, row.Name, before is null ? ImportOutcome.Created : ImportOutcome.Updated, null, []);
    }

    private async Task<CatalogSchema> SchemaAsync(CancellationToken cancellationToken) => _drySchema ?? await schemas.CurrentAsync(cancellationToken);

    private void RememberModels(ImportBatch batch)
    {
        if (!options.ValidateOnly) return;
        foreach (var model in batch.Models) _dryModels[model.Sku] = model;
        if (_dryModels.Count > MaxDryModels)
            throw new PimException(
                ErrorKind.ResourceExhausted, "TOO_MANY_MODELS", $"A dry run keeps at most {MaxDryModels} models in mind: check the catalogue in parts.");
    }
}
