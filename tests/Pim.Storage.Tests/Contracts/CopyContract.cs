using Pim.Application.Archive;
using Pim.Domain;

namespace Pim.Storage.Tests.Contracts;

/// <summary>A place of an engine for one catalogue: none is there at first.</summary>
public interface IPlace : IAsyncDisposable
{
    /// <summary>Opens its catalogue, one at a time.</summary>
    Task<IStores> OpenAsync(CatalogUse use);
}

/// <summary>A catalogue to copy and a place to copy it to, both of one engine.</summary>
public abstract class CopyContract : IAsyncLifetime
{
    protected IPlace From { get; private set; } = null!;

    protected IPlace To { get; private set; } = null!;

    protected abstract IPlace NewPlace();

    public async Task InitializeAsync()
    {
        (From, To) = (NewPlace(), NewPlace());
        await using var stores = await From.OpenAsync(CatalogUse.Serve);
        await SampleCatalog.FillAsync(stores);
    }

    public async Task DisposeAsync()
    {
        await From.DisposeAsync();
        await To.DisposeAsync();
    }

    protected Task<IReadOnlyList<SectionReport>> CopyAsync() => CopyAsync(From, To);

    protected static Task<IReadOnlyList<SectionReport>> CopyAsync(IPlace from, IPlace to) => CopyAsync(from, to, archive => archive);

    private protected static async Task<IReadOnlyList<SectionReport>> CopyAsync(
        IPlace from, IPlace to, Func<ICatalogArchive, ICatalogArchive> around, IProgress<CopyProgress>? progress = null)
    {
        await using var source = await from.OpenAsync(CatalogUse.CopyFrom);
        await using var target = await to.OpenAsync(CatalogUse.CopyTo);
        return await new CatalogCopy(source.Archive, around(target.Archive), progress ?? new NoProgress(), entriesAtOnce: 4).RunAsync(default);
    }

    protected static async Task RefusesAsync(IPlace place, CatalogUse use, ErrorKind kind, string reason)
    {
        var error = await Assert.ThrowsAsync<PimException>(async () => await (await place.OpenAsync(use)).DisposeAsync());
        Assert.Equal((kind, reason), (error.Kind, error.Reason));
    }

    private sealed class NoProgress : IProgress<CopyProgress>
    {
        public void Report(CopyProgress value)
        {
        }
    }
}
