using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Pim.MarketplaceSync.Tests.Webhooks;

/// <summary>Shops on the wire, one at each path, that take what they are sent, and now and then do not.</summary>
internal sealed class HttpReceiver(WebApplication app) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, (long Version, string? Item)>> _shops = new();
    private int _calls;

    /// <summary>Where it listens.</summary>
    public string Address => app.Urls.Single();

    /// <summary>Of so many calls, one is refused for now; 0: none.</summary>
    public int Busy { get; set; }

    public static async Task<HttpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var receiver = new HttpReceiver(app);
        app.MapPost("/{shop}", receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>The items that a shop has, by id.</summary>
    public Dictionary<string, string> ItemsOf(string shop) => _shops[shop].Where(i => i.Value.Item is not null).ToDictionary(i => i.Key, i => i.Value.Item!);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> TakeAsync(string shop, HttpContext context)
    {
        if (Busy > 0 && Interlocked.Increment(ref _calls) % Busy == 0) return Results.StatusCode((int)HttpStatusCode.ServiceUnavailable);
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var items = _shops.GetOrAdd(shop, _ => new());
        foreach (var item in body.RootElement.GetProperty("items").EnumerateArray())
        {
            var told = (item.GetProperty("version").GetInt64(), item.TryGetProperty("item", out var what) ? what.GetRawText() : null);
            items.AddOrUpdate(item.GetProperty("id").GetString()!, told, (_, known) => known.Version > told.Item1 ? known : told);
        }
        return Results.NoContent();
    }
}
