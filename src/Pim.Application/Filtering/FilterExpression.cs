namespace Pim.Application.Filtering;

/// <summary>A filter as it was written (AIP-160).</summary>
internal abstract record FilterExpression
{
    /// <summary>All must hold.</summary>
    public sealed record And(IReadOnlyList<FilterExpression> Parts) : FilterExpression;

    /// <summary>One must hold.</summary>
    public sealed record Or(IReadOnlyList<FilterExpression> Parts) : FilterExpression;

    /// <summary>Must not hold.</summary>
    public sealed record Not(FilterExpression Part) : FilterExpression;

    /// <summary>A field compared with a text.</summary>
    /// <param name="Path">The field, such as "values", "weight".</param>
    /// <param name="Operator">One of = != &lt; &lt;= &gt; &gt;= and : (has).</param>
    /// <param name="Literal">What to compare with, unquoted.</param>
    /// <param name="Position">Where it stands in the filter, from 1.</param>
    public sealed record Comparison(IReadOnlyList<string> Path, string Operator, string Literal, int Position) : FilterExpression
    {
        /// <summary>The field as it was written.</summary>
        public string Field => string.Join('.', Path);
    }
}
