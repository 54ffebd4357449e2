using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Connections.Features;
using Pim.V1;
using Outcome = Pim.V1.ImportResult.Types.Outcome;

namespace Pim.Cli.Tests.Commands;

/// <summary>Takes rows and answers each at once, or as a test says.</summary>
internal sealed class TestTransfer : TransferService.TransferServiceBase
{
    private long _received;
    private long _answered;

    /// <summary>What it was sent.</summary>
    public List<ImportCatalogRequest> Requests { get; } = [];

    public Metadata Headers { get; private set; } = [];

    /// <summary>What it answers for a row; CREATED when a test does not say.</summary>
    public Func<CatalogRow, ImportResult> Answer { get; set; } = _ => new ImportResult { Outcome = Outcome.Created };

    /// <summary>Called with the number of rows received so far, before they are answered.</summary>
    public Func<long, ServerCallContext, Task> BeforeAnswer { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>What it exports.</summary>
    public List<CatalogRow> Catalogue { get; } = [];

    public ExportCatalogRequest? Exported { get; private set; }

    /// <summary>Thrown after the catalogue is exported.</summary>
    public RpcException? ExportError { get; set; }

    public long Answered => Interlocked.Read(ref _answered);

    public IEnumerable<CatalogRow> Rows => Requests.SelectMany(r => r.Rows);

    public static ImportResult Reject(string message, params (string Field, string Description)[] violations)
    {
        var request = new BadRequest();
        foreach (var (field, description) in violations)
            request.FieldViolations.Add(new BadRequest.Types.FieldViolation { Field = field, Description = description });
        return new ImportResult
        {
            Outcome = Outcome.Rejected,
            Error = new Pim.Rpc.Status { Code = 3, Message = message, Details = { Any.Pack(new ErrorInfo { Type = "SOME_REASON" }), Any.Pack(request) } },
        };
    }

    /// <summary>The connection is gone, as when a cable is pulled.</summary>
    public static Task Disconnect(ServerCallContext context)
    {
        context.GetHttpContext().Features.Get<IConnectionLifetimeFeature>()!.Abort();
        return Task.Delay(Timeout.Infinite, context.CancellationToken);
    }

    public override async Task ImportCatalog(
        IAsyncStreamReader<ImportCatalogRequest> requests, IServerStreamWriter<ImportCatalogResponse> responses, ServerCallContext context)
    {
        Headers = context.RequestHeaders;
        var waiting = new List<CatalogRow>();
        while (await requests.MoveNext(context.CancellationToken))
        {
            Requests.Add(requests.Current);
            waiting.AddRange(requests.Current.Rows);
            _received += requests.Current.Rows.Count;
            if (HoldUntil > _received) continue;
            await BeforeAnswer(_received, context);
            await AnswerAsync(waiting, responses);
        }
        await AnswerAsync(waiting, responses);
    }

    /// <summary>Answers nothing before it has received so many rows, or all.</summary>
    public long HoldUntil { get; set; }

    public override async Task ExportCatalog(ExportCatalogRequest request, IServerStreamWriter<ExportCatalogResponse> responses, ServerCallContext context)
    {
        Exported = request;
        foreach (var row in Catalogue) await responses.WriteAsync(new ExportCatalogResponse { Rows = { row } });
        if (ExportError is not null) throw ExportError;
    }

    private async Task AnswerAsync(List<CatalogRow> rows, IServerStreamWriter<ImportCatalogResponse> responses)
    {
        if (rows.Count == 0) return;
        var response = new ImportCatalogResponse();
        foreach (var row in rows)
        {
            var result = Answer(row);
            result.Index = Interlocked.Increment(ref _answered) - 1;
            response.Results.Add(result);
        }
        rows.Clear();
        await responses.WriteAsync(response);
    }
}
