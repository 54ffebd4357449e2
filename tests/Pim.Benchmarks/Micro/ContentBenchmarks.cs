using BenchmarkDotNet.Attributes;
using Google.Protobuf;
using Pim.Application.Media;
using Pim.Domain.Content;
using Pim.Domain.Products;
using PimService.Content;

namespace Pim.Benchmarks.Micro;

/// <summary>From a product to the bytes of its content, step by step.</summary>
[MemoryDiagnoser]
public class ContentBenchmarks
{
    private readonly ContentWriter _writer =
        new(new MediaUrls(new MediaUrlOptions("https://media.example.com", "", TimeSpan.FromHours(1)), TimeProvider.System));
    private MicroCatalogue? _catalogue;
    private ContentView? _view;
    private Lineage? _lineage;
    private ProductContent? _content;
    private Pim.V1.Content? _message;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _catalogue = await MicroCatalogue.MakeAsync();
        _view = _catalogue.View;
        _lineage = new Lineage(_catalogue.Product, []);
        _content = Project();
        _message = Write();
    }

    [GlobalCleanup]
    public async Task CleanUpAsync() => await _catalogue!.DisposeAsync();

    /// <summary>Inheritance, locales and labels resolved.</summary>
    [Benchmark]
    public ProductContent Project() => _view!.Project(_lineage!, new Dictionary<string, Lineage>(), []);

    /// <summary>As a message.</summary>
    [Benchmark]
    public Pim.V1.Content Write() => _writer.Write(_content!);

    /// <summary>As bytes.</summary>
    [Benchmark]
    public byte[] Serialize() => _message!.ToByteArray();
}
