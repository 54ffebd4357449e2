using System.Globalization;
using System.Text;
using Pim.Application.Content;
using Pim.Application.Jobs;
using Pim.Application.Publications;
using Pim.Domain.Publications;

namespace Pim.Storage.Tests.Contracts;

/// <summary>Something of all that a store keeps of channels, over the products of <see cref="SampleCatalog"/>, and all that can be seen of it.</summary>
internal static class SampleChannels
{
    // One begins like the other, and goes on with a sign that comes before those that could part a key.
    private static readonly string[] Channels = ["web", "web-b2b", "none"];

    private static readonly string[] Locales = ["en", "de-DE", "fr"];

    private static readonly DateTimeOffset Later = Samples.Time.AddDays(2).AddTicks(5);

    public static async Task FillAsync(IStores stores, IReadOnlyList<string> skus)
    {
        // Of the first, what it was before its last change.
        var past = (await stores.Products.ListRevisionsAsync(skus[0], long.MaxValue, 2, default))[1].Revision;
        var products = (await stores.Products.GetAsync([.. skus], default)).ToDictionary(p => p.Sku, p => p.Revision);
        Publication PublicationOf(string sku, string channel) => new(sku, channel, sku == skus[0] ? past : products[sku], Samples.Time.AddTicks(7), "日本");

        await CommitAsync(stores, new PublicationCommit
        {
            Channel = "web", SchemaVersion = 2, Time = Samples.Time,
            Puts = [.. skus.Take(4).Select(sku => PublicationOf(sku, "web"))],
            Contents = [.. skus.Take(4).Select((sku, i) => Change(sku, i)), new("gone", []), new("gone and forgotten", [])],
            Mentions = [new(skus[0], [skus[1], "Größe 42", "\uFF21", "👟"]), new(skus[1], ["x y"])],
            AlsoStale = ["m/1"],
        });
        await CommitAsync(stores, new PublicationCommit
        {
            Channel = "web-b2b", SchemaVersion = 2, Time = Later,
            Puts = [PublicationOf(skus[3], "web-b2b")],
            Contents = [Change(skus[3], 5), new("gone later", [])],
            Mentions = [new(skus[3], [skus[1]])],
            AlsoStale = ["m/1"],
            Jobs = [new("channels/web-b2b", JobScope.ContentsOf("web-b2b", "shoes"))],
        });
        await CommitAsync(
            stores, new PublicationCommit { Channel = "web", SchemaVersion = 2, Time = Later, Contents = [new("gone", [])], AlsoStale = ["m/1", "👟"] });
        await stores.Contents.ForgetWithdrawalsAsync(Later, default);
        await stores.Publications.SaveScheduleAsync(new(skus[0], "web-b2b", Later, null, "editor", "Was \"refused\"."), default);
        await stores.Publications.SaveScheduleAsync(new(skus[0], "web", Later, Later.AddDays(1), ""), default);
        await stores.Publications.SaveScheduleAsync(new("👟", "web", null, Later.AddTicks(1), "日本"), default);
        await stores.Publications.SaveReviewAsync(new("Größe 42", 7, Ready: true, "bob", Later, "Gut\n\"so\""), default);
        await stores.Publications.SaveReviewAsync(new(skus[0], 8, Ready: false, "", Samples.Time, ""), default);
    }

    /// <summary>All that its stores tell.</summary>
    public static async Task<IReadOnlyList<object>> DescribeAsync(IStores stores, IReadOnlyList<string> skus)
    {
        var (publications, contents) = (stores.Publications, stores.Contents);
        var all = new List<object>
        {
            await contents.ReadCatalogIdAsync(default), await contents.ReadHeadAsync(default), (await publications.NextDueAsync(default))!,
        };
        foreach (var channel in Channels)
        {
            all.AddRange((await publications.GetAsync(channel, skus, default)).OrderBy(p => p.Sku, StringComparer.Ordinal));
            all.AddRange(await publications.ListProductsAsync(channel, "", 100, default));
            all.AddRange((await contents.ReadChangesAsync(new(channel, 0, long.MaxValue, Locales, 100, 1_000_000), default)).Select(Tell));
            foreach (var locale in Locales) all.AddRange((await contents.ListAsync(channel, locale, "", 100, default)).Select(Tell));
            all.AddRange(await contents.ListSkusAsync(channel, "", 100, default));
            all.Add(await contents.ReadForgottenAsync(channel, default));
            foreach (var sku in skus) all.Add($"{await publications.GetScheduleAsync(sku, channel, default)}");
        }
        all.AddRange((await contents.ReadKeysAsync(0, 100, default)).Cast<object>());
        // The longest stale first, and by its mark what is taken away by whom.
        all.AddRange((await contents.ReadStaleAsync(100, default)).OrderBy(s => s.Channel, StringComparer.Ordinal)
            .ThenBy(s => s.Sku, StringComparer.Ordinal).Cast<object>());
        all.Add((await contents.ReadStaleAsync(1, default)).Single());
        all.AddRange(await publications.ListDueAsync(DateTimeOffset.MaxValue, 100, default));
        all.AddRange((await publications.GetReviewsAsync(skus, default)).OrderBy(r => r.Sku, StringComparer.Ordinal));
        return all;
    }

    /// <summary>Publishes what other products mention, and tells what came of it.</summary>
    public static async Task<IReadOnlyList<object>> WriteMoreAsync(IStores stores, IReadOnlyList<string> skus)
    {
        var all = new List<object>();
        var revision = (await stores.Products.GetAsync([skus[1]], default))[0].Revision;
        foreach (var channel in Channels[..2])
        {
            all.Add(await CommitAsync(stores, new PublicationCommit
            {
                Channel = channel, SchemaVersion = 2, Time = Later, Puts = [new(skus[1], channel, revision, Later, "")],
                    Contents = [Change(skus[1], 1), Change(skus[0], 2)],
            }));
        }
        all.AddRange((await stores.Contents.ReadStaleAsync(100, default)).Select(s => $"{s.Channel}/{s.Sku}").Order(StringComparer.Ordinal));
        return all;
    }

    private static async Task<long> CommitAsync(IStores stores, PublicationCommit commit)
    {
        var outcome = await stores.Publications.CommitAsync(commit, default);
        Assert.Empty(outcome.Conflicts);
        return outcome.FirstRevision;
    }

    private static ContentChange Change(string sku, int number) => new(sku, Locales.Skip(number % Locales.Length)
        .Select((locale, i) => new ContentDocument(locale, i == 1 ? Array.Empty<byte>() : Encoding.UTF8.GetBytes($"{sku} {number} {locale}\0ä"))).ToList());

    private static string Tell(StoredChange change) => string.Create(CultureInfo.InvariantCulture,
        $"{change.Sku}@{change.Sequence} {change.Time:O} {change.Withdrawn} {string.Join(' ', change.Documents.Select(d => $"{d.Locale}={Convert.ToHexString(d.Bytes.Span)}"))}");

    private static string Tell(StoredContent content) =>
        string.Create(CultureInfo.InvariantCulture, $"{content.Sku}@{content.Sequence} {content.Time:O} {Convert.ToHexString(content.Bytes.Span)}");
}
