using Pim.Benchmarks.Catalogues;
using Pim.Benchmarks.Comparing;
using Pim.Benchmarks.Processes;

namespace Pim.Benchmarks.Load;

/// <summary>Both servers up, to be asked for the content of products of one catalogue in turn.</summary>
internal sealed class ContentLoad : IAsyncDisposable
{
    private const string Method = "/pim.v1.ContentService/GetContent";

    private readonly Stage _stage;
    private readonly ServerProcess _echo;
    private readonly ServerProcess _ours;
    private readonly RotatingRequest _request;

    private ContentLoad(Stage stage, ServerProcess echo, ServerProcess ours, RotatingRequest request) =>
        (_stage, _echo, _ours, _request) = (stage, echo, ours, request);

    /// <summary>Starts both.</summary>
    /// <param name="stage">How long and how often to measure.</param>
    /// <param name="catalogue">What ours serves.</param>
    /// <param name="products">How many of its products to ask for.</param>
    /// <param name="settings">Settings of ours beside the place of the catalogue.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ContentLoad> StartAsync(Stage stage, Catalogue catalogue, int products, string[] settings, CancellationToken cancellationToken)
    {
        var echo = await Servers.StartEchoAsync(catalogue.Place.Folder, cancellationToken);
        var ours = await Servers.StartServiceAsync(catalogue.Place, cancellationToken, settings);
        var load = new ContentLoad(stage, echo, ours, new RotatingRequest(catalogue.Place.Folder, Math.Min(products, catalogue.Products)));
        await AnswerCheck.RunAsync(echo.Address, Method, load._request.Path, cancellationToken);
        await AnswerCheck.RunAsync(ours.Address, Method, load._request.Path, cancellationToken);
        return load;
    }

    /// <summary>Measures both in turn.</summary>
    /// <param name="callsPerSecond">Calls to make each second; null for as many as are answered.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<Contest<ServerLoad>> MeasureAsync(double? callsPerSecond, CancellationToken cancellationToken) => Contest.HoldAsync(
        _stage.Rounds,
        () => MeasureAsync(_echo, callsPerSecond, cancellationToken),
        () => MeasureAsync(_ours, callsPerSecond, cancellationToken));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _request.Dispose();
        await _ours.DisposeAsync();
        await _echo.DisposeAsync();
    }

    private async Task<ServerLoad> MeasureAsync(ServerProcess server, double? callsPerSecond, CancellationToken cancellationToken)
    {
        var before = server.ProcessorTime;
        var load = await H2Load.RunAsync(
            new LoadPlan(server.Address, Method, _request.Path, _stage.Duration) { CallsPerSecond = callsPerSecond }, cancellationToken);
        return new ServerLoad(load, (server.ProcessorTime - before).TotalMicroseconds / load.Calls);
    }
}

/// <summary>What a server did under load.</summary>
/// <param name="Load">How it took the load.</param>
/// <param name="ProcessorMicroseconds">Time of all processors that it took for a call: it tells more than calls/s where the load generator needs a
/// processor too.</param>
internal sealed record ServerLoad(LoadFigures Load, double ProcessorMicroseconds);
