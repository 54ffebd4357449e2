using Grpc.Core;
using Pim.Benchmarks.Catalogues;
using Pim.V1;

namespace Pim.Benchmarks.Processes;

/// <summary>Starts the two servers that are compared.</summary>
internal static class Servers
{
    /// <summary>Our service on a catalogue's place.</summary>
    /// <param name="place">Where it keeps the catalogue.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="settings">Settings beside the place, as "Section:Key=value".</param>
    public static Task<ServerProcess> StartServiceAsync(Place place, CancellationToken cancellationToken, params string[] settings) =>
        ServerProcess.StartAsync(ServicePath(), [.. place.Settings, .. settings, "Logging:LogLevel:Default=Warning"], ListJobsAsync, cancellationToken);

    /// <summary>The yardstick, which answers from the files in a folder.</summary>
    public static Task<ServerProcess> StartEchoAsync(string folder, CancellationToken cancellationToken) =>
        ServerProcess.StartAsync(typeof(Servers).Assembly.Location, ["serve-echo", "--data", folder], GetContentAsync, cancellationToken);

    private static async Task ListJobsAsync(ChannelBase channel, CancellationToken cancellationToken) =>
        await new JobService.JobServiceClient(channel).ListJobsAsync(new ListJobsRequest(), cancellationToken: cancellationToken);

    private static async Task GetContentAsync(ChannelBase channel, CancellationToken cancellationToken) =>
        await new ContentService.ContentServiceClient(channel).GetContentAsync(new GetContentRequest(), cancellationToken: cancellationToken);

    // artifacts/bin/Pim.Benchmarks/release/ stands beside artifacts/bin/PimService/release/.
    private static string ServicePath()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(own.Parent!.Parent!.FullName, "PimService", own.Name, "PimService.dll");
    }
}
