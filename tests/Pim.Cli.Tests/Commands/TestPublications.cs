using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pim.V1;

namespace Pim.Cli.Tests.Commands;

/// <summary>Says that everything is done as asked, unless a test has it otherwise.</summary>
internal sealed class TestPublications : PublicationService.PublicationServiceBase
{
    private static readonly Timestamp Time = new() { Seconds = 1_800_000_000 };

    /// <summary>What channels have.</summary>
    public List<Publication> Stored { get; } = [];

    /// <summary>What publishing takes along.</summary>
    public List<Publication> TakenAlong { get; } = [];

    public List<PublishProductsRequest> Published { get; } = [];

    public List<UnpublishProductsRequest> Unpublished { get; } = [];

    public List<SchedulePublicationRequest> Schedules { get; } = [];

    public List<BulkPublishRequest> Bulks { get; } = [];

    /// <summary>The messages of a bulk publication.</summary>
    public List<BulkPublishResponse> Bulk { get; } = [];

    /// <summary>How a bulk publication ends; null for well.</summary>
    public RpcException? BulkError { get; set; }

    public DiffPublicationResponse Diff { get; set; } = new();

    /// <summary>Why it publishes nothing; null when it does.</summary>
    public Pim.Rpc.Status? Refusal { get; set; }

    public static Publication Publication(string name) =>
        new() { Name = name, Published = true, Revision = "products/x/revisions/7", PublishTime = Time, Publisher = "ann" };

    public override Task<PublishProductsResponse> PublishProducts(PublishProductsRequest request, ServerCallContext context)
    {
        Published.Add(request);
        if (Refusal is not null) throw TestServer.Refuse(Refusal);
        return Task.FromResult(new PublishProductsResponse
        {
            Publications = { request.Products.Select(p => Publication($"{p}/publications/{request.Channel}")).Concat(TakenAlong) },
        });
    }

    public override Task<UnpublishProductsResponse> UnpublishProducts(UnpublishProductsRequest request, ServerCallContext context)
    {
        Unpublished.Add(request);
        return Task.FromResult(new UnpublishProductsResponse
        {
            Publications = { request.Products.Select(p => new Publication { Name = $"{p}/publications/{request.Channel}" }) },
        });
    }

    public override async Task BulkPublish(BulkPublishRequest request, IServerStreamWriter<BulkPublishResponse> responses, ServerCallContext context)
    {
        Bulks.Add(request);
        foreach (var response in Bulk) await responses.WriteAsync(response);
        if (BulkError is not null) throw BulkError;
    }

    public override Task<Publication> GetPublication(GetPublicationRequest request, ServerCallContext context) =>
        Task.FromResult(Stored.Find(p => p.Name == request.Name) ?? throw new RpcException(new Status(StatusCode.NotFound, $"{request.Name} does not exist.")));

    public override Task<ListPublicationsResponse> ListPublications(ListPublicationsRequest request, ServerCallContext context) =>
        Task.FromResult(
            new ListPublicationsResponse { Publications = { Stored.Where(p => p.Name.StartsWith($"{request.Parent}/", StringComparison.Ordinal)) } });

    public override Task<Publication> SchedulePublication(SchedulePublicationRequest request, ServerCallContext context)
    {
        Schedules.Add(request);
        var hasTimes = request.PublishTime is not null || request.ExpireTime is not null;
        var schedule = new PublicationSchedule { PublishTime = request.PublishTime, ExpireTime = request.ExpireTime };
        return Task.FromResult(new Publication { Name = request.Name, Schedule = hasTimes ? schedule : null });
    }

    public override Task<DiffPublicationResponse> DiffPublication(DiffPublicationRequest request, ServerCallContext context) => Task.FromResult(Diff);

    public override Task<Review> GetReview(GetReviewRequest request, ServerCallContext context) =>
        Task.FromResult(NewReview(request.Name, Review.Types.State.Published, ""));

    public override Task<Review> SubmitForReview(SubmitForReviewRequest request, ServerCallContext context) =>
        Task.FromResult(NewReview(request.Name, Review.Types.State.Ready, request.Note));

    public override Task<Review> ReturnToDraft(ReturnToDraftRequest request, ServerCallContext context) =>
        Task.FromResult(NewReview(request.Name, Review.Types.State.Draft, request.Note));

    private static Review NewReview(string name, Review.Types.State state, string note) =>
        new() { Name = name, State = state, Actor = "ann", Time = Time, Note = note };
}
