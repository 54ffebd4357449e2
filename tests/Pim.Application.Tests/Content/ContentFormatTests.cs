namespace Pim.Application.Tests.Content;

public sealed class ContentFormatTests
{
    [Fact]
    public async Task Another_format_makes_all_content_anew_at_the_start()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(Shop.Lamp("L-1"));
        await shop.PublishAsync("web", "L-1");
        await shop.ContentWorker.AdoptFormatAsync(Shop.Token);
        await shop.WorkAsync();
        var (_, token) = await shop.ChangesAsync("web");

        shop.Format.Greeting = "New! ";
        await shop.ContentWorker.AdoptFormatAsync(Shop.Token);
        await shop.WorkAsync();

        Assert.Single((await shop.ChangesAsync("web", token)).Changes);
    }

    [Fact]
    public async Task The_same_format_makes_nothing_anew()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(Shop.Lamp("L-1"));
        await shop.PublishAsync("web", "L-1");
        await shop.ContentWorker.AdoptFormatAsync(Shop.Token);
        await shop.WorkAsync();

        await shop.ContentWorker.AdoptFormatAsync(Shop.Token);

        Assert.False(await shop.ContentWorker.StepAsync(Shop.Token));
    }
}
