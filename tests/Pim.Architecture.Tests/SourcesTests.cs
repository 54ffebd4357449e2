using System.Text.RegularExpressions;

namespace Pim.Architecture.Tests;

public sealed partial class SourcesTests
{
    private const int MaxLines = 450;
    private const int MaxLength = 160;

    [Fact]
    public void No_file_is_longer_than_a_reader_can_hold()
    {
        var tooLong = Repository.FilesBelow("src", "*.cs").Concat(Repository.FilesBelow("clients", "*.cs"))
            .Where(file => File.ReadLines(file).Count() > MaxLines).Select(Repository.RelativePath);
        Assert.Empty(tooLong);
    }

    [Fact]
    public void Lines_of_code_end_where_the_editor_draws_its_line_and_only_texts_go_beyond()
    {
        var files = new[] { "src", "clients", "tests" }.SelectMany(folder => Repository.FilesBelow(folder, "*.cs"));
        var tooLong = files.SelectMany(file => File.ReadLines(file).Index()
            .Where(line => line.Item.Length > MaxLength && !line.Item.Contains('"', StringComparison.Ordinal))
            .Select(line => $"{Repository.RelativePath(file)}:{line.Index + 1}"));
        Assert.Empty(tooLong);
    }

    [Fact]
    public void Everything_in_the_protos_says_what_it_is()
    {
        var files = Repository.FilesBelow("protos/pim", "*.proto").ToList();
        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(Uncommented));
    }

    [Theory]
    [InlineData("message Thing {")]
    [InlineData("  string name = 1;")]
    [InlineData("  repeated pim.v1.Thing things = 2 [deprecated = true];")]
    [InlineData("  map<string, ValueSet> values = 9;")]
    [InlineData("  rpc GetThing(GetThingRequest) returns (Thing);")]
    [InlineData("  KIND_UNSPECIFIED = 0;")]
    [InlineData("  oneof data {")]
    [InlineData("service Things {")]
    [InlineData("enum Kind {")]
    public void What_must_be_commented_is_recognized(string line) => Assert.Matches(Declaration(), line);

    [Theory]
    [InlineData("syntax = \"proto3\";")]
    [InlineData("package pim.v1;")]
    [InlineData("option csharp_namespace = \"Pim.V1\";")]
    [InlineData("import \"pim/v1/value.proto\";")]
    [InlineData("  reserved 4;")]
    [InlineData("}")]
    [InlineData("  // string name = 1;")]
    public void What_needs_no_comment_is_let_be(string line) => Assert.DoesNotMatch(Declaration(), line);

    private static IEnumerable<string> Uncommented(string file)
    {
        var lines = File.ReadAllLines(file);
        for (var i = 0; i < lines.Length; i++)
        {
            if (Declaration().IsMatch(lines[i]) && (i == 0 || !lines[i - 1].TrimStart().StartsWith("//", StringComparison.Ordinal)))
                yield return $"{Repository.RelativePath(file)}:{i + 1}: {lines[i].Trim()}";
        }
    }

    [GeneratedRegex(@"^\s*(?:(?:message|enum|service|oneof)\s+\w+\s*\{|rpc\s+\w+|(?!option\b|syntax\b)[\w.<>, ]*\b\w+\s*=\s*-?\d+\s*[;\[])")]
    private static partial Regex Declaration();
}
