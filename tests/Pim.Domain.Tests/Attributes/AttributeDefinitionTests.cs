using Pim.Domain.Attributes;
using Pim.Domain.Text;
using static Pim.Domain.Tests.Sample;

namespace Pim.Domain.Tests.Attributes;

public sealed class AttributeDefinitionTests
{
    private static readonly AttributeDefinition Size = AttributeOf("sizes", AttributeType.Table) with
    {
        Columns = [new TableColumn("eu", TableColumnType.Number, LocalizedText.Empty), new TableColumn("note", TableColumnType.Text, LocalizedText.Empty)],
    };

    [Fact]
    public void A_plain_attribute_of_each_type_is_in_order()
    {
        foreach (var type in Enum.GetValues<AttributeType>())
        {
            var attribute = type switch
            {
                AttributeType.Measurement => MeasurementOf("a", "KG"),
                AttributeType.Table => Size,
                _ => AttributeOf("a", type),
            };
            Assert.Empty(ToldByShape(attribute));
        }
    }

    [Fact]
    public void All_breaches_are_gathered()
    {
        var attribute = AttributeOf("2a", AttributeType.Boolean) with
        {
            Unique = true,
            Labels = LabelOf("x", "Label"),
            Rules = new AttributeRules { MaxLength = 3 },
            Options = [new AttributeOption("a", LocalizedText.Empty)],
            Units = [new MeasurementUnit("KG", "kg", LocalizedText.Empty)],
            Columns = Size.Columns,
        };
        Assert.Equal(
        [
            "code INVALID_CODE", "labels.x INVALID_LOCALE", "rules.max_length RULE_DOES_NOT_FIT", "unique RULE_DOES_NOT_FIT", "options RULE_DOES_NOT_FIT",
            "units RULE_DOES_NOT_FIT", "columns RULE_DOES_NOT_FIT",
        ], ToldByShape(attribute));
    }

    [Fact]
    public void The_type_is_one_of_the_types() => Assert.Equal(["type REQUIRED"], ToldByShape(AttributeOf("a", 0)));

    [Theory]
    [InlineData(AttributeType.Text, true)]
    [InlineData(AttributeType.Number, true)]
    [InlineData(AttributeType.Date, true)]
    [InlineData(AttributeType.RichText, false)]
    [InlineData(AttributeType.SingleSelect, false)]
    [InlineData(AttributeType.Identifier, false)]
    public void Text_numbers_and_dates_can_be_unique(AttributeType type, bool can) =>
        Assert.Equal(can ? [] : ["unique RULE_DOES_NOT_FIT"], ToldByShape(AttributeOf("a", type) with { Unique = true }));

    [Fact]
    public void The_identifier_is_the_same_everywhere()
    {
        Assert.Equal(["type RULE_DOES_NOT_FIT"], ToldByShape(AttributeOf("sku", AttributeType.Identifier) with { Localizable = true }));
        Assert.Equal(["type RULE_DOES_NOT_FIT"], ToldByShape(AttributeOf("sku", AttributeType.Identifier) with { Scopable = true }));
    }

    [Theory]
    [InlineData(AttributeType.SingleSelect, true)]
    [InlineData(AttributeType.Boolean, true)]
    [InlineData(AttributeType.Measurement, true)]
    [InlineData(AttributeType.Number, true)]
    [InlineData(AttributeType.Text, true)]
    [InlineData(AttributeType.RichText, false)]
    [InlineData(AttributeType.MultiSelect, false)]
    [InlineData(AttributeType.Date, false)]
    [InlineData(AttributeType.PriceCollection, false)]
    [InlineData(AttributeType.Identifier, false)]
    public void Variants_are_told_apart_by_what_is_the_same_everywhere(AttributeType type, bool can)
    {
        Assert.Equal(can, AttributeOf("a", type).CanBeAxis);
        Assert.False((AttributeOf("a", type) with { Localizable = true }).CanBeAxis);
        Assert.False((AttributeOf("a", type) with { Scopable = true }).CanBeAxis);
    }

    [Fact]
    public void Options_have_distinct_codes_without_separators()
    {
        var color = SelectOf("color", "red", "dark red", "red", "a,b", " x");
        Assert.Equal(["options[2] DUPLICATE", "options[3].code INVALID_CODE", "options[4].code INVALID_CODE"], ToldByShape(color));
        Assert.Empty(ToldByShape(SelectOf("color", "red", "Red")));
    }

    [Fact]
    public void An_attribute_has_at_most_ten_thousand_options()
    {
        string[] codes = [.. Enumerable.Range(0, 10_001).Select(i => $"o{i}")];
        Assert.Empty(ToldByShape(SelectOf("color", codes[1..])));
        Assert.Equal(["options COUNT_OUT_OF_RANGE"], ToldByShape(SelectOf("color", codes)));
    }

