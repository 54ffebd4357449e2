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
public sealed class MongoConcurrencyTests : ConcurrencyContract
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
