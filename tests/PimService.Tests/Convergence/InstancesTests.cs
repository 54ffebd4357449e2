using System.Diagnostics;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Pim.V1;
using PimService.Tests.Hosting;
using Xunit.Abstractions;
using Value = Pim.V1.Value;

namespace PimService.Tests.Convergence;

/// <summary>Two instances on one database: what one publishes, the other tells and serves.</summary>
public sealed class InstancesTests(ITestOutputHelper output)
{
    private const int Publications = 30;

    [MongoFact]
    public async Task What_one_instance_publishes_arrives_at_the_other_which_never_answers_older_content_than_it_told_of()
    {
        await using var database = new MongoDatabase();
        await using var one = new MortalServer(database.Arguments);
        await using var other = new MortalServer(database.Arguments);
        await one.StartAsync();
        await other.StartAsync();
        await ConvergenceTests.ImportSchemaAsync(one.Connection);
        using var end = new CancellationTokenSource();
        var contents = new ContentService.ContentServiceClient(other.Connection);
        using var watch = contents.WatchChanges(new WatchChangesRequest { Channel = "web", Locales = { "en" } });

        var reading = ReadAsync(contents, end.Token);
        var arrivals = new List<double>();
        for (var i = 0; i < Publications; i++)
        {
            await PublishAsync(one.Connection, $"name {i}");
            var published = Stopwatch.GetTimestamp();
            var told = await NextAsync(watch);
            arrivals.Add(Stopwatch.GetElapsedTime(published).TotalMilliseconds);
            var got = await contents.GetContentAsync(Request);

            Assert.Equal($"name {i}", told.Contents.Single().Title);
            Assert.Equal((told.Sequence, $"name {i}"), (got.Sequence, got.Title));
        }
        await end.CancelAsync();

        await reading;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"arrived after {arrivals.Order().ElementAt(Publications / 2):F0} ms, the last after {arrivals.Max():F0} ms"));
    }

    private static GetContentRequest Request => new() { Product = "products/p", Channel = "web", Locale = "en" };

    private static async Task PublishAsync(GrpcChannel connection, string name)
    {
        var product = new Product
        {
            Sku = "p", Family = "things", Enabled = true, Values = { ["name"] = new ValueSet { Values = { new Value { Text = name } } } },
        };
        await new ProductService.ProductServiceClient(connection)
            .UpdateProductAsync(new() { Product = product, AllowMissing = true, UpdateMask = new FieldMask { Paths = { "*" } } });
        await new PublicationService.PublicationServiceClient(connection).PublishProductsAsync(new() { Channel = "web", Products = { "products/p" } });
    }

    private static async Task<ContentChange> NextAsync(AsyncServerStreamingCall<WatchChangesResponse> watch)
    {
        while (await watch.ResponseStream.MoveNext(default))
        {
            if (watch.ResponseStream.Current.Changes.Count > 0) return watch.ResponseStream.Current.Changes[^1];
        }
        throw new InvalidOperationException("The changes ended.");
    }

    // Keeps what is read in the memory of the instance, so that it is there to be forgotten; what is read never goes back.
    private static async Task ReadAsync(ContentService.ContentServiceClient contents, CancellationToken end)
    {
        for (var last = 0L; !end.IsCancellationRequested;)
        {
            try
            {
                var got = await contents.GetContentAsync(Request, cancellationToken: CancellationToken.None);
                Assert.True(got.Sequence >= last);
                last = got.Sequence;
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
            {
                // Not published yet.
            }
        }
    }
}
