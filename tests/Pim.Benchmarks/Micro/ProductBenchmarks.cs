using System.Buffers;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Pim.Domain.Products;
using Pim.Storage.Sqlite.Documents;

namespace Pim.Benchmarks.Micro;

/// <summary>A product out of the embedded store: its document alone, and with the SQL around it.</summary>
[MemoryDiagnoser]
public class ProductBenchmarks
{
    private MicroCatalogue? _catalogue;
    private byte[] _document = [];
    private string[] _skus = [];

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _catalogue = await MicroCatalogue.MakeAsync();
        _skus = [_catalogue.Product.Sku];
        var buffer = new ArrayBufferWriter<byte>();
        await using (var json = new Utf8JsonWriter(buffer)) ProductDocument.Write(json, _catalogue.Product);
        _document = buffer.WrittenSpan.ToArray();
    }

    [GlobalCleanup]
    public async Task CleanUpAsync() => await _catalogue!.DisposeAsync();

    /// <summary>The document, read.</summary>
    [Benchmark]
    public Product ReadDocument() => ProductDocument.Read(_document, 1, default, default, "");

    /// <summary>The product, read from the store.</summary>
    [Benchmark]
    public async Task<IReadOnlyList<Product>> ReadFromStoreAsync() => await _catalogue!.Store.GetAsync(_skus, CancellationToken.None);
}
