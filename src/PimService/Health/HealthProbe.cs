using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using PimService.Hosting;

namespace PimService.Health;

/// <summary>The healthcheck command: asks a running server how it is.</summary>
internal static class HealthProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Exit code 0 when the server at the address of the settings serves, otherwise 1.</summary>
    public static async Task<int> RunAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        var address = "";
        try
        {
            address = ListenAddress.FromHere(Settings.ReadAddress(PimHost.Configure(settings).Configuration));
            using var channel = GrpcChannel.ForAddress(address);
            var deadline = TimeProvider.System.GetUtcNow().Add(Patience).UtcDateTime;
            var response = await new Grpc.Health.V1.Health.HealthClient(channel)
                .CheckAsync(new HealthCheckRequest(), deadline: deadline, cancellationToken: cancellationToken);
            await Console.Out.WriteLineAsync(response.Status.ToString());
            return response.Status == HealthCheckResponse.Types.ServingStatus.Serving ? 0 : 1;
        }
        catch (StartupException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
        catch (RpcException problem)
        {
            await Console.Error.WriteLineAsync($"{address} does not answer: {problem.StatusCode}");
            return 1;
        }
    }
}
