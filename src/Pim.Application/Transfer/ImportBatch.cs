using Pim.Application.Jobs;
using Pim.Application.Products;
using Pim.Domain;
using Pim.Domain.Products;
using Pim.Domain.Schema;

namespace Pim.Application.Transfer;

/// <summary>Product rows that are judged together and committed at once; a row that cannot be taken is left out and the others go on.</summary>
internal sealed class ImportBatch(IProductStore store, JobQueue jobs, TimeProvider time, WriteOptions options, bool dropInherited, List<ImportRow> rows)
{
    private const int MaxAttempts = 20;

    private readonly ImportResult?[] _results = new ImportResult?[rows.Count];
    private readonly bool[] _refusedByStore = new bool[rows.Count];
    private ProductJudge? _judge;
    private Task? _writing;

    /// <summary>Models that this batch makes or changes.</summary>
    public IEnumerable<Product> Models => _judge!.Changes.Select(c => c.After!).Where(p => p.Type == ProductType.Model);

    /// <summary>Whether rows of a later group name products of this one, so that they must be judged after it is written.</summary>
    public bool Touches(List<ImportRow> later)
    {
        var skus = rows.Select(r => ((ProductRow)r).Edit.Sku).ToHashSet(StringComparer.Ordinal);
        return later.Any(
            r => r is not ProductRow product || skus.Contains(product.Edit.Sku) || product.Edit.Parent is { Length: > 0 } parent && skus.Contains(parent));
    }

    /// <summary>Decides what each row makes of its product.</summary>
    public async Task JudgeAsync(CatalogSchema schema, IReadOnlyDictionary<string, Product>? overlay, CancellationToken cancellationToken)
    {
        var products = await WorkingSet.LoadAsync(store, rows.Select(r => ((ProductRow)r).Edit), overlay, cancellationToken);
        _judge = new ProductJudge(schema, products, options.Actor, time.GetUtcNow());
        for (var i = 0; i < rows.Count; i++)
        {
            if (!_refusedByStore[i]) _results[i] = Judge((ProductRow)rows[i], products, schema);
        }
    }

    /// <summary>Starts to commit what was decided; goes on by itself.</summary>
    public void StartWriting(Func<CancellationToken, Task<CatalogSchema>> schema, CancellationToken cancellationToken) =>
        _writing = WriteAsync(schema, cancellationToken);

    /// <summary>The results, once all that was taken is durable.</summary>
    public async Task<IReadOnlyList<ImportResult>> FinishAsync(CancellationToken cancellationToken)
    {
        await _writing!.WaitAsync(cancellationToken);
        return _results!;
    }

    private ImportResult Judge(ProductRow row, WorkingSet products, CatalogSchema schema)
    {
        var notices = new List<ImportNotice>();
        try
        {
            var edit = dropInherited ? InheritedValues.Drop(row.Edit, products, schema, notices) : row.Edit;
            var isNew = products.Find(edit.Sku) is null;
            var verdict = _judge!.Judge(edit);
            if (verdict.Violations.Count > 0) return ImportResult.Rejected(row, PimException.Violated(verdict.Violations));
            var outcome = verdict.Change is null ? ImportOutcome.Unchanged : isNew ? ImportOutcome.Created : ImportOutcome.Updated;
            return new ImportResult(row.Index, row.Name, outcome, null, notices);
        }
        catch (PimException e)
        {
            return ImportResult.Rejected(row, e);
        }
    }

    private async Task WriteAsync(Func<CancellationToken, Task<CatalogSchema>> schema, CancellationToken cancellationToken)
    {
        for (var attempt = 0; !options.ValidateOnly && _judge!.Changes.Count > 0; attempt++)
        {
            var outcome = await store.CommitAsync(_judge.ToCommit(), cancellationToken);
            if (outcome.Committed)
            {
                if (_judge.HasJobs) jobs.Wake();
                return;
            }
            if (attempt == MaxAttempts)
                throw new PimException(ErrorKind.Aborted, "CONTENTION",
                    "The products of this import are being changed by too many at once. Send again the rows without a result.");
            RefuseTaken(outcome);
            await JudgeAsync(await schema(cancellationToken), overlay: null, cancellationToken);
        }
    }

    private void RefuseTaken(CommitOutcome outcome)
    {
        foreach (var conflict in outcome.Conflicts.Where(c => c.Kind == ConflictKind.Claimed))
        {
            var sku = _judge!.Changes[conflict.Index].Sku;
            var index = rows.FindIndex(r => ((ProductRow)r).Edit.Sku == sku);
            _refusedByStore[index] = true;
            _results[index] = ImportResult.Rejected(rows[index], PimException.Violated([ProductJudge.Taken(conflict.Claim!.Value, conflict.Holder)]));
        }
    }
}
