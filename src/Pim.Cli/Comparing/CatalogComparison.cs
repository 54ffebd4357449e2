using Google.Protobuf;

namespace Pim.Cli.Comparing;

/// <summary>Compares all that two services answer: the schema, products, and content for each channel and locale that both serve.</summary>
/// <param name="first">One service.</param>
/// <param name="second">The other.</param>
/// <param name="report">Takes what differs.</param>
/// <param name="isExact">Whether fields count that differ between two imports of one catalogue: sequence, times and etags.</param>
/// <param name="parallel">Most listings gone through at once.</param>
internal sealed class CatalogComparison(ServiceReader first, ServiceReader second, ComparisonReport report, bool isExact, int parallel)
{
    private static readonly string[] Inexact = ["sequence", "etag", "create_time", "update_time"];

    /// <summary>Goes through all of it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var schemas = await Task.WhenAll(first.SchemaAsync(cancellationToken), second.SchemaAsync(cancellationToken));
        await CompareAsync(AnswerKind.Schema, "", schemas[0].ToAsyncEnumerable(), schemas[1].ToAsyncEnumerable(), cancellationToken);

        var parts = Views(schemas[0]).Intersect(Views(schemas[1]))
            .SelectMany(v => (ContentPart[])[new(v.Channel, v.Locale, OfModels: false), new(v.Channel, v.Locale, OfModels: true)]);
        var listings = parts.Select(part => (Func<CancellationToken, Task>)(token => CompareContentsAsync(part, token))).Prepend(CompareProductsAsync);
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(listings, options, async (compare, token) => await compare(token));
    }

    private Task CompareProductsAsync(CancellationToken cancellationToken) =>
        CompareAsync(AnswerKind.Products, "", first.ProductsAsync(cancellationToken), second.ProductsAsync(cancellationToken), cancellationToken);

    private Task CompareContentsAsync(ContentPart part, CancellationToken cancellationToken) => CompareAsync(
        AnswerKind.Content, $"{part.Channel} {part.Locale} ", first.ContentsAsync(part, cancellationToken), second.ContentsAsync(part, cancellationToken),
            cancellationToken);

    private async Task CompareAsync(
        AnswerKind kind, string prefix, IAsyncEnumerable<Item> one, IAsyncEnumerable<Item> other, CancellationToken cancellationToken)
    {
        await foreach (var (left, right) in Pairing.PairAsync(one, other, cancellationToken))
        {
            var side = right is null ? Sides.First : left is null ? Sides.Second : Sides.Both;
            var fields = side == Sides.Both ? MessageDifference.Find(Compared(left!.Message), Compared(right!.Message)) : [];
            report.Add(kind, prefix + (left ?? right)!.Key, side, fields);
        }
    }

    private IMessage Compared(IMessage message)
    {
        if (isExact) return message;
        foreach (var name in Inexact) message.Descriptor.FindFieldByName(name)?.Accessor.Clear(message);
        return message;
    }

    private static IEnumerable<(string Channel, string Locale)> Views(IReadOnlyList<Item> schema) =>
        schema.Select(item => item.Message).OfType<V1.Channel>().SelectMany(channel => channel.Locales.Select(locale => (channel.Code, locale.Locale)));
}
