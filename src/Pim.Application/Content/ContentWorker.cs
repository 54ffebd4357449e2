using Pim.Application.Changes;
using Pim.Application.Jobs;
using Pim.Application.Publications;
using Pim.Application.Schema;
using Pim.Domain;
using Pim.Domain.Channels;
using Pim.Domain.Schema;

namespace Pim.Application.Content;

/// <summary>
/// Makes content anew: first what a publication left stale, a few products at a time, so that changes arrive in a blink; in between, the jobs that a
/// change of the schema sets off, part by part. Writers are never kept waiting for longer than one part.
/// </summary>
public sealed class ContentWorker(
    IPublicationStore publications, IContentStore contents, IContentFormat format, JobQueue queue, SchemaCatalog schemas, ContentMaker maker, ChangeFeed feed,
    TimeProvider time)
{
    private const int BatchSize = 200;
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WithdrawalsKeptFor = TimeSpan.FromDays(30);

    // The part of a job behind the one that is being written.
    private (long Job, string After, Task<JobPart> Making)? _next;

    /// <summary>Works until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await AdoptFormatAsync(cancellationToken);
        while (true)
        {
            while (await StepAsync(cancellationToken))
            {
            }
            await contents.ForgetWithdrawalsAsync(time.GetUtcNow() - WithdrawalsKeptFor, cancellationToken);
            await queue.WaitAsync(JobKind.Contents, LongestRest, cancellationToken);
        }
    }

    /// <summary>Does the next part; false when there is nothing to do.</summary>
    public async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        var stale = await contents.ReadStaleAsync(BatchSize, cancellationToken);
        // What was prepared may lack what these bring.
        if (stale.Count > 0) _next = null;
        foreach (var ofChannel in stale.GroupBy(s => s.Channel, StringComparer.Ordinal))
            await RefreshAsync(ofChannel.Key, ofChannel.Select(s => s.Sku).ToList(), ofChannel.ToList(), "", cancellationToken);
        return await JobStepAsync(cancellationToken) || stale.Count > 0;
    }

    /// <summary>
    /// Sets off jobs for all channels when content is kept in another format than today's, or in one that is not known: that of a catalogue that
    /// was copied, which leaves out by what contents are found, or that is from before formats were told apart.
    /// </summary>
    public async Task AdoptFormatAsync(CancellationToken cancellationToken)
    {
        if (await contents.ReadFormatAsync(cancellationToken) == format.Version) return;
        foreach (var channel in (await schemas.CurrentAsync(cancellationToken)).ChannelsInOrder)
        {
            if ((await contents.ListSkusAsync(channel.Code, after: "", limit: 1, cancellationToken)).Count > 0) await AddJobAsync(channel, cancellationToken);
        }
        await contents.SaveFormatAsync(format.Version, cancellationToken);
    }

    private async Task AddJobAsync(Channel channel, CancellationToken cancellationToken)
    {
        CommitOutcome outcome;
        do
        {
            var version = (await schemas.CurrentAsync(cancellationToken)).Version;
            var job = new JobRequest(channel.Name, JobScope.ContentsOf(channel.Code));
            outcome = await publications.CommitAsync(
                new PublicationCommit { Channel = channel.Code, SchemaVersion = version, Jobs = [job], Time = time.GetUtcNow() }, cancellationToken);
        }
        while (!outcome.Committed);
    }

    private async Task<bool> JobStepAsync(CancellationToken cancellationToken)
    {
        if (await queue.TakeAsync(JobKind.Contents, cancellationToken) is not { } job) return false;
        try
        {
            job = job.State == JobState.Pending
                ? job with { State = JobState.Running, TotalCount = await publications.CountAsync(job.Scope.Channel, cancellationToken) }
                : await GoOnAsync(job, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException and not PimException { Kind: ErrorKind.Unavailable })
        {
            job = job with { State = JobState.Failed, Error = e.Message };
        }
        await queue.SaveAsync(job, cancellationToken);
        return true;
    }

    private async Task<Job> GoOnAsync(Job job, CancellationToken cancellationToken)
    {
        var prepared = _next is { } next && (next.Job, next.After) == (job.Id, job.Cursor) ? next.Making : null;
        // Before it is waited for: what failed is made anew when the job is taken up again.
        _next = null;
        var part = await (prepared ?? MakePartAsync(job, job.Cursor, cancellationToken));
        if (part.Skus.Count == 0) return job with { State = JobState.Done };
        var (last, isLast) = (part.Skus[^1], part.Skus.Count < BatchSize);
        // Made while this one is written; a commit refuses what is not as it was when it was made.
        if (!isLast) _next = (job.Id, last, Task.Run(() => MakePartAsync(job, last, cancellationToken), cancellationToken));
        var changed = part.Commit is null || await CommitAsync(part.Commit, cancellationToken)
            ? part.Commit?.Contents.Count ?? 0
            : await RefreshAsync(job.Scope.Channel, part.Skus, [], job.Scope.Family, cancellationToken);
        return job with
        {
            Cursor = last,
            DoneCount = job.DoneCount + part.Skus.Count,
            IssueCount = job.IssueCount + changed,
            State = isLast ? JobState.Done : JobState.Running,
        };
    }

    private async Task<JobPart> MakePartAsync(Job job, string after, CancellationToken cancellationToken)
    {
        var skus = await contents.ListSkusAsync(job.Scope.Channel, after, BatchSize, cancellationToken);
        return new JobPart(skus, await MakeAsync(job.Scope.Channel, skus, [], job.Scope.Family, cancellationToken));
    }

    /// <summary>Makes the content of products anew and commits what of it changed; answers how many did.</summary>
    private async Task<int> RefreshAsync(
        string channel, IReadOnlyList<string> skus, List<StaleContent> stale, string family, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await MakeAsync(channel, skus, stale, family, cancellationToken) is not { } commit) return 0;
            if (await CommitAsync(commit, cancellationToken)) return commit.Contents.Count;
        }
    }

    /// <summary>What is to be committed; null when that is nothing.</summary>
    private async Task<PublicationCommit?> MakeAsync(
        string channel, IReadOnlyList<string> skus, List<StaleContent> stale, string family, CancellationToken cancellationToken)
    {
        var schema = await schemas.CurrentAsync(cancellationToken);
        var published = new PublishedProducts(publications, channel);
        var touched = await OfFamilyAsync(skus, family, published, cancellationToken);
        if (touched.Count == 0 && stale.Count == 0) return null;
        // Also when no content changed: it may be found by something else than before.
        return CommitOf(channel, schema, await maker.MakeAsync(schema, channel, touched, published, cancellationToken)) with { Refreshed = stale };
    }

    private async Task<bool> CommitAsync(PublicationCommit commit, CancellationToken cancellationToken)
    {
        var outcome = await publications.CommitAsync(commit, cancellationToken);
        if (outcome.Committed && commit.Contents.Count > 0) await feed.ReachAsync(outcome.FirstRevision + commit.Contents.Count - 1, cancellationToken);
        return outcome.Committed;
    }

    private PublicationCommit CommitOf(string channel, CatalogSchema schema, MadeContents made) => new()
    {
        Channel = channel,
        SchemaVersion = schema.Version,
        MadeOf = made.MadeOf,
        MadeOfAssets = made.MadeOfAssets,
        Contents = made.Changes,
        Mentions = made.Mentions,
        Searched = made.Searched,
        Time = time.GetUtcNow(),
    };

    private static async Task<IReadOnlyList<string>> OfFamilyAsync(
        IReadOnlyList<string> skus, string family, PublishedProducts published, CancellationToken cancellationToken)
    {
        if (family.Length == 0) return skus;
        await published.LoadAsync(skus, cancellationToken);
        return skus.Where(sku => published.Find(sku)?.Family == family).ToList();
    }

    private sealed record JobPart(IReadOnlyList<string> Skus, PublicationCommit? Commit);
}
