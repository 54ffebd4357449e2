using Pim.Domain;
using Pim.Domain.Attributes;
using Pim.Domain.Products;
using Pim.Domain.Text;
using Pim.Domain.Values;

namespace Pim.Application.Tests.Content;

/// <summary>Jobs of several parts, each of which is made while the one before it is written.</summary>
public sealed class ContentJobTests
{
    private const int Lamps = 450;

    [Fact]
    public async Task What_changes_between_the_parts_of_a_job_is_in_all_content_at_its_end()
    {
        await using var shop = await OpenAsync();

        await LabelAsync(shop, "First");
        var isFirstPartDone = false;
        while (!isFirstPartDone)
        {
            Assert.True(await shop.ContentWorker.StepAsync(Shop.Token));
            isFirstPartDone = (await shop.ContentAsync(Sku(0))).Contains("dimmable (First)", StringComparison.Ordinal);
        }
        Assert.DoesNotContain("First", await shop.ContentAsync(Sku(Lamps - 1)), StringComparison.Ordinal);
        await shop.UpdateAsync(new ProductEdit { Sku = Sku(300), Values = Shop.Text("name", "en-US", "Edited") });
        await shop.Publisher.PublishAsync("web", [Sku(300)], Shop.As, Shop.Token);
        await shop.Publisher.UnpublishAsync("web", [Sku(301)], Shop.As, Shop.Token);
        await shop.WorkAsync();

        var (changes, _) = await shop.ChangesAsync("web");
        Assert.Equal(Enumerable.Range(0, Lamps).Select(Sku).Except([Sku(301)]), changes.Select(change => change.Sku).Order(StringComparer.Ordinal));
        foreach (var change in changes) Assert.Contains("dimmable (First)", await shop.ContentAsync(change.Sku), StringComparison.Ordinal);
        Assert.StartsWith($"{Sku(300)}: Edited", await shop.ContentAsync(Sku(300)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_that_failed_for_want_of_the_store_is_made_anew()
    {
        await using var shop = await OpenAsync();
        await LabelAsync(shop, "First");
        var isAway = 1;
        shop.Format.Writing = content =>
        {
            if (content.Sku == Sku(300) && Interlocked.Exchange(ref isAway, 0) == 1)
                throw new PimException(ErrorKind.Unavailable, "STORE_UNAVAILABLE", "Away.");
        };

        await Assert.ThrowsAsync<PimException>(shop.WorkAsync);
        await shop.WorkAsync();

        Assert.Contains("dimmable (First)", await shop.ContentAsync(Sku(300)), StringComparison.Ordinal);
        Assert.Contains("dimmable (First)", await shop.ContentAsync(Sku(Lamps - 1)), StringComparison.Ordinal);
    }

    private static async Task<Shop> OpenAsync()
    {
        var shop = await Shop.OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, Lamps).Select(number => shop.CreateAsync(Shop.Lamp(Sku(number), ("dimmable", new BooleanValue(true))))));
        foreach (var skus in Enumerable.Range(0, Lamps).Select(Sku).Chunk(150)) await shop.PublishAsync("web", skus);
        return shop;
    }

    private static string Sku(int number) => $"L{number:000}";

    private static Task<Domain.Schema.SchemaNoun> LabelAsync(Shop shop, string label) => shop.PutAsync(new AttributeDefinition
    {
        Code = "dimmable", Type = AttributeType.Boolean, Position = 10, Labels = LocalizedText.Of(new Dictionary<string, string> { ["en-US"] = label }),
    });
}