    [Fact]
    public void Options_are_kept_by_position_then_code() =>
        Assert.Equal(["c", "B", "a", "d"], AttributeDefinition.Ordered(
        [
            new("a", LocalizedText.Empty, 2), new("B", LocalizedText.Empty, 2), new("c", LocalizedText.Empty, 1), new("d", LocalizedText.Empty, 3),
        ]).Select(o => o.Code));

    [Fact]
    public void A_measurement_has_one_to_two_hundred_distinct_units()
    {
        Assert.Equal(["units COUNT_OUT_OF_RANGE"], ToldByShape(MeasurementOf("weight")));
        Assert.Equal(["units COUNT_OUT_OF_RANGE"], ToldByShape(MeasurementOf("weight", [.. Enumerable.Range(0, 201).Select(i => $"U{i}")])));
        Assert.Equal(["units[1] DUPLICATE"], ToldByShape(MeasurementOf("weight", "KG", "KG")));
        var broken = MeasurementOf("weight", "KG") with { Units = [new MeasurementUnit("K G", new string('x', 21), LabelOf("x", "a"))] };
        Assert.Equal(["units[0].code INVALID_CODE", "units[0].symbol TEXT_TOO_LONG", "units[0].labels.x INVALID_LOCALE"], ToldByShape(broken));
    }

    [Fact]
    public void The_default_unit_is_one_of_the_units()
    {
        Assert.Empty(ToldByShape(MeasurementOf("weight", "KG", "G") with { DefaultUnit = "G" }));
        Assert.Equal(["default_unit UNKNOWN_UNIT"], ToldByShape(MeasurementOf("weight", "KG") with { DefaultUnit = "LB" }));
        Assert.Equal(["units RULE_DOES_NOT_FIT"], ToldByShape(AttributeOf("name") with { DefaultUnit = "KG" }));
    }

    [Fact]
    public void A_table_has_one_to_fifty_distinct_columns()
    {
        Assert.Equal(["columns COUNT_OUT_OF_RANGE"], ToldByShape(Size with { Columns = [] }));
        var many = Enumerable.Range(0, 51).Select(i => new TableColumn($"c{i}", TableColumnType.Text, LocalizedText.Empty)).ToValueList();
        Assert.Equal(["columns COUNT_OUT_OF_RANGE"], ToldByShape(Size with { Columns = many }));
        var broken = Size with { Columns = [new("a", TableColumnType.Text, LocalizedText.Empty), new("a", 0, LocalizedText.Empty),
            new("b-c", TableColumnType.Text, LocalizedText.Empty)] };
        Assert.Equal(["columns[1] DUPLICATE", "columns[1].type REQUIRED", "columns[2].code INVALID_CODE"], ToldByShape(broken));
    }

    [Fact]
    public void Its_group_exists()
    {
        Assert.Equal(["group UNKNOWN_ATTRIBUTE_GROUP"], ToldWithin(AttributeOf("name") with { Group = "texts" }));
        Assert.Empty(ToldWithin(AttributeOf("name") with { Group = "texts" }, new AttributeGroup { Code = "texts" }));
    }

    [Fact]
    public void There_is_one_identifier()
    {
        var sku = AttributeOf("sku", AttributeType.Identifier);
        Assert.Equal(["type SECOND_IDENTIFIER"], ToldWithin(AttributeOf("ean", AttributeType.Identifier), sku));
        Assert.Empty(ToldWithin(sku with { Position = 7 }, sku));
    }

    [Fact]
    public void What_its_values_depend_on_never_changes()
    {
        var name = AttributeOf("name");
        var other = name with { Type = AttributeType.Number, Localizable = true, Scopable = true, Unique = true };
        Assert.Equal(["type IMMUTABLE", "localizable IMMUTABLE", "scopable IMMUTABLE", "unique IMMUTABLE"], ToldByChange(name, other));
        Assert.Empty(ToldByChange(name, name with { Group = "g", Position = 2, Labels = LabelOf("de", "Name"), Rules = new AttributeRules { MaxLength = 5 } }));
    }

    [Fact]
    public void A_hostile_attribute_is_told_of_in_a_few_violations()
    {
        var codes = Enumerable.Repeat(" ", 10_000).ToArray();
        var violations = new List<Violation>();
        SelectOf("color", codes).CheckShape(violations);
        Assert.InRange(violations.Count, 101, 110);
        violations.Clear();
        (AttributeOf("name") with { Labels = LocalizedText.Of(Enumerable.Range(0, 50_000).Select(i => new KeyValuePair<string, string>($"_{i}", "a"))) })
            .CheckShape(violations);
        Assert.InRange(violations.Count, 101, 110);
    }
}
