using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Pim.Application.Products;

namespace PimService.Hosting;

/// <summary>Says at the start where the service listens, what it serves, and what to try first.</summary>
internal sealed partial class Announcement(IServer server, Settings settings, IProductStore products, ILogger<Announcement> logger)
{
    /// <summary>Writes it to the log, and for whoever sits in front of the console.</summary>
    public async Task PrintAsync(TextWriter console, CancellationToken cancellationToken)
    {
        var address = server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var count = await products.CountAsync(ProductQuery.All, cancellationToken);
        var first = await products.ListAsync(ProductQuery.All, after: "", limit: 1, cancellationToken);
        LogStarted(PimHost.Version, address, settings.Storage.Engine, settings.Storage.DataFolder, count);

        var call = count > 0 ? $"get {first[0].Sku}" : "--help";
        await console.WriteLineAsync(FormattableString.Invariant($"""
            PimService {PimHost.Version}
              listens on  {address} (gRPC over HTTP/2 without TLS)
              keeps data  {settings.Storage.DataFolder} ({settings.Storage.Engine}), {count:N0} products
              try         dotnet run --project src/Pim.Cli -- {call} --server {ListenAddress.FromHere(address)}
            """));
    }

    [LoggerMessage(LogLevel.Information, "PimService {Version} listens on {Address}; data in {Engine} at {DataFolder}, {Products} products")]
    private partial void LogStarted(string version, string address, StorageEngine engine, string dataFolder, long products);
}
