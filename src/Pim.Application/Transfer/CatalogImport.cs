using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Pim.Application.Jobs;
using Pim.Application.Products;
using Pim.Application.Schema;

namespace Pim.Application.Transfer;

/// <summary>
/// Takes rows in and answers a result for each, in their order, once it is durable. Rows are gathered into batches as they come: a lone
/// row is committed at once, a flood in groups, and while one group is written the next is read and judged.
/// </summary>
public sealed class CatalogImport(IProductStore products, SchemaCatalog schemas, JobQueue jobs, TimeProvider time)
{
    private const int QueuedMessages = 16;

    /// <summary>Imports rows until they end. Memory stays bounded: rows wait in the source while earlier ones are worked on.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ImportResult>> RunAsync(
        IAsyncEnumerable<IReadOnlyList<ImportRow>> rows, ImportOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var queue = Channel.CreateBounded<IReadOnlyList<ImportRow>>(new BoundedChannelOptions(QueuedMessages) { SingleReader = true, SingleWriter = true });
        var reading = ReadAsync(rows, queue.Writer, stop.Token);
        try
        {
            var run = new ImportRun(products, schemas, jobs, time, options);
            await foreach (var results in run.ResultsAsync(queue.Reader, cancellationToken)) yield return results;
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    private static async Task ReadAsync(
        IAsyncEnumerable<IReadOnlyList<ImportRow>> rows, ChannelWriter<IReadOnlyList<ImportRow>> queue, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var message in rows.WithCancellation(cancellationToken)) await queue.WriteAsync(message, cancellationToken);
            queue.Complete();
        }
        catch (Exception e)
        {
            // Handed to the reader of the queue, who is the caller's own flow.
            queue.Complete(e);
        }
    }
}
