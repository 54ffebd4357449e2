using System.Net;
using System.Net.Http.Headers;
using Pim.Client.Calls;
using Pim.MarketplaceSync.Mapping;
using Pim.MarketplaceSync.Sync;

namespace Pim.MarketplaceSync.Webhooks;

/// <summary>
/// Sends batches one after another, no faster than the receiver wants. What it does not take for now is sent again after a rest; what it will
/// never take, or did not take so often, becomes a dead letter, and the next batch follows.
/// </summary>
/// <param name="options">The receiver.</param>
/// <param name="secret">What batches are signed with.</param>
/// <param name="statePath">The state.</param>
/// <param name="http">Sends.</param>
/// <param name="time">The clock.</param>
/// <param name="metrics">Counts.</param>
/// <param name="tell">Tells what was done.</param>
internal sealed class WebhookDelivery(
    WebhookOptions options, string secret, string statePath, HttpClient http, TimeProvider time, SyncMetrics metrics, Action<string> tell) : IDelivery
{
    private const int MaxError = 300;
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(1);
    private readonly Backoff _backoff = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), Spread: 0.2);
    private long? _sent;

    public async Task DeliverAsync(CancellationToken cancellationToken)
    {
        using var outbox = new Outbox(statePath);
        var (delivered, dead) = (0, 0);
        while (outbox.Next(options.BatchSize) is { } batch)
        {
            if (await DeliverAsync(batch, outbox, cancellationToken)) delivered++;
            else dead++;
        }
        if (delivered + dead > 0) tell($"{options.Url}: {delivered:N0} batches delivered, {dead:N0} given up");
    }

    /// <summary>Sends a batch until it is delivered; answers false when it was given up.</summary>
    private async Task<bool> DeliverAsync(WebhookBatch batch, Outbox outbox, CancellationToken cancellationToken)
    {
        for (var attempts = batch.Attempts + 1; ; attempts++)
        {
            await KeepPaceAsync(cancellationToken);
            var answer = await SendAsync(batch, cancellationToken);
            if (answer is null)
            {
                outbox.Delivered(batch);
                metrics.Sent("delivered");
                return true;
            }
            var isDead = answer.IsFinal || attempts >= options.MaxAttempts;
            outbox.Failed(batch, answer.Error, isDead);
            metrics.Sent(isDead ? "dead" : "retried");
            var rest = Longer(_backoff.Rest(attempts, null), answer.RetryAfter);
            tell($"Batch {batch.Id} was not taken ({answer.Error}); {(isDead ? "given up: a dead letter now" : $"again in {rest.TotalSeconds:0.0} s")}");
            if (isDead) return false;
            await Task.Delay(rest, time, cancellationToken);
        }
    }

    /// <summary>Sends it once; null when the receiver has taken it.</summary>
    private async Task<Refusal?> SendAsync(WebhookBatch batch, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Url) { Content = new ByteArrayContent(batch.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("Pim-Delivery", batch.Id);
        request.Headers.Add(Signature.Header, Signature.Of(batch.Body, time.GetUtcNow(), secret));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (response.IsSuccessStatusCode) return null;
            return new Refusal($"{(int)response.StatusCode} {response.ReasonPhrase}", !MayHelp(response.StatusCode), RetryAfterOf(response));
        }
        catch (HttpRequestException e)
        {
            return new Refusal(e.Message.Length > MaxError ? e.Message[..MaxError] : e.Message, IsFinal: false, null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Refusal($"no answer within {options.Timeout.TotalSeconds:0} s", IsFinal: false, null);
        }
    }

    private async Task KeepPaceAsync(CancellationToken cancellationToken)
    {
        if (_sent is { } sent && TimeSpan.FromSeconds(1 / options.RequestsPerSecond) - time.GetElapsedTime(sent) is { Ticks: > 0 } rest)
            await Task.Delay(rest, time, cancellationToken);
        _sent = time.GetTimestamp();
    }

    /// <summary>Whether the same batch may be taken later. A request that is wrong today is wrong tomorrow.</summary>
    private static bool MayHelp(HttpStatusCode status) =>
        (int)status >= 500 || status is HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests or (HttpStatusCode)425
            or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound;

    private TimeSpan? RetryAfterOf(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return asked > LongestRetryAfter ? LongestRetryAfter : asked;
    }

    private static TimeSpan Longer(TimeSpan rest, TimeSpan? asked) => asked > rest ? asked.Value : rest;

    /// <summary>Why a batch was not taken.</summary>
    private sealed record Refusal(string Error, bool IsFinal, TimeSpan? RetryAfter);
}
