using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pim.Application.Products;
using Pim.Application.Schema;
using Pim.Benchmarks.Catalogues;
using Pim.Domain.Content;
using Pim.Domain.Products;
using Pim.Domain.Schema;
using PimService.Hosting;

namespace Pim.Benchmarks.Micro;

/// <summary>A small generated catalogue in this process, for what is measured without a wire.</summary>
internal sealed class MicroCatalogue : IAsyncDisposable
{
    private const int Products = 1_000;

    private readonly SqlitePlace _place;
    private readonly WebApplication _app;

    private MicroCatalogue(SqlitePlace place, WebApplication app, CatalogSchema schema, Product product) =>
        (_place, _app, Schema, Product) = (place, app, schema, product);

    /// <summary>Its schema.</summary>
    public CatalogSchema Schema { get; }

    /// <summary>One of its products.</summary>
    public Product Product { get; }

    /// <summary>Its store.</summary>
    public IProductStore Store => _app.Services.GetRequiredService<IProductStore>();

    /// <summary>The eyes of its channel.</summary>
    public ContentView View
    {
        get
        {
            var channel = Schema.Channels["web"];
            return new ContentView(Schema, channel, channel.FindLocale("de-DE")!);
        }
    }

    /// <summary>Makes it.</summary>
    public static async Task<MicroCatalogue> MakeAsync()
    {
        var place = new SqlitePlace();
        var settings = place.Settings.Append("Server:Address=http://127.0.0.1:0")
            .Select(setting => setting.Split('=')).ToDictionary(parts => parts[0], parts => (string?)parts[1]);
        var app = PimHost.Build(settings, builder => builder.Logging.ClearProviders());
        await app.StartAsync();
        using var channel = GrpcChannel.ForAddress(app.Urls.First());
        await CatalogueImport.RunAsync(channel, Products, CancellationToken.None);
        var products = await app.Services.GetRequiredService<IProductStore>().GetAsync([GeneratedCatalog.Sku(Products / 2)], CancellationToken.None);
        return new MicroCatalogue(place, app, await app.Services.GetRequiredService<SchemaCatalog>().CurrentAsync(CancellationToken.None), products[0]);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _place.DisposeAsync();
    }
}
