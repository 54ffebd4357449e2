using Pim.Domain.Products;
using Pim.Domain.Search;
using Pim.Storage.Sqlite.Engine;
using Pim.Storage.Sqlite.Search;

namespace Pim.Storage.Tests.Sqlite;

/// <summary>The queue of commits, while one of them holds the writer up.</summary>
public sealed class WriterTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualResetEventSlim _release = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Writer? _writer;

    private Writer Writer => _writer!;

    public Task InitializeAsync()
    {
        var session = Session.OpenWriter(_folder.CatalogFile);
        session.Execute("PRAGMA journal_mode = WAL");
        Migrations.Run(session);
        _writer = new Writer(session, _folder.CatalogFile);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        _release.Set();
        await Writer.DisposeAsync();
    }

    public void Dispose()
    {
        _release.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_commit_cancelled_in_the_queue_is_not_carried_out()
    {
        using var cancellation = new CancellationTokenSource();
        var first = await HoldUpAsync();
        var cancelled = Writer.CommitAsync(tables => tables.Revisions.Take(1), 1, cancellation.Token);
        var last = Writer.CommitAsync(tables => tables.Revisions.Take(1), 1, default);

        await cancellation.CancelAsync();
        _release.Set();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal((1, 2), (await first, await last));
    }

    [Fact]
    public async Task A_commit_that_has_started_is_seen_through_though_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var first = await HoldUpAsync(cancellation.Token);

        await cancellation.CancelAsync();
        _release.Set();

        Assert.Equal(1, await first);
    }

    [Fact]
    public async Task A_commit_that_fails_after_writing_leaves_nothing_and_does_not_fail_its_neighbours()
    {
        var first = await HoldUpAsync();
        var second = Writer.CommitAsync(tables => tables.Revisions.Take(10), 1, default);
        var failing = Writer.CommitAsync<long>(tables => throw new InvalidOperationException($"after {tables.Revisions.Take(100)}"), 1, default);
        var last = Writer.CommitAsync(tables => tables.Revisions.Take(1), 1, default);
        _release.Set();

        Assert.Equal((1, 2, 12), (await first, await second, await last));
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        Assert.Equal("after 12", error.Message);
    }

    [Fact]
    public async Task Commits_that_wait_share_one_transaction()
    {
        var first = await HoldUpAsync();
        var seen = new List<long>();
        // Another connection sees what is committed: nothing of the group until its last member has been carried out.
        using var outside = Session.OpenReader(_folder.CatalogFile);
        var commits = Enumerable.Range(0, 5).Select(_ => Writer.CommitAsync(tables =>
        {
            seen.Add(outside.Use("SELECT revision FROM catalog").ReadNumber()!.Value);
            return tables.Revisions.Take(1);
        }, 1, default)).ToList();
        _release.Set();

        var taken = await Task.WhenAll(commits);
        Assert.Equal([2, 3, 4, 5, 6], taken);
        Assert.Equal(1, await first);
        Assert.Equal([1, 1, 1, 1, 1], seen);
    }

    [Fact]
    public async Task Ids_given_by_a_commit_that_is_taken_back_are_not_used_again()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Writer.CommitAsync<long>(tables =>
        {
            tables.Search.Replace("web", "A", [Row("en-US", "red")]);
            throw new InvalidOperationException();
        }, 1, default));

        var ids = await Writer.CommitAsync(tables =>
        {
            tables.Search.Replace("web", "B", [Row("de-DE", "blue")]);
            tables.Search.Replace("web", "A", [Row("en-US", "red")]);
            return (
                tables.Session.Use("SELECT count(DISTINCT facets) FROM search_entries")
                    .ReadNumber(), tables.Session.Use("SELECT count(DISTINCT scope) FROM search_entries").ReadNumber(),
                tables.Session.Use("SELECT count(*) FROM search_values").ReadNumber(), tables.Session.Use("SELECT count(*) FROM search_scopes").ReadNumber());
        }, 1, default);

        Assert.Equal((2, 2, 2, 2), ids);
    }

    private static SearchRow Row(string locale, string color) =>
        new(new SearchEntry { Locale = locale, Type = ProductType.Product, Title = "", Facets = [new FacetValue(Facets.OfAttribute("color"), color)] }, Mark: 1);

    private async Task<Task<long>> HoldUpAsync(CancellationToken cancellationToken = default)
    {
        var commit = Writer.CommitAsync(tables =>
        {
            _started.TrySetResult();
            _release.Wait(CancellationToken.None);
            return tables.Revisions.Take(1);
        }, 1, cancellationToken);
        await _started.Task;
        return commit;
    }
}
