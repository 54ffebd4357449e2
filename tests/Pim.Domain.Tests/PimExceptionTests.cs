namespace Pim.Domain.Tests;

public sealed class PimExceptionTests
{
    [Theory]
    [InlineData(ErrorKind.InvalidArgument, ViolationKind.Invalid)]
    [InlineData(ErrorKind.FailedPrecondition, ViolationKind.Precondition)]
    [InlineData(ErrorKind.AlreadyExists, ViolationKind.AlreadyExists)]
    [InlineData(ErrorKind.InvalidArgument, ViolationKind.Precondition, ViolationKind.Invalid)]
    [InlineData(ErrorKind.InvalidArgument, ViolationKind.AlreadyExists, ViolationKind.Invalid, ViolationKind.Precondition)]
    [InlineData(ErrorKind.AlreadyExists, ViolationKind.Precondition, ViolationKind.AlreadyExists)]
    public void The_gravest_violation_gives_the_status(ErrorKind kind, params ViolationKind[] violations) =>
        Assert.Equal(kind, PimException.Violated(violations.Select(Of).ToList()).Kind);

    [Theory]
    [InlineData(ErrorKind.FailedPrecondition, ViolationKind.Precondition)]
    [InlineData(ErrorKind.AlreadyExists, ViolationKind.AlreadyExists)]
    [InlineData(ErrorKind.InvalidArgument, ViolationKind.Invalid)]
    public void That_there_are_more_does_not_change_the_status(ErrorKind kind, ViolationKind violation)
    {
        var capped = Violations.Capped(Enumerable.Repeat(Of(violation), 10_000).ToList());
        Assert.Equal(kind, PimException.Violated(capped).Kind);
    }

    [Fact]
    public void A_single_violation_gives_the_reason()
    {
        var exception = PimException.Violated([new("sku", "Is bad.", "INVALID_SKU")]);
        Assert.Equal("INVALID_SKU", exception.Reason);
        Assert.Equal("sku: Is bad.", exception.Message);
    }

    [Fact]
    public void Several_violations_are_counted_in_the_message_and_all_kept()
    {
        Violation[] violations = [new("sku", "Is bad.", "INVALID_SKU"), new("family", "Is unknown.", "UNKNOWN_FAMILY", ViolationKind.Precondition)];
        var exception = PimException.Violated(violations);
        Assert.Equal("VIOLATIONS", exception.Reason);
        Assert.Equal("sku: Is bad. (and 1 more)", exception.Message);
        Assert.Equal(violations, exception.Violations);
    }

    [Fact]
    public void Only_violations_throw()
    {
        PimException.ThrowIfAny([]);
        Assert.Throws<PimException>(() => PimException.ThrowIfAny([Of(ViolationKind.Invalid)]));
    }

    [Fact]
    public void Refusals_carry_what_a_caller_needs()
    {
        var stale = PimException.StaleEtag("products/a", "\"42\"");
        Assert.Equal((ErrorKind.Aborted, "STALE_ETAG"), (stale.Kind, stale.Reason));
        Assert.Equal("products/a", stale.Details["resource"]);
        Assert.Equal("\"42\"", stale.Details["etag"]);
        var missing = PimException.NotFound("products/a");
        Assert.Equal((ErrorKind.NotFound, "NOT_FOUND", "products/a"), (missing.Kind, missing.Reason, missing.Details["resource"]));
        var taken = PimException.AlreadyExists("products/a");
        Assert.Equal((ErrorKind.AlreadyExists, "ALREADY_EXISTS", "products/a"), (taken.Kind, taken.Reason, taken.Details["resource"]));
    }

    private static Violation Of(ViolationKind kind) => new("field", "Is wrong.", "WRONG", kind);
}
