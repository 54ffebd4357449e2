using System.Text.RegularExpressions;
using Pim.Cli.Akeneo;

namespace Pim.Cli.Tests.Akeneo;

public sealed class PhpPatternTests
{
    [Theory]
    [InlineData("/^[a-z]+$/", @"^[a-z]+$")]
    [InlineData("#^a/b$#u", @"^a/b$")]
    [InlineData(@"/^a\/b$/", @"^a/b$")]
    [InlineData("/^abc$/i", @"(?i)^abc$")]
    [InlineData("{^a$}", @"^a$")]
    public void Delimiters_and_flags_are_taken_apart(string php, string expected) => Assert.Equal(expected, PhpPattern.Convert(php).Pattern);

    [Theory]
    [InlineData("/b+/", "abbc", true)]
    [InlineData("/b+/", "acc", false)]
    [InlineData("/^a/", "abc", true)]
    [InlineData("/^a|c$/", "xyc", true)]
    [InlineData("/^a|c$/", "xyz", false)]
    public void A_pattern_that_matches_anywhere_still_does_when_it_must_match_the_whole(string php, string text, bool matches) =>
        Assert.Equal(matches, Regex.IsMatch(text, $"^(?:{PhpPattern.Convert(php).Pattern})$", RegexOptions.NonBacktracking));

    [Theory]
    [InlineData("abc")]
    [InlineData("/abc")]
    [InlineData("/abc/U")]
    [InlineData("")]
    public void What_cannot_be_said_otherwise_is_named(string php)
    {
        var (pattern, error) = PhpPattern.Convert(php);

        Assert.Null(pattern);
        Assert.NotEmpty(error);
    }
}
