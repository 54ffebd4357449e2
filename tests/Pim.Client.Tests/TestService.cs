using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.DependencyInjection;
using Pim.V1;
using Status = Grpc.Core.Status;

namespace Pim.Client.Tests;

/// <summary>The other end of the wire, with a connection to it.</summary>
internal sealed class TestService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestService(WebApplication app) => _app = app;

    public TestProducts Products { get; } = new();

    public TestChanges Changes { get; } = new();

    public TestAssets Assets { get; } = new();

    public ImpatientTime Time { get; } = new();

    public PimConnection Connection { get; private set; } = null!;

    public static async Task<TestService> StartAsync()
    {
        var builder = GrpcHost.NewBuilder();
        TestService? service = null;
        builder.Services.AddSingleton(_ => service!.Products);
        builder.Services.AddSingleton(_ => service!.Changes);
        builder.Services.AddSingleton(_ => service!.Assets);
        var app = builder.Build();
        app.MapGrpcService<TestProducts>();
        app.MapGrpcService<TestChanges>();
        app.MapGrpcService<TestAssets>();
        service = new TestService(app);
        await app.StartAsync();
        var address = GrpcHost.AddressOf(app);
        service.Connection = new PimConnection(new Uri(address), new() { Actor = "Zoë", Key = "pim_secret", Time = service.Time });
        return service;
    }

    /// <summary>An error with its details in the trailers.</summary>
    public static RpcException Error(StatusCode code, string reason, string message, params IMessage[] more)
    {
        var info = new ErrorInfo { Domain = "pim.v1", Type = reason };
        foreach (var fact in more.OfType<StringValue>()) info.Metadata["offset"] = fact.Value;
        var status = new Pim.Rpc.Status
        {
            Code = (int)code, Message = message, Details = { Any.Pack(info), more.Where(m => m is not StringValue).Select(Any.Pack) },
        };
        return new RpcException(new Status(code, message), new Metadata { { "grpc-status-details-bin", status.ToByteArray() } });
    }

    /// <summary>The connection is gone, as when a cable is pulled.</summary>
    public static Task Disconnect(ServerCallContext context)
    {
        context.GetHttpContext().Features.Get<IConnectionLifetimeFeature>()!.Abort();
        return Task.Delay(Timeout.Infinite, context.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Connection.Dispose();
        await _app.DisposeAsync();
    }
}

internal sealed class TestProducts : ProductService.ProductServiceBase
{
    /// <summary>Calls so far.</summary>
    public int Calls { get; private set; }

    public Metadata Headers { get; private set; } = [];

    public DateTime Deadline { get; private set; }

    /// <summary>Fails a call, given its number from 1 on; null: it goes well.</summary>
    public Func<int, RpcException?> Fail { get; set; } = _ => null;

    public override Task<Product> GetProduct(GetProductRequest request, ServerCallContext context) => AnswerAsync(new Product { Name = request.Name }, context);

    public override Task<Product> UpdateProduct(UpdateProductRequest request, ServerCallContext context) => AnswerAsync(request.Product, context);

    public override Task<ListProductsResponse> ListProducts(ListProductsRequest request, ServerCallContext context)
    {
        var start = request.PageToken.Length > 0 ? int.Parse(request.PageToken, System.Globalization.CultureInfo.InvariantCulture) : 0;
        var page = Enumerable.Range(start, 2).Select(i => new Product { Sku = $"{request.Filter}{i}" });
        return AnswerAsync(new ListProductsResponse { Products = { page }, NextPageToken = start < 4 ? $"{start + 2}" : "" }, context);
    }

    private Task<T> AnswerAsync<T>(T answer, ServerCallContext context)
    {
        (Headers, Deadline) = (context.RequestHeaders, context.Deadline);
        return Fail(++Calls) is { } error ? Task.FromException<T>(error) : Task.FromResult(answer);
    }
}

internal sealed class TestChanges : ContentService.ContentServiceBase
{
    public List<WatchChangesRequest> Watches { get; } = [];

    /// <summary>Answers a watch, given its number from 1 on.</summary>
    public Func<int, IServerStreamWriter<WatchChangesResponse>, ServerCallContext, Task> Watch { get; set; } = (_, _, _) => Task.CompletedTask;

    public override Task WatchChanges(WatchChangesRequest request, IServerStreamWriter<WatchChangesResponse> responses, ServerCallContext context)
    {
        Watches.Add(request);
        return Watch(Watches.Count, responses, context);
    }
}

/// <summary>Keeps what arrives of an upload, and breaks it off where a test says.</summary>
internal sealed class TestAssets : AssetService.AssetServiceBase
{
    private readonly List<byte> _kept = [];

    public List<UploadHeader> Headers { get; } = [];

    public byte[] Kept => [.. _kept];

    /// <summary>Whether a file of this hash is there.</summary>
    public string KnownHash { get; set; } = "";

    /// <summary>Whether it is away, for all calls but uploads themselves.</summary>
    public bool IsAway { get; set; }

    /// <summary>Most bytes of a file.</summary>
    public long MaxSize { get; set; } = long.MaxValue;

    /// <summary>Called behind each header, with the number of the call.</summary>
    public Func<int, Task> AfterHeader { get; set; } = _ => Task.CompletedTask;

    /// <summary>Called before each chunk, with the number of the call and the bytes kept.</summary>
    public Func<int, long, ServerCallContext, Task> BeforeChunk { get; set; } = (_, _, _) => Task.CompletedTask;

    public override async Task<UploadAssetResponse> UploadAsset(IAsyncStreamReader<UploadAssetRequest> requests, ServerCallContext context)
    {
        await requests.MoveNext(context.CancellationToken);
        var header = requests.Current.Header;
        Headers.Add(header);
        await AfterHeader(Headers.Count);
        if (header.Size > MaxSize) throw TestService.Error(StatusCode.InvalidArgument, "MEDIA_TOO_LARGE", "Too large.");
        if (header.ValidateOnly) return new UploadAssetResponse { Asset = header.Asset };
        if (header.Sha256 == KnownHash) return new UploadAssetResponse { Asset = header.Asset, AlreadyStored = true };
        _kept.RemoveRange((int)header.Offset, _kept.Count - (int)header.Offset);
        while (await requests.MoveNext(context.CancellationToken))
        {
            await BeforeChunk(Headers.Count, _kept.Count, context);
            _kept.AddRange(requests.Current.Chunk);
        }
        if (_kept.Count < header.Size)
            throw TestService.Error(StatusCode.FailedPrecondition, "UPLOAD_INCOMPLETE", "Go on.", new StringValue { Value = $"{_kept.Count}" });
        return new UploadAssetResponse { Asset = header.Asset };
    }

    public override Task<Upload> GetUpload(GetUploadRequest request, ServerCallContext context) =>
        IsAway ? throw new RpcException(new Status(StatusCode.Unavailable, "Away.")) : _kept.Count > 0 ? Task.FromResult(new Upload { Offset = _kept.Count }) : throw new RpcException(new Status(StatusCode.NotFound, "None."));
}
