using PimService.Access;
using PimService.Errors;
using PimService.Health;
using PimService.Observability;
using PimService.Reflection;
using PimService.Requests;

namespace PimService.Hosting;

/// <summary>The gRPC services and what stands around their calls.</summary>
internal static class GrpcServices
{
    public static IServiceCollection AddGrpcServices(this IServiceCollection services, ServerSettings server, AccessSettings access)
    {
        services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = server.MaxReceiveBytes;
            grpc.MaxSendMessageSize = server.MaxSendBytes;
            if (access.KeyFile is not null) grpc.Interceptors.Add<AccessInterceptor>();
            grpc.Interceptors.Add<ValidationInterceptor>();
        });
        if (access.KeyFile is { } keyFile) services.AddAccess(keyFile);

        // Without state of their own: one of each serves all calls.
        return services
            .AddSingleton<CallRecorder>()
            .AddSingleton<FileRecorder>()
            .AddSingleton<ErrorTranslator>()
            .AddLogging(logging => logging.AddFilter(CallMiddleware.LogCategory, LogLevel.None))
            .AddSingleton<ServedServices>()
            .AddSingleton<HealthState>()
            .AddSingleton<HealthService>()
            .AddSingleton<LastingStreams>()
            .AddHostedService(provider => provider.GetRequiredService<LastingStreams>())
            .AddSingleton<ReflectionAnswers>()
            .AddSingleton<ReflectionService>()
            .AddSingleton<AlphaReflectionService>()
            .AddCatalogServices();
    }

    private static void AddAccess(this IServiceCollection services, string keyFile) => services
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<AccessKeys>(provider, keyFile))
        .AddSingleton<MethodPermissions>()
        .AddSingleton<AccessInterceptor>();

    public static void MapGrpcServices(this WebApplication app)
    {
        app.UseMiddleware<CallMiddleware>();
        app.MapGrpcService<HealthService>();
        app.MapGrpcService<ReflectionService>();
        app.MapGrpcService<AlphaReflectionService>();
        app.MapCatalogServices();
    }
}
