using System.Threading.Channels;
using Pim.Domain;

namespace Pim.Application.Media.Renditions;

/// <summary>
/// Makes renditions ahead, where that is asked for. The queue is bounded and lives in memory: what falls out of it, or is in it when the service
/// ends, is made when it is first asked for.
/// </summary>
public sealed class RenditionQueue(RenditionMaker maker, ServedFiles files, RenditionOptions options)
{
    private const int MaxQueued = 10_000;

    private readonly Channel<string> _queue = Channel.CreateBounded<string>(new BoundedChannelOptions(MaxQueued) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Says that an image has arrived, by the hash of its file.</summary>
    public void Add(string sha256)
    {
        if (options.Ahead) _queue.Writer.TryWrite(sha256);
    }

    /// <summary>Works until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var sha256 in _queue.Reader.ReadAllAsync(cancellationToken)) await MakeAsync(sha256, cancellationToken);
    }

    // Whoever asks for one that cannot be made is told why.
    private async Task MakeAsync(string sha256, CancellationToken cancellationToken)
    {
        try
        {
            if (await files.FindAsync(sha256, cancellationToken) is { } file) await maker.MakeAllAsync(file, cancellationToken);
        }
        catch (PimException refusal) when (refusal.Kind is ErrorKind.InvalidArgument or ErrorKind.FailedPrecondition or ErrorKind.ResourceExhausted)
        {
        }
    }
}
