using Grpc.Core;
using Grpc.Net.Client;
using Pim.Cli.Import;
using Pim.Cli.Tests.Commands;
using Pim.V1;
using Outcome = Pim.V1.ImportResult.Types.Outcome;

namespace Pim.Cli.Tests.Import;

public sealed class ImportPipelineTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private GrpcChannel _channel = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _channel = GrpcChannel.ForAddress(_server.Address);
    }

    public async Task DisposeAsync()
    {
        _channel.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Each_row_gets_its_result_in_order()
    {
        Outcome[] outcomes = [Outcome.Created, Outcome.Updated, Outcome.Unchanged, Outcome.Rejected];
        _server.Transfer.Answer = row => row.Product.Sku[^1] == '3'
            ? TestTransfer.Reject($"No {row.Product.Sku}", ("product.sku", "is bad"))
            : new ImportResult { Outcome = outcomes[row.Product.Sku[^1] - '0'] };
        var report = new ImportReport();

        await RunAsync(Enumerable.Range(0, 1_000).Select(i => Row(i, $"{i}-{i % 4}")), report, batchSize: 7);

        Assert.Equal((250L, 250L, 250L, 250L), (report.Total.Created, report.Total.Updated, report.Total.Unchanged, report.Total.Rejected));
        Assert.Equal(Enumerable.Range(0, ImportReport.MaxShown).Select(i => (4 * i + 3L, $"{4 * i + 3}-3", $"No {4 * i + 3}-3")),
            report.Rejected.Select(r => (r.Place.Line, r.Code, r.Message)));
        Assert.Equal(new Finding("product.sku", "is bad", "SOME_REASON"), report.Rejected[0].Violations[0]);
    }

    [Fact]
    public async Task Rows_refused_before_they_were_sent_stand_at_their_place_among_the_others()
    {
        _server.Transfer.Answer = row => TestTransfer.Reject(row.Product.Sku);
        var report = new ImportReport();
        SourceRow[] rows = [Row(1, "a"), Refused(2), Row(3, "b"), Refused(4), Refused(5)];

        await RunAsync(rows, report);

        Assert.Equal([1L, 2L, 3L, 4L, 5L], report.Rejected.Select(r => r.Place.Line));
        Assert.Equal(["a", "b"], _server.Transfer.Rows.Select(r => r.Product.Sku));
    }

    [Fact]
    public async Task Options_go_with_the_first_message_only_and_messages_hold_no_more_rows_than_asked()
    {
        await RunAsync(Enumerable.Range(0, 25).Select(i => Row(i, $"{i}")), new ImportReport(), batchSize: 10);

        Assert.Equal([10, 10, 5], _server.Transfer.Requests.Select(r => r.Rows.Count));
        Assert.NotNull(_server.Transfer.Requests[0].Options);
        Assert.All(_server.Transfer.Requests.Skip(1), r => Assert.Null(r.Options));
    }

    [Fact]
    public async Task Messages_stay_below_a_megabyte()
    {
        await RunAsync(Enumerable.Range(0, 10).Select(i => Row(i, $"{i}", textLength: 300_000)), new ImportReport());

        Assert.Equal([3, 3, 3, 1], _server.Transfer.Requests.Select(r => r.Rows.Count));
    }

    [Fact]
    public async Task A_row_too_large_to_be_sent_is_refused_and_the_others_go_on()
    {
        var report = new ImportReport();

        await RunAsync([Row(1, "a"), Row(2, "b", textLength: 5_000_000), Row(3, "c")], report);

        Assert.Equal(["a", "c"], _server.Transfer.Rows.Select(r => r.Product.Sku));
        Assert.Equal("ROW_TOO_LARGE", report.Rejected.Single().Violations[0].Reason);
    }

    [Fact]
    public async Task Reading_waits_for_the_service_when_too_many_rows_have_no_result()
    {
        const int Rows = 3 * ImportPipeline.MaxInFlight;
        const int Slack = 2; // one in the hands of either side
        _server.Transfer.HoldUntil = ImportPipeline.MaxInFlight;
        _server.Transfer.BeforeAnswer = async (_, _) =>
        {
            for (var i = 0; i < 1_000; i++) await Task.Yield(); // time for a reader that does not wait to run ahead
        };
        var most = 0L;
        var report = new ImportReport();

        await RunAsync(Enumerable.Range(0, Rows).Select(i =>
        {
            most = Math.Max(most, i + 1 - _server.Transfer.Answered);
            return Row(i, $"{i}");
        }), report);

        Assert.Equal(Rows, report.Total.Created);
        Assert.InRange(most, 1, ImportPipeline.MaxInFlight + Slack);
    }

    [Fact]
    public async Task A_lost_connection_ends_the_import_and_keeps_the_results_so_far()
    {
        _server.Transfer.BeforeAnswer = (received, context) => received > 20 ? TestTransfer.Disconnect(context) : Task.CompletedTask;
        var report = new ImportReport();

        await Assert.ThrowsAsync<RpcException>(() => RunAsync(Enumerable.Range(0, 100_000).Select(i => Row(i, $"{i}")), report, batchSize: 10));

        Assert.InRange(report.Total.Created, 0, 20);
    }

    [Fact]
    public async Task A_service_that_answers_too_few_rows_is_not_believed()
    {
        _server.Transfer.BeforeAnswer = (_, _) => throw new RpcException(Status.DefaultSuccess);

        var error = await Assert.ThrowsAsync<RpcException>(() => RunAsync([Row(1, "a")], new ImportReport()));

        Assert.Contains("before it had answered all rows", error.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_of_the_whole_import_is_passed_on()
    {
        _server.Transfer.BeforeAnswer = (_, _) => throw new RpcException(new Status(StatusCode.PermissionDenied, "Not you."));

        var error = await Assert.ThrowsAsync<RpcException>(() => RunAsync(Enumerable.Range(0, 50_000).Select(i => Row(i, $"{i}")), new ImportReport()));

        Assert.Equal((StatusCode.PermissionDenied, "Not you."), (error.StatusCode, error.Status.Detail));
    }

    [Fact]
    public async Task A_source_that_breaks_off_has_the_rows_before_it_answered()
    {
        var report = new ImportReport();

        await Assert.ThrowsAsync<UnusableInputException>(() => RunAsync(BreakingOff(), report));

        Assert.Equal(3, report.Total.Created);

        static IEnumerable<SourceRow> BreakingOff()
        {
            for (var i = 0; i < 3; i++) yield return Row(i, $"{i}");
            throw new UnusableInputException("The file ends in the middle.");
        }
    }

    [Fact]
    public async Task Cancelling_stops_at_once()
    {
        using var cancelled = new CancellationTokenSource();
        _server.Transfer.BeforeAnswer = (_, context) =>
        {
            cancelled.Cancel();
            return Task.Delay(Timeout.Infinite, context.CancellationToken);
        };

        var error = await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(Endless(), new ImportReport(), cancellationToken: cancelled.Token));

        Assert.True(error is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled });

        static IEnumerable<SourceRow> Endless()
        {
            for (var i = 0; ; i++) yield return Row(i, $"{i}");
        }
    }

    [Fact]
    public async Task Notices_are_counted_by_rule_and_field()
    {
        _server.Transfer.Answer = _ => new ImportResult
        {
            Outcome = Outcome.Created,
            Notices = { new ImportNotice { Field = "product.values.name", Description = "The model gives it.", Reason = "INHERITED_VALUE" } },
        };
        var report = new ImportReport();
        var own = new Findings();
        own.Note("parent", "Spelled otherwise.", "PARENT_SPELLING");

        await RunAsync([Row(1, "a"), SourceRow.Of(new SourcePlace("f", 2), new CatalogRow { Product = new Product { Sku = "b" } }, own)], report);

        Assert.Equal([("INHERITED_VALUE", 2L), ("PARENT_SPELLING", 1L)], report.Notices.Select(n => (n.First.Reason, n.Count)));
        Assert.Equal("a", report.Notices.First().Code);
    }

    private Task RunAsync(IEnumerable<SourceRow> rows, ImportReport report, int batchSize = 200, CancellationToken cancellationToken = default)
    {
        var client = new TransferService.TransferServiceClient(_channel);
        return new ImportPipeline(client, new ImportOptions { Mode = ImportOptions.Types.Mode.Merge }, batchSize, report)
            .RunAsync(rows.ToAsyncEnumerable(), cancellationToken);
    }

    private static SourceRow Row(long line, string sku, int textLength = 0)
    {
        var product = new Product { Sku = sku };
        if (textLength > 0) product.Values["name"] = new ValueSet { Values = { new Value { Text = new string('x', textLength) } } };
        return SourceRow.Of(new SourcePlace("f", line), new CatalogRow { Product = product }, new Findings());
    }

    private static SourceRow Refused(long line) =>
        SourceRow.Refused(new SourcePlace("f", line), "product", "", new Finding("price", "is no amount", "WRONG_TYPE"));
}
