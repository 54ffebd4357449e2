using Grpc.Core;
using Grpc.Health.V1;

namespace Pim.Cli.Commands;

/// <summary>The standard check grpc.health.v1 for the server as a whole.</summary>
internal static class HealthCheck
{
    /// <summary>The state of a server that is well.</summary>
    public const string Serving = "serving";

    /// <summary>The state of the server; null when it has no health service.</summary>
    public static async Task<string?> AskAsync(CallInvoker invoker, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await new Health.HealthClient(invoker).CheckAsync(new HealthCheckRequest(), cancellationToken: cancellationToken);
            return answer.Status switch
            {
                HealthCheckResponse.Types.ServingStatus.Serving => Serving,
                HealthCheckResponse.Types.ServingStatus.NotServing => "not serving",
                _ => "unknown",
            };
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.Unimplemented)
        {
            return null;
        }
    }
}
