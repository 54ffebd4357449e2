using Google.Protobuf;
using Google.Rpc;
using Pim.Domain;
using PimService.Errors;

namespace PimService.Tests.Errors;

public sealed class StatusMapperTests
{
    [Theory]
    [InlineData(ErrorKind.InvalidArgument, Code.InvalidArgument)]
    [InlineData(ErrorKind.Unauthenticated, Code.Unauthenticated)]
    [InlineData(ErrorKind.PermissionDenied, Code.PermissionDenied)]
    [InlineData(ErrorKind.NotFound, Code.NotFound)]
    [InlineData(ErrorKind.AlreadyExists, Code.AlreadyExists)]
    [InlineData(ErrorKind.FailedPrecondition, Code.FailedPrecondition)]
    [InlineData(ErrorKind.Aborted, Code.Aborted)]
    [InlineData(ErrorKind.ResourceExhausted, Code.ResourceExhausted)]
    [InlineData(ErrorKind.Unavailable, Code.Unavailable)]
    [InlineData(ErrorKind.DataLoss, Code.DataLoss)]
    public void Each_kind_of_failure_has_its_code_and_one_error_info(ErrorKind kind, Code code)
    {
        var status = StatusMapper.ToStatus(new PimException(kind, "SOME_REASON", "Some message."));

        Assert.Equal((int)code, status.Code);
        Assert.Equal("Some message.", status.Message);
        var info = Assert.Single(DetailsOf<ErrorInfo>(status));
        Assert.Equal(("SOME_REASON", "pim.v1"), (info.Type, info.Domain));
    }

    [Fact]
    public void Every_kind_of_failure_is_in_the_table() =>
        Assert.All(Enum.GetValues<ErrorKind>(), kind => Assert.NotEqual(Code.Unknown, StatusMapper.CodeOf(kind)));

    [Fact]
    public void Stale_etag_carries_the_current_one()
    {
        var status = StatusMapper.ToStatus(PimException.StaleEtag("products/a", "\"1f4\""));

        var info = Assert.Single(DetailsOf<ErrorInfo>(status));
        Assert.Equal("STALE_ETAG", info.Type);
        Assert.Equal("\"1f4\"", info.Metadata["etag"]);
    }

    [Fact]
    public void Missing_resource_is_named()
    {
        var resource = Assert.Single(DetailsOf<ResourceInfo>(StatusMapper.ToStatus(PimException.NotFound("products/a"))));

        Assert.Equal(("products", "products/a"), (resource.ResourceType, resource.ResourceName));
    }

    [Fact]
    public void Unavailable_says_when_to_try_again() =>
        Assert.Equal(1,
            Assert.Single(DetailsOf<RetryInfo>(StatusMapper.ToStatus(new(ErrorKind.Unavailable, "STORE_UNAVAILABLE", "No store.")))).RetryDelay.Seconds);

    [Fact]
    public void Violations_are_all_told_with_the_path_that_the_caller_gives()
    {
        var error = PimException.Violated([new("code", "must be set", "REQUIRED"), new("levels[1].axes", "is empty", "REQUIRED")]);

        var status = StatusMapper.ToStatus(error, v => "family_variant." + v.Field);

        var told = Assert.Single(DetailsOf<BadRequest>(status)).FieldViolations.Select(v => (v.Field, v.Description));
        Assert.Equal([("family_variant.code", "must be set"), ("family_variant.levels[1].axes", "is empty")], told);
    }

    [Theory]
    [InlineData(99, 1)]
    [InlineData(100, 20)]
    [InlineData(5_000, 20)]
    [InlineData(200, 20_000)]
    public void However_many_violations_the_status_fits_in_trailers_and_counts_those_left_out(int count, int length)
    {
        var violations = Enumerable.Range(0, count)
            .Select(i => new Violation($"values.é{new string('x', length)}{i}", new string('ü', length), "SOME_RULE")).ToList();

        var status = StatusMapper.ToStatus(new PimException(ErrorKind.InvalidArgument, "VIOLATIONS", violations[0].Description) { Violations = violations });

        var told = Assert.Single(DetailsOf<BadRequest>(status)).FieldViolations;
        var percentEncodedMessage = Uri.EscapeDataString(status.Message).Length;
        Assert.True(percentEncodedMessage + Convert.ToBase64String(status.ToByteArray()).Length <= 7_100);
        Assert.True(told.Count > 1);
        Assert.StartsWith("values.é", told[0].Field, StringComparison.Ordinal);
        if (count > told.Count) Assert.Equal($"and {count - told.Count + 1} more", told[^1].Description);
    }

    [Fact]
    public void Long_messages_and_facts_are_cut_at_whole_characters()
    {
        var emojis = string.Concat(Enumerable.Repeat("😀", 10_000));
        var error = new PimException(ErrorKind.Aborted, "R", emojis) { Details = Enumerable.Range(0, 100).ToDictionary(i => $"k{i}", _ => emojis) };

        var status = StatusMapper.ToStatus(error);

        Assert.EndsWith("😀...", status.Message, StringComparison.Ordinal);
        Assert.True(Uri.EscapeDataString(status.Message).Length + (status.CalculateSize() * 4 / 3) <= 7_000);
    }

    private static IEnumerable<T> DetailsOf<T>(Google.Rpc.Status status) where T : IMessage, new() =>
        status.Details.Where(d => d.Is(new T().Descriptor)).Select(d => d.Unpack<T>());
}
