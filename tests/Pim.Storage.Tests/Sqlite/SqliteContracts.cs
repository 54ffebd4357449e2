using Pim.Storage.Sqlite.Engine;
using Pim.Storage.Tests.Contracts;

namespace Pim.Storage.Tests.Sqlite;

public sealed class SqliteSchemaStoreTests : SchemaStoreContract
{
    protected override Task<IStores> OpenAsync() => Task.FromResult<IStores>(SqliteStores.Open());
}

public sealed class SqliteProductStoreTests : ProductStoreContract
{
    protected override Task<IStores> OpenAsync() => Task.FromResult<IStores>(SqliteStores.Open());
}

public sealed class SqliteProductConflictTests : ProductConflictContract
{
    protected override Task<IStores> OpenAsync() => Task.FromResult<IStores>(SqliteStores.Open());
}

public sealed class SqliteProductQueryTests : ProductQueryContract
{
    protected override Task<IStores> OpenAsync() => Task.FromResult<IStores>(SqliteStores.Open());
}

public sealed class SqliteProductStateTests : ProductStateContract
{
    protected override Task<IStores> OpenAsync() => Task.FromResult<IStores>(SqliteStores.Open());
}

public sealed class SqliteRevisionTests : RevisionContract
{
    protected override Task<IStores> OpenAsync() => Task.FromResult<IStores>(SqliteStores.Open());
}

public sealed class SqliteJobStoreTests : JobStoreContract
{
    protected override Task<IStores> OpenAsync() => Task.FromResult<IStores>(SqliteStores.Open());
}

public sealed class SqliteReceiptTests : ReceiptContract
{
    protected override Task<IStores> OpenAsync() => Task.FromResult<IStores>(SqliteStores.Open());
}

public sealed class SqliteAssetStoreTests : AssetStoreContract
{
    protected override Task<IStores> OpenAsync() => Task.FromResult<IStores>(SqliteStores.Open());
}

public sealed class SqliteAssetUseTests : AssetUseContract
{
    protected override Task<IStores> OpenAsync() => Task.FromResult<IStores>(SqliteStores.Open());
}

public sealed class SqliteBlobStoreTests : BlobStoreContract
{
    protected override Task<IStores> OpenAsync() => Task.FromResult<IStores>(SqliteStores.Open());
}

public sealed class SqliteUploadTests : UploadContract
{
    protected override Task<IStores> OpenAsync() => Task.FromResult<IStores>(SqliteStores.Open());
}

public sealed class SqliteConcurrencyTests : ConcurrencyContract
{
    protected override Task<IStores> OpenAsync() => Task.FromResult<IStores>(SqliteStores.Open());
}

public sealed class SqlitePublicationStoreTests : PublicationStoreContract
{
    protected override Task<IStores> OpenAsync() => Task.FromResult<IStores>(SqliteStores.Open());
}

public sealed class SqliteScheduleTests : ScheduleContract
{
    protected override Task<IStores> OpenAsync() => Task.FromResult<IStores>(SqliteStores.Open());
}

public sealed class SqliteContentStoreTests : ContentStoreContract
{
    protected override Task<IStores> OpenAsync() => Task.FromResult<IStores>(SqliteStores.Open());
}

public sealed class SqliteFeedTests : FeedContract
{
    protected override Task<IStores> OpenAsync() => Task.FromResult<IStores>(SqliteStores.Open());
}

public sealed class SqliteStaleTests : StaleContract
{
    protected override Task<IStores> OpenAsync() => Task.FromResult<IStores>(SqliteStores.Open());
}

public sealed class SqliteWithdrawalTests : WithdrawalContract
{
    protected override Task<IStores> OpenAsync() => Task.FromResult<IStores>(SqliteStores.Open());
}

public sealed class SqliteRemainsTests : RemainsContract
{
    protected override Task<IStores> OpenAsync() => Task.FromResult<IStores>(SqliteStores.Open());

    protected override Task<long> CountDocumentsAsync()
    {
        using var session = Session.OpenReader(((SqliteStores)Stores).Folder.CatalogFile);
        return Task.FromResult(session.Use("SELECT count(*) FROM contents").ReadNumber()!.Value);
    }
}

public sealed class SqliteFollowingTests : FollowingContract
{
    protected override Task<IStores> OpenAsync() => Task.FromResult<IStores>(SqliteStores.Open());
}

public sealed class SqliteSearchTests : SearchContract
{
    protected override Task<IStores> OpenAsync() => Task.FromResult<IStores>(SqliteStores.Open());
}

public sealed class SqliteArchiveTests : ArchiveContract
{
    protected override IPlace NewPlace() => new SqlitePlace();
}

public sealed class SqliteStoppedCopyTests : StoppedCopyContract
{
    protected override IPlace NewPlace() => new SqlitePlace();
}

public sealed class SqliteEventStoreTests : EventStoreContract
{
    protected override Task<IStores> OpenAsync() => Task.FromResult<IStores>(SqliteStores.Open());
}

public sealed class SqliteEventFoldingTests : EventFoldingContract
{
    protected override Task<IStores> OpenAsync() => Task.FromResult<IStores>(SqliteStores.Open());
}

public sealed class SqliteErasureTests : ErasureContract
{
    protected override Task<IStores> OpenAsync() => Task.FromResult<IStores>(SqliteStores.Open());
}
