using System.Runtime.CompilerServices;
using Pim.Benchmarks.Comparing;
using Pim.Benchmarks.Processes;

namespace Pim.Benchmarks.Lines;

/// <summary>Start with a catalogue on disk: from the start of the process to its first answer, and the memory it then takes.</summary>
internal sealed class StartLine : ILine
{
    /// <inheritdoc/>
    public string Name => "start";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Row> MeasureAsync(Stage stage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var catalogue = await stage.CatalogueAsync(Stage.Embedded, cancellationToken);
        var starts = new List<(double Milliseconds, double Resident, double Peak)>();
        for (var round = 0; round < stage.Rounds; round++)
        {
            await using var service = await Servers.StartServiceAsync(catalogue.Place, cancellationToken);
            starts.Add((service.TimeToFirstAnswer.TotalMilliseconds, service.ResidentMegabytes, service.PeakMegabytes));
        }
        yield return Row.Of(FormattableString.Invariant($"start with {catalogue.Products:N0}"), "ms to first answer", starts.Median(s => s.Milliseconds),
            new Goal(2_000, AtLeast: false));
        yield return Row.Of("", "MB then", starts.Median(s => s.Resident));
        yield return Row.Of("", "peak MB", starts.Median(s => s.Peak), new Goal(700, AtLeast: false));
    }
}
