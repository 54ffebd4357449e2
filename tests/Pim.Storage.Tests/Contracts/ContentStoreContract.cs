using System.Text;
using Pim.Application.Publications;

namespace Pim.Storage.Tests.Contracts;

public abstract class ContentStoreContract : ChannelContract
{
    [EngineFact]
    public async Task Content_is_got_by_channel_locale_and_sku()
    {
        var first = await CommitAsync(Web with { Contents = [Change("A", "de-DE=Schuh", "en=shoe"), Change("B", "en=bag"), Change("Größe 42", "en=")] });
        await CommitAsync(Web with { Channel = "app", Contents = [Change("A", "en=app shoe")] });

        Assert.Equal([$"A@{first} shoe", $"B@{first + 1} bag", $"Größe 42@{first + 2} "], await GetAsync("en", "B", "A", "none", "Größe 42", "A"));
        Assert.Equal([$"A@{first} Schuh"], await GetAsync("de-DE", "A", "B"));
        Assert.Empty(await GetAsync("fr", "A", "B"));
        Assert.Empty(await GetAsync("en"));
        Assert.Empty(await Contents.GetAsync("print", "en", ["A"], default));
    }

    [EngineFact]
    public async Task The_format_of_content_is_not_known_until_it_is_kept()
    {
        Assert.Equal("", await Contents.ReadFormatAsync(default));

        await Contents.SaveFormatAsync("1 https://shop.example", default);
        await Contents.SaveFormatAsync("2 https://shop.example", default);

        Assert.Equal("2 https://shop.example", await Contents.ReadFormatAsync(default));
    }

    [EngineFact]
    public async Task A_change_replaces_what_was_seen_in_all_locales()
    {
        await CommitAsync(Web with { Contents = [Change("A", "de-DE=Schuh", "en=shoe", "fr=chaussure")] });

        var second = await CommitAsync(Web with { Contents = [Change("A", "en=boot", "it=stivale")] });

        Assert.Equal([$"A@{second} boot"], await GetAsync("en", "A"));
        Assert.Equal([$"A@{second} stivale"], await GetAsync("it", "A"));
        Assert.Empty(await GetAsync("de-DE", "A"));
        Assert.Empty(await GetAsync("fr", "A"));
        Assert.Equal([$"A@{second} en=boot it=stivale"], await ChangesAsync("A"));
    }

    [EngineFact]
    public async Task What_is_withdrawn_is_not_seen_but_known_to_be_withdrawn()
    {
        await CommitAsync(Web with { Contents = [Change("A", "en=shoe"), Change("B", "en=bag")] });

        var gone = await CommitAsync(Web with { Contents = [Change("A")] });

        Assert.Single(await GetAsync("en", "A", "B"));
        Assert.Equal([$"A@{gone} withdrawn", $"B@{gone - 1} en=bag"], await ChangesAsync("B", "A", "none", "B"));

        var back = await CommitAsync(Web with { Contents = [Change("A", "en=boot")] });
        Assert.Equal([$"A@{back} boot"], await GetAsync("en", "A"));
    }

    [EngineFact]
    public async Task Lists_go_by_the_bytes_of_the_sku_and_leave_out_what_is_not_seen()
    {
        string[] skus = ["Z", "a", "ab", "b", "ä", "ｚ", "👟"];
        await CommitAsync(
            Web with { Contents = skus.Reverse().Select(s => Change(s, $"en={s}")).Append(Change("aa", "en=x")).Append(Change("c", "fr=x")).ToList() });
        await CommitAsync(Web with { Contents = [Change("aa")] });
        await CommitAsync(Web with { Channel = "app", Contents = [Change("aaa", "en=x")] });

        var listed = new List<string>();
        for (var after = ""; ; after = listed[^1])
        {
            var page = await Contents.ListAsync("web", "en", after, 2, default);
            Assert.All(page, c => Assert.Equal(c.Sku, Encoding.UTF8.GetString(c.Bytes.Span)));
            listed.AddRange(page.Select(c => c.Sku));
            if (page.Count < 2) break;
        }

        Assert.Equal(skus, listed);
        Assert.Empty(await Contents.ListAsync("web", "it", "", 10, default));
        Assert.Empty(await Contents.ListAsync("none", "en", "", 10, default));
    }

