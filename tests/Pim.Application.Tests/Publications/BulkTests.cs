using Pim.Application.Publications;
using Pim.Domain;
using Pim.Domain.Products;
using Pim.Domain.Values;

namespace Pim.Application.Tests.Publications;

/// <summary>Publications of several parts, each of which is prepared while those before it are written.</summary>
public sealed class BulkTests
{
    private const int Lamps = 700;
    private static readonly BulkPublication All = new("web", Publish: true, "");

    [Fact]
    public async Task What_names_a_product_of_the_part_before_is_made_with_it_at_once()
    {
        await using var shop =
            await OpenAsync(number => number < 250 ? Shop.Lamp(Sku(number)) : Shop.Lamp(Sku(number), ("bulb", new ProductsValue([Sku(number - 250)]))));
        var written = shop.Format.Written;

        await foreach (var _ in shop.Publisher.RunAsync(All, Shop.As, Shop.Token))
        {
        }

        Assert.Equal(2 * Lamps, shop.Format.Written - written);
        Assert.Contains("bulb (", await shop.ContentAsync(Sku(250)));
        Assert.Contains("bulb (", await shop.ContentAsync(Sku(Lamps - 1)));
    }

    [Fact]
    public async Task The_feed_has_the_order_of_the_parts()
    {
        await using var shop = await OpenAsync(number => Shop.Lamp(Sku(number)));

        await foreach (var _ in shop.Publisher.RunAsync(All, Shop.As, Shop.Token))
        {
        }

        Assert.Equal(Enumerable.Range(0, Lamps).Select(Sku), (await shop.ChangesAsync("web")).Changes.Select(c => c.Sku));
    }

    [Fact]
    public async Task What_changes_before_its_turn_is_published_as_it_is_then()
    {
        await using var shop = await OpenAsync(number => Shop.Lamp(Sku(number)));
        BulkProgress? last = null;

        await foreach (var progress in shop.Publisher.RunAsync(All, Shop.As, Shop.Token))
        {
            if (last is null)
            {
                await shop.UpdateAsync(new ProductEdit { Sku = Sku(300), Values = Shop.Text("name", "en-US", "Edited") });
                await shop.UpdateAsync(new ProductEdit { Sku = Sku(Lamps - 1), Values = Shop.Text("name", "en-US", "Edited too") });
                await shop.Products.DeleteAsync(Sku(301), null, allowMissing: false, Shop.As, Shop.Token);
            }
            last = progress;
        }

        Assert.Equal((Lamps - 1, 0), (last!.Changed, last.Refused));
        Assert.StartsWith($"{Sku(300)}: Edited", await shop.ContentAsync(Sku(300)));
        Assert.StartsWith($"{Sku(Lamps - 1)}: Edited too", await shop.ContentAsync(Sku(Lamps - 1)));
        await shop.ContentAsync(Sku(301)).RefusedAsync(ErrorKind.NotFound, "NOT_FOUND");
    }

    private static string Sku(int number) => $"L{number:000}";

    private static async Task<Shop> OpenAsync(Func<int, ProductEdit> lamp)
    {
        var shop = await Shop.OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, Lamps).Select(number => shop.CreateAsync(lamp(number))));
        return shop;
    }
}
