using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pim.V1;
using PimService.Hosting;

namespace Pim.Benchmarks.Echo;

/// <summary>
/// The yardstick: as little as a gRPC service on these packages can do. It listens as ours does, has no interceptors, logs nothing and
/// answers every call with the same message from memory.
/// </summary>
internal static class EchoServer
{
    /// <summary>Serves until told to stop.</summary>
    /// <param name="address">Where to listen.</param>
    /// <param name="folder">Folder with the message.</param>
    /// <param name="cancellationToken">Tells it to stop.</param>
    public static async Task RunAsync(string address, string folder, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["Server:Address"] = address;
        builder.Configuration["Storage:DataFolder"] = folder;
        builder.Logging.ClearProviders();
        builder.Listen(Settings.Read(builder.Configuration).Server);
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(
            new EchoContents(Content.Parser.ParseFrom(await File.ReadAllBytesAsync(Path.Combine(folder, ContentFile), cancellationToken))));

        await using var app = builder.Build();
        app.MapGrpcService<EchoContents>();
        await app.StartAsync(cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
    }

    /// <summary>Name of the file with the message.</summary>
    public const string ContentFile = "content.bin";
}
