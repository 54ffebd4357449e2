using Grpc.Core;
using Grpc.Net.Client;
using Pim.V1;

namespace PimService.Tests.Convergence;

/// <summary>
/// A client that keeps a copy of a channel from its changes: what it has and how far it is are kept together, so that it may be killed at any moment and go
/// on, or even go on from an older state of both.
/// </summary>
internal sealed class Watcher(string channel, string locale)
{
    private readonly Lock _gate = new();
    private State _state = new("", 0, new Dictionary<string, string>(StringComparer.Ordinal));
    private State _older = new("", 0, new Dictionary<string, string>(StringComparer.Ordinal));
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Channel => channel;

    /// <summary>Changes that came out of order or again; there must be none.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>How often it was connected.</summary>
    public int Connections { get; private set; }

    /// <summary>Follows until cancelled or cut off.</summary>
    public async Task FollowAsync(GrpcChannel connection, CancellationToken cancellationToken)
    {
        var state = _state;
        Connections++;
        try
        {
            using var watch = new ContentService.ContentServiceClient(connection)
                .WatchChanges(new WatchChangesRequest { Channel = channel, Locales = { locale }, ResumeToken = state.Token },
                    cancellationToken: cancellationToken);
            while (await watch.ResponseStream.MoveNext(cancellationToken)) Take(watch.ResponseStream.Current);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.Cancelled or StatusCode.Unavailable or StatusCode.Internal)
        {
            // Cut off, by itself or because the server is gone: it comes again.
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // Left by itself, or was about to ask a server that is no more.
        }
    }

    /// <summary>Goes back to what it had some while ago, as a client that lost its last writes.</summary>
    public void FallBack()
    {
        lock (_gate) _state = _older;
    }

    /// <summary>Waits until the copy is as it should be.</summary>
    public async Task<Dictionary<string, string>> UntilAsync(Dictionary<string, string> expected, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (Same(_state.Copy, expected)) return _state.Copy;
                changed = _changed.Task;
            }
            try
            {
                await changed.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return _state.Copy;
            }
        }
    }

    private static bool Same(Dictionary<string, string> a, Dictionary<string, string> b) =>
        a.Count == b.Count && a.All(e => b.TryGetValue(e.Key, out var other) && other == e.Value);

    private void Take(WatchChangesResponse message)
    {
        lock (_gate)
        {
            var copy = new Dictionary<string, string>(_state.Copy, StringComparer.Ordinal);
            var sequence = _state.Sequence;
            foreach (var change in message.Changes)
            {
                if (change.Sequence <= sequence) Faults.Add($"{change.Product} at {change.Sequence} came behind {sequence}");
                sequence = change.Sequence;
                if (change.Withdrawn) copy.Remove(change.Product["products/".Length..]);
                else copy[change.Product["products/".Length..]] = Show(change.Contents.Single());
            }
            if (Random.Shared.Next(4) == 0) _older = _state;
            _state = new State(message.ResumeToken, Math.Max(sequence, message.Sequence), copy);
            _changed.TrySetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Content as <see cref="ShopModel"/> shows it.</summary>
    public static string Show(Pim.V1.Content content)
    {
        var name = content.Attributes.SingleOrDefault(a => a.Code == "name");
        var upsell = content.Associations.SingleOrDefault(a => a.Type.Code == "upsell");
        var variants = content.Variation?.Variants.Select(Show) ?? [];
        var media = content.Media.Select(m => m.Sha256.Length > 0 ? $"{m.Key}={m.AlternativeText}" : m.Key);
        return $"{content.Title}|{name?.Label}|{upsell?.Type.Label_}:{string.Join(',', upsell?.Products.Select(Show) ?? [])}|{string.Join(',', variants)}|{string.Join(',', media)}";
    }

    private static string Show(ContentLink link) => $"{link.Sku}={link.Title}{(link.Image.Length > 0 ? "/" + link.Image : "")}";

    private sealed record State(string Token, long Sequence, Dictionary<string, string> Copy);
}
