using System.Text;
using Pim.Application.Access;
using Pim.Domain.Access;

namespace Pim.Application.Tests.Access;

public sealed class KeyFileTests
{
    [Fact]
    public void What_is_written_is_read()
    {
        var path = Path.GetTempFileName();
        AccessKey[] keys =
        [
            new("shop", AccessKey.DigestOf("a"), Permissions.Content | Permissions.Events, null),
            new("erp", AccessKey.DigestOf("b"), Permissions.Catalog, new DateTimeOffset(2027, 1, 31, 8, 0, 0, TimeSpan.FromHours(2))),
        ];

        KeyFile.Write(path, new KeyRing(keys));

        Assert.Equal(keys, KeyFile.Read(path).Keys);
        Assert.DoesNotContain("\"a\"", File.ReadAllText(path), StringComparison.Ordinal);
        File.Delete(path);
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        var digest = AccessKey.DigestOf("a");
        var error = Assert.Throws<InvalidDataException>(() => Parse($$"""
            { "keys": [
              { "name": "Shop", "digest": "{{digest.ToUpperInvariant()}}", "permissions": ["content", "everything"] },
              { "name": "a", "digest": "{{digest}}", "expireTime": "soon" },
              { "name": "a", "digest": "{{digest}}" }
            ] }
            """));

        string[] told = ["keys[0].name must", "keys[0].digest must", "'everything' is none of content, catalog, events, insights, customers",
            "'soon' is not a time", "named 'a'", $"digest {digest}"];
        Assert.All(told, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{ "keys": [ { "nmae": "a" } ] }""")]
    public void What_is_no_file_of_keys_is_refused(string json) => Assert.Throws<InvalidDataException>(() => Parse(json));

    [Fact]
    public void A_file_without_keys_lets_nobody_in() => Assert.Null(Parse("""{ "keys": [] }""").Find(""));

    private static KeyRing Parse(string json) => KeyFile.Parse(Encoding.UTF8.GetBytes(json));
}
