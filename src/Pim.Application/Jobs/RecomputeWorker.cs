using Pim.Application.Products;
using Pim.Application.Schema;
using Pim.Domain;
using Pim.Domain.Products;

namespace Pim.Application.Jobs;

/// <summary>
/// Works off the jobs that compute states, one after the other, some products at a time. It never touches a product, only what is computed about it.
/// </summary>
public sealed class RecomputeWorker(JobQueue queue, IProductStore products, SchemaCatalog schemas)
{
    private const int BatchSize = 500;
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(10);

    /// <summary>Works until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await queue.RetryFailedAsync(cancellationToken);
        while (true)
        {
            while (await StepAsync(cancellationToken))
            {
            }
            await queue.WaitAsync(JobKind.States, LongestRest, cancellationToken);
        }
    }

    /// <summary>Does the next part of the oldest unfinished job; false when there is none.</summary>
    public async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        if (await queue.TakeAsync(JobKind.States, cancellationToken) is not { } job) return false;
        try
        {
            job = job.State == JobState.Pending ? await StartAsync(job, cancellationToken) : await GoOnAsync(job, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException and not PimException { Kind: ErrorKind.Unavailable })
        {
            job = job with { State = JobState.Failed, Error = e.Message };
        }
        await queue.SaveAsync(job, cancellationToken);
        return true;
    }

    private async Task<Job> StartAsync(Job job, CancellationToken cancellationToken)
    {
        var total = job.Scope.Model.Length > 0
            ? (await BelowAsync(job.Scope.Model, cancellationToken)).Count
            : await products.CountAsync(QueryOf(job.Scope), cancellationToken);
        return job with { State = JobState.Running, TotalCount = total };
    }

    private async Task<Job> GoOnAsync(Job job, CancellationToken cancellationToken)
    {
        var schema = await schemas.CurrentAsync(cancellationToken);
        var batch = job.Scope.Model.Length > 0
            ? (await BelowAsync(job.Scope.Model, cancellationToken)).Where(p => string.CompareOrdinal(p.Sku, job.Cursor) > 0)
                .OrderBy(p => p.Sku, StringComparer.Ordinal).Take(BatchSize).ToList()
            : await products.ListAsync(QueryOf(job.Scope), job.Cursor, BatchSize, cancellationToken);
        if (batch.Count == 0) return job with { State = JobState.Done };

        var lineages = await Lineages.LoadAsync(products, batch, cancellationToken);
        var states = batch.Select(p => new ComputedState(p.Sku, p.Revision, ProductState.Of(lineages[p.Sku], schema, mayHaveIssues: true))).ToList();
        await products.SaveStatesAsync(states, cancellationToken);
        return job with
        {
            Cursor = batch[^1].Sku,
            DoneCount = job.DoneCount + batch.Count,
            IssueCount = job.IssueCount + states.Count(s => s.State.Issues.Count > 0),
            State = batch.Count < BatchSize ? JobState.Done : JobState.Running,
        };
    }

    private async Task<IReadOnlyList<Product>> BelowAsync(string model, CancellationToken cancellationToken)
    {
        var below = new List<Product>(await products.ChildrenAsync(model, cancellationToken));
        foreach (var subModel in below.Where(p => p.Type == ProductType.Model).ToList())
            below.AddRange(await products.ChildrenAsync(subModel.Sku, cancellationToken));
        return below;
    }

    private static ProductQuery QueryOf(JobScope scope) => scope.Family.Length > 0 ? new ProductQuery { Family = scope.Family } : ProductQuery.All;
}
