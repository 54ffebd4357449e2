namespace Pim.Benchmarks.Comparing;

/// <summary>A line of the comparison.</summary>
internal interface ILine
{
    /// <summary>Its name, for --lines.</summary>
    string Name { get; }

    /// <summary>Measures it.</summary>
    /// <param name="stage">What to work with.</param>
    /// <param name="cancellationToken">Gives up.</param>
    IAsyncEnumerable<Row> MeasureAsync(Stage stage, CancellationToken cancellationToken);
}
