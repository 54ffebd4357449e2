using System.Net;
using Pim.Application.Media;
using Pim.Application.Tests.Media;
using Pim.V1;

namespace PimService.Tests.Media;

/// <summary>The service with a key: what no content shows is served to those alone who have a signed address.</summary>
public sealed class SignedFixture : MediaFixture
{
    protected override Dictionary<string, string?> Settings => new(base.Settings) { ["Media:UrlKey"] = "0123456789abcdef0123456789abcdef" };
}

public sealed class SignedUrlTests(SignedFixture service) : IClassFixture<SignedFixture>
{
    private static readonly byte[] Picture = SampleFiles.Png(31, 20);

    [Fact]
    public async Task What_no_content_shows_is_served_to_those_alone_who_have_a_signed_address()
    {
        var sha256 = await service.KeepAsync(Picture, "tent.png");
        using var bare = await service.AskAsync($"/media/{sha256}/tent.png");
        Assert.Equal((HttpStatusCode.Forbidden, "no-store"), (bare.StatusCode, bare.Headers.CacheControl!.ToString()));

        var signed = new Uri(service.Urls.SignedOf(sha256, "tent.png"));
        using var answer = await service.AskAsync(signed.PathAndQuery);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.Private);
        Assert.InRange(answer.Headers.CacheControl.MaxAge!.Value, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(60));
    }

    [Fact]
    public async Task A_signature_that_was_changed_or_is_of_another_file_opens_nothing()
    {
        var sha256 = await service.KeepAsync(Picture, "tent.png");
        var other = await service.KeepAsync(SampleFiles.Png(32, 20), "other.png");
        var query = new Uri(service.Urls.SignedOf(sha256, "tent.png")).Query;
        string[] refused =
        [
            $"/media/{other}/x{query}", $"/media/{sha256}/x{query}0", $"/media/{sha256}/x{query.Replace("expires=", "expires=9", StringComparison.Ordinal)}",
            $"/media/{sha256}/x?expires=99999999999999999999&signature=x", $"/media/{sha256}/x?expires=-1&signature=", $"/media/{sha256}/x?signature=",
                $"/media/{sha256}/x{query}&expires=1",
        ];
        foreach (var path in refused)
        {
            using var answer = await service.AskAsync(path);
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, answer.StatusCode));
        }
    }

    [Fact]
    public async Task What_content_shows_needs_no_signature()
    {
        var sha256 = await service.KeepAsync(SampleFiles.Png(33, 20), "shown.png", key: "shown.png");
        await service.CreatePublishedAsync(service.Lamp(("picture", new Value { Assets = new CodeList { Codes = { "shown.png" } } })));
        using var answer = await service.AskAsync($"/media/{sha256}/shown.png");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.Public);
    }

    [Fact]
    public void A_signature_runs_out()
    {
        var time = new ManualTime();
        var urls = new MediaUrls(new MediaUrlOptions("http://m", "0123456789abcdef0123456789abcdef", TimeSpan.FromMinutes(10)), time);
        var query = System.Web.HttpUtility.ParseQueryString(new Uri(urls.SignedOf("aa", "x")).Query);
        Assert.True(urls.Allows("aa", query["expires"]!, query["signature"]!, out var rest));
        Assert.InRange(rest, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.False(urls.Allows("aa", query["expires"]!, query["signature"]!, out _));
    }

    [Fact]
    public void Addresses_escape_any_name_and_there_are_none_without_a_base()
    {
        var urls = new MediaUrls(new MediaUrlOptions("http://m", "", TimeSpan.FromMinutes(10)), TimeProvider.System);
        Assert.Equal("http://m/media/aa/Zelt%20%231%2F2%3F.png", urls.Of("aa", "Zelt #1/2?.png"));
        Assert.Equal(urls.Of("aa", "x"), urls.SignedOf("aa", "x"));
        Assert.Equal("", new MediaUrls(new MediaUrlOptions("", "", TimeSpan.Zero), TimeProvider.System).Of("aa", "x"));
    }
}
