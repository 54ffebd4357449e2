using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Storage.Tests.Contracts;

namespace Pim.Storage.Tests.MongoDb;

[MongoServer]
public sealed class MongoSchemaStoreTests : SchemaStoreContract
{
    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();
}

[MongoServer]
public sealed class MongoProductStoreTests : ProductStoreContract
{
    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();
}

[MongoServer]
public sealed class MongoProductConflictTests : ProductConflictContract
{
    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();
}

[MongoServer]
public sealed class MongoProductQueryTests : ProductQueryContract
{
    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();
}

[MongoServer]
public sealed class MongoProductStateTests : ProductStateContract
{
    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();
}

[MongoServer]
public sealed class MongoRevisionTests : RevisionContract
{
    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();
}

[MongoServer]
public sealed class MongoJobStoreTests : JobStoreContract
{
    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();
}

[MongoServer]
public sealed class MongoReceiptTests : ReceiptContract
{
    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();
}

[MongoServer]
public sealed class MongoAssetStoreTests : AssetStoreContract
{
    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();
}

[MongoServer]
public sealed class MongoAssetUseTests : AssetUseContract
{
    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();
}

[MongoServer]
public sealed class MongoBlobStoreTests : BlobStoreContract
{
    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();
}

[MongoServer]
public sealed class MongoUploadTests : UploadContract
{
    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();
}

[MongoServer]
public sealed class MongoConcurrencyTests : ConcurrencyContract
{
    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();
}

[MongoServer]
public sealed class MongoPublicationStoreTests : PublicationStoreContract
{
    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();
}

[MongoServer]
public sealed class MongoScheduleTests : ScheduleContract
{
    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();
}

[MongoServer]
public sealed class MongoContentStoreTests : ContentStoreContract
{
    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();
}

[MongoServer]
public sealed class MongoFeedTests : FeedContract
{
    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();
}

[MongoServer]
public sealed class MongoStaleTests : StaleContract
{
    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();
}

[MongoServer]
public sealed class MongoWithdrawalTests : WithdrawalContract
{
    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();
}

[MongoServer]
public sealed class MongoRemainsTests : RemainsContract
{
    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();

    protected override Task<long> CountDocumentsAsync() =>
        ((MongoStores)Stores).Database.GetCollection<BsonDocument>("contents").CountDocumentsAsync(Builders<BsonDocument>.Filter.Empty);
}

[MongoServer]
public sealed class MongoFollowingTests : FollowingContract
{
    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();
}

[MongoServer]
public sealed class MongoArchiveTests : ArchiveContract
{
    protected override IPlace NewPlace() => new MongoPlace();
}

[MongoServer]
public sealed class MongoStoppedCopyTests : StoppedCopyContract
{
    protected override IPlace NewPlace() => new MongoPlace();
}

[MongoServer]
public sealed class MongoSearchTests : SearchContract
{
    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();
}

[MongoServer]
public sealed class MongoEventStoreTests : EventStoreContract
{
    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();
}

[MongoServer]
public sealed class MongoEventFoldingTests : EventFoldingContract
{
    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();
}

[MongoServer]
public sealed class MongoErasureTests : ErasureContract
{
    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();
}
