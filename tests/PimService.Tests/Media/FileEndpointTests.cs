using System.Net;
using System.Security.Cryptography;
using Pim.Application.Tests.Media;

namespace PimService.Tests.Media;

public sealed class FileEndpointTests(MediaFixture service) : IClassFixture<MediaFixture>
{
    private static readonly byte[] Picture = SampleFiles.Png(300, 200);

    [Fact]
    public async Task A_file_comes_with_what_makes_it_safe_and_lasting()
    {
        var sha256 = await service.KeepAsync(Picture, "tent.png");
        using var answer = await service.AskAsync($"/media/{sha256}/tent.png");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Picture, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal($"\"{sha256}\"", answer.Headers.ETag!.ToString());
        Assert.Equal("public, max-age=31536000, immutable", Header(answer, "Cache-Control"));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.StartsWith("sandbox; default-src 'none'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("cross-origin", Header(answer, "Cross-Origin-Resource-Policy"));
        Assert.Equal("bytes", Header(answer, "Accept-Ranges"));
        Assert.Equal("inline; filename=tent.png; filename*=UTF-8''tent.png", answer.Content.Headers.GetValues("Content-Disposition").Single());
    }

    [Fact]
    public async Task Its_head_says_the_same_without_the_bytes()
    {
        var sha256 = await service.KeepAsync(Picture, "tent.png");
        using var answer = await service.AskAsync($"/media/{sha256}/tent.png", HttpMethod.Head);
        Assert.Equal((HttpStatusCode.OK, Picture.Length), (answer.StatusCode, (int)answer.Content.Headers.ContentLength!));
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("bytes=0-9", 0, 10)]
    [InlineData("bytes=100-", 100, -1)]
    [InlineData("bytes=-7", -7, 7)]
    [InlineData("bytes=5-99999999", 5, -1)]
    [InlineData("bytes=-99999999", 0, -1)]
    public async Task A_range_is_answered_with_that_part(string range, int from, int count)
    {
        var sha256 = await service.KeepAsync(Picture, "tent.png");
        using var answer = await service.AskAsync($"/media/{sha256}/x", null, ("Range", range));
        var first = from < 0 ? Picture.Length + from : from;
        var part = Picture[first..(count < 0 ? Picture.Length : first + count)];
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal($"bytes {first}-{first + part.Length - 1}/{Picture.Length}", answer.Content.Headers.ContentRange!.ToString());
        Assert.Equal(part, await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("bytes=0-1,5-6")]
    [InlineData("bytes=9-2")]
    [InlineData("lines=1-2")]
    [InlineData("bytes=x")]
    public async Task Ranges_that_are_several_or_none_are_answered_with_the_whole(string range)
    {
        var sha256 = await service.KeepAsync(Picture, "tent.png");
        using var answer = await service.AskAsync($"/media/{sha256}/x", null, ("Range", range));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Picture, await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("bytes=99999999-")]
    [InlineData("bytes=-0")]
    public async Task A_range_behind_the_end_is_refused(string range)
    {
        var sha256 = await service.KeepAsync(Picture, "tent.png");
        using var answer = await service.AskAsync($"/media/{sha256}/x", null, ("Range", range));
        Assert.Equal((HttpStatusCode.RequestedRangeNotSatisfiable, $"bytes */{Picture.Length}"),
            (answer.StatusCode, answer.Content.Headers.ContentRange!.ToString()));
    }

    [Fact]
    public async Task Conditions_are_held_against_the_hash()
    {
        var sha256 = await service.KeepAsync(Picture, "tent.png");
        var (path, tag) = ($"/media/{sha256}/x", $"\"{sha256}\"");
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(("If-None-Match", tag)));
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(("If-None-Match", $"\"other\", W/{tag}")));
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(("If-None-Match", "*")));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(("If-None-Match", "\"other\"")));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await StatusAsync(("If-Match", "\"other\"")));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(("If-Match", tag)));
        Assert.Equal(HttpStatusCode.PartialContent, await StatusAsync(("Range", "bytes=0-1"), ("If-Range", tag)));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(("Range", "bytes=0-1"), ("If-Range", "\"other\"")));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(("Range", "bytes=0-1"), ("If-Range", "Wed, 21 Oct 2026 07:28:00 GMT")));

        async Task<HttpStatusCode> StatusAsync(params (string, string)[] headers)
        {
            using var answer = await service.AskAsync(path, null, headers);
            return answer.StatusCode;
        }
    }

    [Theory]
    [InlineData("Zelt für zwei.png", "filename=\"Zelt fur zwei.png\"; filename*=UTF-8''Zelt%20f%C3%BCr%20zwei.png")]
    [InlineData("テント.png", "filename*=UTF-8''%E3%83%86%E3%83%B3%E3%83%88.png")]
    [InlineData("setup.exe", "filename=setup.exe.png; filename*=UTF-8''setup.exe.png")]
    [InlineData("a\r\nSet-Cookie: x=1.png", "filename*=UTF-8''a__Set-Cookie%3A%20x%3D1.png")]
    [InlineData("\"; x=\"y.png", "filename*=UTF-8''_%3B%20x%3D_y.png")]
    [InlineData("..\\..\\up.png", "filename*=UTF-8''.._.._up.png")]
    [InlineData("100%25.png", "filename*=UTF-8''100%2525.png")]
    public async Task Any_name_is_kept_and_none_gets_out_of_its_header(string name, string expected)
    {
        var sha256 = await service.KeepAsync(Picture, "tent.png");
        using var answer = await service.AskAsync($"/media/{sha256}/{Uri.EscapeDataString(name)}");
        var disposition = answer.Content.Headers.GetValues("Content-Disposition").Single();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.EndsWith(expected, disposition, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/media/0000000000000000000000000000000000000000000000000000000000000000/x.png")]
    [InlineData("/media/..%2F..%2Fcatalog.db/x.png")]
    [InlineData("/media/../../catalog.db")]
    [InlineData("/media/x")]
    [InlineData("/media/")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        using var answer = await service.AskAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Other_methods_are_refused_and_upper_case_hashes_are_no_other_addresses()
    {
        var sha256 = await service.KeepAsync(Picture, "tent.png");
        using var posted = await service.AskAsync($"/media/{sha256}/x", HttpMethod.Post);
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "GET, HEAD"), (posted.StatusCode, string.Join(", ", posted.Content.Headers.Allow)));
        using var upper = await service.AskAsync($"/media/{sha256.ToUpperInvariant()}/x");
        Assert.Equal(HttpStatusCode.NotFound, upper.StatusCode);
    }

    [Fact]
    public async Task What_a_browser_must_not_open_is_offered_for_saving()
    {
        var sha256 = await service.KeepAsync(SampleFiles.Glb(), "tent.glb");
        using var answer = await service.AskAsync($"/media/{sha256}/tent.glb");
        Assert.StartsWith("attachment; ", answer.Content.Headers.GetValues("Content-Disposition").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_file_comes_whole()
    {
        byte[] large = [.. RealFiles.Jpeg, .. RandomNumberGenerator.GetBytes(9_000_000), 0xFF, 0xD9];
        var sha256 = await service.KeepAsync(large, "large.jpg");
        using var answer = await service.AskAsync($"/media/{sha256}/large.jpg");
        Assert.Equal(sha256, Convert.ToHexStringLower(await SHA256.HashDataAsync(await answer.Content.ReadAsStreamAsync())));
    }

    [Fact]
    public async Task The_same_address_answers_both_versions_of_HTTP()
    {
        var sha256 = await service.KeepAsync(Picture, "tent.png");
        foreach (var version in (Version[])[HttpVersion.Version11, HttpVersion.Version20])
        {
            using var request =
                new HttpRequestMessage(HttpMethod.Get, $"/media/{sha256}/x") { Version = version, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
            using var answer = await service.Http.SendAsync(request);
            Assert.Equal((HttpStatusCode.OK, version), (answer.StatusCode, answer.Version));
            Assert.Equal(Picture, await answer.Content.ReadAsByteArrayAsync());
        }
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();
}