    [EngineFact]
    public async Task Skus_of_all_that_the_channel_sees_or_has_are_listed_once()
    {
        var (has, both) = (await AddAsync(Samples.Product("has")), await AddAsync(Samples.Product("👟")));
        await CommitAsync(Web with
        {
            Puts = [PublicationOf(has), PublicationOf(both)],
            Contents = [Change("sees", "en=x"), Change("👟", "en=x"), Change("ｚ", "en=x"), Change("gone", "en=x"), Change("Z", "en=x")],
        });
        await CommitAsync(Web with { Contents = [Change("gone")] });
        await CommitAsync(Web with { Channel = "app", Contents = [Change("app", "en=x")] });

        Assert.Equal(["Z", "has", "sees", "ｚ", "👟"], await Contents.ListSkusAsync("web", "", 100, default));
        Assert.Equal(["sees", "ｚ"], await Contents.ListSkusAsync("web", "has", 2, default));
        Assert.Empty(await Contents.ListSkusAsync("web", "👟", 2, default));
        Assert.Empty(await Contents.ListSkusAsync("none", "", 2, default));
    }

    [EngineFact]
    public async Task Large_documents_in_many_locales_come_back_byte_by_byte()
    {
        var random = new Random(4);
        var documents = Enumerable.Range(0, 12).Select(i =>
        {
            var bytes = new byte[i == 0 ? 0 : 200_000 + i];
            random.NextBytes(bytes);
            return new ContentDocument($"de-x-{i}", bytes);
        }).ToList();

        await CommitAsync(Web with { Contents = [new("A", documents), Change("B", "en=b")] });

        var change = Assert.Single(await Contents.GetChangesAsync("web", ["A"], default));
        Assert.Equal(documents.Select(d => d.Locale), change.Documents.Select(d => d.Locale));
        Assert.All(documents.Zip(change.Documents), pair => Assert.True(pair.First.Bytes.Span.SequenceEqual(pair.Second.Bytes.Span)));
        foreach (var document in documents)
        {
            var content = Assert.Single(await Contents.GetAsync("web", document.Locale, ["A", "B"], default));
            Assert.True(document.Bytes.Span.SequenceEqual(content.Bytes.Span));
        }
    }

    [EngineFact]
    public async Task As_many_locales_as_a_channel_may_have_are_told_apart()
    {
        var locales = Enumerable.Range(0, Domain.Channels.Channel.MaxLocales).Select(i => $"de-x-{i}").ToList();
        await CommitAsync(Web with { Contents = [Change("A", [.. locales.Select(l => $"{l}=A {l}")]), Change("B", [.. locales.Select(l => $"{l}=B {l}")])] });

        foreach (var locale in locales)
        {
            var contents = await Contents.GetAsync("web", locale, ["A", "B"], default);
            Assert.Equal([$"A {locale}", $"B {locale}"], contents.OrderBy(c => c.Sku, StringComparer.Ordinal)
                .Select(c => Encoding.UTF8.GetString(c.Bytes.Span)));
        }
    }

    [EngineFact]
    public async Task A_catalogue_has_a_mark_of_its_own()
    {
        await using var other = await OpenAsync();

        var id = await Contents.ReadCatalogIdAsync(default);
        await CommitAsync(Web with { Contents = [Change("A", "en=x")] });

        Assert.NotEqual(Guid.Empty, id);
        Assert.Equal(id, await Contents.ReadCatalogIdAsync(default));
        Assert.NotEqual(id, await other.Contents.ReadCatalogIdAsync(default));
    }

    private async Task<IReadOnlyList<string>> GetAsync(string locale, params IReadOnlyList<string> skus) =>
        (await Contents.GetAsync("web", locale, skus, default)).Select(Tell).Order(StringComparer.Ordinal).ToList();

    private async Task<IReadOnlyList<string>> ChangesAsync(params IReadOnlyList<string> skus) =>
        (await Contents.GetChangesAsync("web", skus, default)).Select(Tell).Order(StringComparer.Ordinal).ToList();
}
