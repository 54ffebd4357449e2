using BenchmarkDotNet.Attributes;
using Pim.Application;
using Pim.Application.Content;
using Pim.Application.Publications;
using Pim.Storage.Sqlite;

namespace Pim.Benchmarks.Micro;

/// <summary>The feed of the embedded store: what a reader takes at once, what every process looks for, and a change written.</summary>
[MemoryDiagnoser]
public class FeedBenchmarks
{
    private const int Changes = 500;
    private const int BytesOfContent = 1_500;
    private const string Channel = "web";
    private const string Locale = "de-DE";

    private static readonly ChangeRead Page = new(Channel, 0, long.MaxValue, [Locale], Changes, int.MaxValue);

    private readonly string _folder = Directory.CreateTempSubdirectory("pim-micro-").FullName;
    private SqliteCatalog? _catalog;
    private byte _next;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _catalog = SqliteCatalog.Open(new SqliteStoreOptions { Folder = _folder });
        await CommitAsync(Enumerable.Range(0, Changes).Select(i => Change($"P{i:000}")).ToList());
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        await _catalog!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>500 changes with their content, as a watcher or an export reads them.</summary>
    [Benchmark]
    public async Task<IReadOnlyList<StoredChange>> ReadPageAsync() => await _catalog!.Contents.ReadChangesAsync(Page, CancellationToken.None);

    /// <summary>Which 500 products changed.</summary>
    [Benchmark]
    public async Task<IReadOnlyList<ChangeKey>> ReadKeysAsync() => await _catalog!.Contents.ReadKeysAsync(0, Changes, CancellationToken.None);

    /// <summary>One product's change, durable.</summary>
    [Benchmark]
    public async Task CommitChangeAsync() => await CommitAsync([Change("P000")]);

    private Task<CommitOutcome> CommitAsync(IReadOnlyList<ContentChange> changes) =>
        _catalog!.Publications.CommitAsync(
            new PublicationCommit { Channel = Channel, SchemaVersion = 0, Contents = changes, Time = DateTimeOffset.UnixEpoch }, CancellationToken.None);

    private ContentChange Change(string sku)
    {
        var bytes = new byte[BytesOfContent];
        bytes[0] = ++_next;
        return new ContentChange(sku, [new ContentDocument(Locale, bytes)]);
    }
}
