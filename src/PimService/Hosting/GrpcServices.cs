using PimService.Errors;
using PimService.Health;
using PimService.Observability;
using PimService.Reflection;

namespace PimService.Hosting;

/// <summary>The gRPC services and what stands around their calls.</summary>
internal static class GrpcServices
{
    public static IServiceCollection AddGrpcServices(this IServiceCollection services, ServerSettings server)
    {
        services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = server.MaxReceiveBytes;
            grpc.MaxSendMessageSize = server.MaxSendBytes;
            grpc.Interceptors.Add<CallInterceptor>();
        });

        // Without state of their own: one of each serves all calls.
        return services
            .AddSingleton<CallInterceptor>()
            .AddSingleton<CallRecorder>()
            .AddSingleton<ErrorTranslator>()
            .AddSingleton<ServedServices>()
            .AddSingleton<HealthState>()
            .AddSingleton<HealthService>()
            .AddSingleton<ReflectionAnswers>()
            .AddSingleton<ReflectionService>()
            .AddSingleton<AlphaReflectionService>();
    }

    public static void MapGrpcServices(this WebApplication app)
    {
        app.MapGrpcService<HealthService>();
        app.MapGrpcService<ReflectionService>();
        app.MapGrpcService<AlphaReflectionService>();
    }
}
