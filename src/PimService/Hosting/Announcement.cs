using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Pim.Application.Content;
using Pim.Application.Products;
using Pim.Application.Schema;

namespace PimService.Hosting;

/// <summary>Says at the start where the service listens, what it serves, and what to try first.</summary>
internal sealed partial class Announcement(
    IServer server, Settings settings, StorePlace place, IProductStore products, SchemaCatalog schemas, IContentStore contents, ILogger<Announcement> logger)
{
    /// <summary>Writes it to the log, and for whoever sits in front of the console.</summary>
    public async Task PrintAsync(TextWriter console, CancellationToken cancellationToken)
    {
        var address = server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var count = await products.CountAsync(ProductQuery.All, cancellationToken);
        var call = await CallToTryAsync(cancellationToken);
        LogStarted(PimHost.Version, address, settings.Storage.Engine, place.Text, count);
        await console.WriteLineAsync(FormattableString.Invariant($"""
            PimService {PimHost.Version}
              listens on  {address} (gRPC over HTTP/2, files over HTTP/1.1 too, without TLS)
              keeps data  {place.Text} ({settings.Storage.Engine}), {count:N0} products
              try         dotnet run --project src/Pim.Cli -- {call} --server {ListenAddress.FromHere(address)}
            """));
        if (settings.Access.KeyFile is not null || ListenAddress.IsLoopback(address)) return;
        LogOpen(address);
        await console.WriteLineAsync(
            "  beware      everybody who reaches this address may read, change and delete all of it: set Access:KeyFile (docs/access.md)");
    }

    private async Task<string> CallToTryAsync(CancellationToken cancellationToken)
    {
        var schema = await schemas.CurrentAsync(cancellationToken);
        if (schema.ChannelsInOrder.Count == 0) return "--help";
        var channel = schema.ChannelsInOrder[0];
        var locale = channel.Locales[0].Locale;
        var first = await contents.ListAsync(channel.Code, locale, after: "", limit: 1, cancellationToken);
        return first.Count == 0 ? "--help" : $"get \"{first[0].Sku}\" --channel {channel.Code} --locale {locale}";
    }

    [LoggerMessage(LogLevel.Information, "PimService {Version} listens on {Address}; data in {Engine} at {Place}, {Products} products")]
    private partial void LogStarted(string version, string address, StorageEngine engine, string place, long products);

    [LoggerMessage(LogLevel.Warning, "Everybody who reaches {Address} may read, change and delete all of it: Access:KeyFile is not set")]
    private partial void LogOpen(string address);
}
