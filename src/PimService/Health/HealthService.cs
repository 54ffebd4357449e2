using Grpc.Core;
using Grpc.Health.V1;
using PimService.Hosting;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace PimService.Health;

/// <summary>Answers grpc.health.v1. All services share one store, so all share one state.</summary>
internal sealed class HealthService(HealthState state, ServedServices services) : Grpc.Health.V1.Health.HealthBase
{
    private const string Overall = "";

    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) => Knows(request.Service)
        ? Task.FromResult(Answer(state.Current))
        : throw new RpcException(new Status(StatusCode.NotFound, "No such service is served here."));

    public override Task<HealthListResponse> List(HealthListRequest request, ServerCallContext context)
    {
        var answer = Answer(state.Current);
        var response = new HealthListResponse { Statuses = { [Overall] = answer } };
        foreach (var service in services.Names) response.Statuses[service] = answer;
        return Task.FromResult(response);
    }

    public override async Task Watch(HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responseStream, ServerCallContext context)
    {
        HealthCheckResponse? told = null;
        for (var current = state.Current; ; current = state.Current)
        {
            var answer = Knows(request.Service) ? Answer(current) : new HealthCheckResponse { Status = ServingStatus.ServiceUnknown };
            if (!answer.Equals(told)) await responseStream.WriteAsync(told = answer, context.CancellationToken);

            // Ended with the last state, so that watchers do not hold up the shutdown.
            if (current.Final) return;
            await current.Superseded.WaitAsync(context.CancellationToken);
        }
    }

    private bool Knows(string service) => service == Overall || services.Names.Contains(service);

    private static HealthCheckResponse Answer(HealthSnapshot snapshot) =>
        new() { Status = snapshot.Serving ? ServingStatus.Serving : ServingStatus.NotServing };
}
