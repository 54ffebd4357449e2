using Google.Protobuf;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Pim.V1;

namespace Pim.Cli.Tests.Commands;

/// <summary>The other end of the wire: takes what it is sent, and answers as a test says.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestServer(WebApplication app) => _app = app;

    public TestTransfer Transfer { get; } = new();

    public TestProducts Products { get; } = new();

    public TestJobs Jobs { get; } = new();

    public TestPublications Publications { get; } = new();

    public TestSchema Schema { get; } = new();

    public TestContents Contents { get; } = new();

    public TestAssets Assets { get; } = new();

    public TestInsights Insights { get; } = new();

    public string Address => GrpcHost.AddressOf(_app);

    public static async Task<TestServer> StartAsync(bool hasHealth = false)
    {
        var builder = GrpcHost.NewBuilder();
        TestServer? server = null;
        builder.Services.AddSingleton(_ => server!.Transfer);
        builder.Services.AddSingleton(_ => server!.Products);
        builder.Services.AddSingleton(_ => server!.Jobs);
        builder.Services.AddSingleton(_ => server!.Publications);
        builder.Services.AddSingleton(_ => server!.Schema);
        builder.Services.AddSingleton(_ => server!.Contents);
        builder.Services.AddSingleton(_ => server!.Assets);
        builder.Services.AddSingleton(_ => server!.Insights);
        var app = builder.Build();
        app.MapGrpcService<TestTransfer>();
        app.MapGrpcService<TestProducts>();
        app.MapGrpcService<TestJobs>();
        app.MapGrpcService<TestPublications>();
        app.MapGrpcService<TestContents>();
        app.MapGrpcService<TestAssets>();
        app.MapGrpcService<TestInsights>();
        TestSchema.Map(app);
        if (hasHealth) app.MapGrpcService<TestHealth>();
        server = new TestServer(app);
        await app.StartAsync();
        return server;
    }

    /// <summary>A refusal with its details in the trailers.</summary>
    public static RpcException Refuse(Pim.Rpc.Status status) =>
        new(new Status((StatusCode)status.Code, status.Message), new Metadata { { "grpc-status-details-bin", status.ToByteArray() } });

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

internal sealed class TestHealth : Health.HealthBase
{
    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) =>
        Task.FromResult(new HealthCheckResponse { Status = HealthCheckResponse.Types.ServingStatus.Serving });
}

internal sealed class TestProducts : ProductService.ProductServiceBase
{
    public List<Product> Stored { get; } = [];

    public List<ListProductsRequest> Lists { get; } = [];

    public List<UpdateProductRequest> Updates { get; } = [];

    /// <summary>Why it gets no product, with details in the trailers; null when it does.</summary>
    public Pim.Rpc.Status? Refusal { get; set; }

    public override Task<Product> GetProduct(GetProductRequest request, ServerCallContext context)
    {
        if (Refusal is not null) throw TestServer.Refuse(Refusal);
        return Task.FromResult(
            Stored.FirstOrDefault(p => p.Name == request.Name) ?? throw new RpcException(new Status(StatusCode.NotFound, $"{request.Name} does not exist.")));
    }

    public override Task<Product> UpdateProduct(UpdateProductRequest request, ServerCallContext context)
    {
        if (Refusal is not null) throw TestServer.Refuse(Refusal);
        Updates.Add(request);
        return Task.FromResult(request.Product);
    }

    public override Task<ListProductsResponse> ListProducts(ListProductsRequest request, ServerCallContext context)
    {
        Lists.Add(request);
        var start = request.PageToken.Length > 0 ? int.Parse(request.PageToken, System.Globalization.CultureInfo.InvariantCulture) : 0;
        var page = Stored.Skip(start).Take(Math.Min(2, request.PageSize)).ToList();
        var next = start + page.Count;
        return Task.FromResult(new ListProductsResponse { Products = { page }, NextPageToken = next < Stored.Count ? $"{next}" : "" });
    }
}

internal sealed class TestJobs : JobService.JobServiceBase
{
    public List<Job> Stored { get; } = [];

    public override Task<ListJobsResponse> ListJobs(ListJobsRequest request, ServerCallContext context) =>
        Task.FromResult(new ListJobsResponse { Jobs = { Stored } });
}
