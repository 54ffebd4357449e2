using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pim.Application.Media.Renditions;
using Pim.Application.Tests.Media;
using Pim.Domain;
using Pim.Domain.Channels;

namespace PimService.Tests.Media;

/// <summary>The service with an image tool that counts, and that ends when a test lets it.</summary>
public sealed class CountingFixture : MediaFixture
{
    internal CountingTool Tool { get; } = new();

    protected override void Adjust(Microsoft.AspNetCore.Builder.WebApplicationBuilder builder)
    {
        base.Adjust(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<IImageTool>(Tool));
    }
}

/// <summary>Stands in for another process.</summary>
internal sealed class CountingTool : IImageTool
{
    private int _running;
    private int _most;
    private int _calls;

    public int Calls => _calls;

    public int MostAtOnce => _most;

    /// <summary>What each waits for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>What each throws, if anything.</summary>
    public Exception? Failure { get; set; }

    public async Task<string> MakeAsync(string source, Rendition rendition, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        _most = Math.Max(_most, Interlocked.Increment(ref _running));
        await Gate;
        Interlocked.Decrement(ref _running);
        if (Failure is not null) throw Failure;
        var result = Path.Combine(Path.GetDirectoryName(source)!, "result.png");
        await File.WriteAllBytesAsync(result, SampleFiles.Png(2, 2), cancellationToken);
        return result;
    }
}

public sealed class RenditionTurnsTests : IAsyncLifetime
{
    private const string Thumb = "24x24-inside-png-0";
    private readonly CountingFixture _service = new();
    private int _images = 50;

    public Task InitializeAsync() => _service.InitializeAsync();

    public Task DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task Twenty_who_ask_at_once_have_it_made_once()
    {
        var sha256 = await KeepAsync();
        var gate = new TaskCompletionSource();
        _service.Tool.Gate = gate.Task;
        var asking = Enumerable.Range(0, 20).Select(_ => StatusAsync(sha256)).ToList();
        gate.SetResult();
        Assert.All(await Task.WhenAll(asking), status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(1, _service.Tool.Calls);
    }

    [Fact]
    public async Task No_more_run_at_once_than_are_allowed()
    {
        var images = new List<string>();
        for (var i = 0; i < 8; i++) images.Add(await KeepAsync());
        var gate = new TaskCompletionSource();
        _service.Tool.Gate = gate.Task;
        var asking = images.Select(StatusAsync).ToList();
        while (_service.Tool.Calls < 2) await Task.Yield();
        gate.SetResult();
        Assert.All(await Task.WhenAll(asking), status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal((8, 2), (_service.Tool.Calls, _service.Tool.MostAtOnce));
    }

    [Fact]
    public async Task An_image_that_was_refused_is_not_tried_again_at_once()
    {
        var sha256 = await KeepAsync();
        _service.Tool.Failure = new PimException(ErrorKind.InvalidArgument, "IMAGE_NOT_RENDERED", "No.");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await StatusAsync(sha256));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await StatusAsync(sha256));
        Assert.Equal(1, _service.Tool.Calls);
    }

    [Fact]
    public async Task Where_there_is_no_tool_that_is_said_and_the_original_served()
    {
        var sha256 = await KeepAsync();
        _service.Tool.Failure = new PimException(ErrorKind.FailedPrecondition, "IMAGE_TOOL_MISSING", "Renditions need a tool.");
        using var refused = await _service.AskAsync($"/media/{sha256}/{Thumb}/x");
        Assert.Equal((HttpStatusCode.NotImplemented, "Renditions need a tool.\n"), (refused.StatusCode, await refused.Content.ReadAsStringAsync()));
        using var original = await _service.AskAsync($"/media/{sha256}/x");
        Assert.Equal(HttpStatusCode.OK, original.StatusCode);
    }

    [Fact]
    public async Task Where_there_is_no_room_to_make_it_that_is_said_and_it_is_made_later()
    {
        var sha256 = await KeepAsync();
        _service.Tool.Failure = new IOException("No space left on device : '/tmp/secret'");
        using var refused = await _service.AskAsync($"/media/{sha256}/{Thumb}/x");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "1"), (refused.StatusCode, refused.Headers.RetryAfter!.ToString()));
        Assert.DoesNotContain("secret", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        _service.Tool.Failure = null;
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(sha256));
    }

    [Fact]
    public async Task Who_leaves_does_not_take_it_from_those_who_wait()
    {
        var sha256 = await KeepAsync();
        var gate = new TaskCompletionSource();
        _service.Tool.Gate = gate.Task;
        using var leaving = new CancellationTokenSource();
        var left = _service.Http.GetAsync($"/media/{sha256}/{Thumb}/x", leaving.Token);
        while (_service.Tool.Calls < 1) await Task.Yield();
        var stays = StatusAsync(sha256);
        await leaving.CancelAsync();
        gate.SetResult();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.Equal(HttpStatusCode.OK, await stays);
    }

    private Task<string> KeepAsync() => _service.KeepAsync(SampleFiles.Png(_images++, 20), "x.png");

    private async Task<HttpStatusCode> StatusAsync(string sha256)
    {
        using var answer = await _service.AskAsync($"/media/{sha256}/{Thumb}/x");
        return answer.StatusCode;
    }
}
