using System.Globalization;
using System.Text;
using Pim.Application.Content;
using Pim.Domain.Content;

namespace Pim.Application.Tests;

/// <summary>Writes content as text: its title, its attributes with their labels, what it points at and its variants.</summary>
internal sealed class TextFormat : IContentFormat
{
    private int _written;

    public string Greeting { get; set; } = "";

    /// <summary>How many contents were written.</summary>
    public int Written => _written;

    public string Version => "text" + Greeting;

    /// <summary>Told of each content that is written; what it throws is thrown.</summary>
    public Action<ProductContent> Writing { get; set; } = _ => { };

    public byte[] Write(ProductContent content)
    {
        Writing(content);
        Interlocked.Increment(ref _written);
        return Encoding.UTF8.GetBytes(string.Join('\n', Lines(content)));
    }

    public byte[] Finish(ReadOnlySpan<byte> kept, long sequence, DateTimeOffset time) =>
        [.. kept, .. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\n#{sequence}"))];

    private IEnumerable<string> Lines(ProductContent content)
    {
        yield return Greeting + $"{content.Sku}: {content.Title}";
        foreach (var attribute in content.Attributes) yield return $"{attribute.Definition.Code} ({attribute.Label}) = {attribute.Value}";
        foreach (var category in content.Categories) yield return $"in {category.Category.Text}";
        foreach (var association in content.Associations) yield return $"{association.Type.Text}: {Links(association.Products)}";
        if (content.Variation is { } variation) yield return $"variants: {Links(variation.Variants)}";
    }

    private static string Links(IEnumerable<ContentLink> links) => string.Join(", ", links.Select(l => $"{l.Sku} {l.Title}"));
}
