using static Pim.Domain.Tests.Sample;

namespace Pim.Domain.Tests;

public sealed class ViolationTests
{
    [Fact]
    public void A_violation_by_a_value_names_the_value_and_the_part_of_it()
    {
        var key = Key("weight", "web", "de-DE");
        var violation = Violation.OfValue(key, "Is wrong.", "WRONG", ".measurement.unit");
        Assert.Equal(new Violation("values.weight", "Is wrong.", "WRONG") { Value = key, ValuePart = ".measurement.unit" }, violation);
    }

    [Fact]
    public void What_is_told_stays_short_whatever_the_request_holds()
    {
        var name = new string('x', 1_000_000);
        var violation = Violation.OfValue(Key(name), $"'{name}' does not exist.", "UNKNOWN_ATTRIBUTE");
        Assert.InRange(violation.Field.Length, 100, 501);
        Assert.InRange(violation.Description.Length, 100, 501);
        Assert.EndsWith("…", violation.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Cutting_leaves_no_half_character()
    {
        var violation = new Violation("a" + string.Concat(Enumerable.Repeat("😀", 400)), "", "");
        Assert.Null(Pim.Domain.Text.TextRules.Refusal(violation.Field, 1_000));
    }

    [Fact]
    public void A_hundred_violations_are_told_and_that_there_are_more()
    {
        Assert.Equal(100, Violations.Capped(Many(100)).Count);
        var capped = Violations.Capped(Many(5_000));
        Assert.Equal(101, capped.Count);
        Assert.Equal(Many(100), capped.Take(100));
        Assert.Equal("MORE_VIOLATIONS", capped[100].Reason);
    }

    [Fact]
    public void Capping_again_changes_nothing()
    {
        var capped = Violations.Capped(Many(5_000));
        Assert.Equal(capped, Violations.Capped(capped));
    }

    private static List<Violation> Many(int count) => Enumerable.Range(0, count).Select(i => new Violation($"f{i}", "Is wrong.", "WRONG")).ToList();
}
