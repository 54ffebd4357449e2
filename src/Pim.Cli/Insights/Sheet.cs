using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Pim.Cli.Output;
using Spectre.Console;

namespace Pim.Cli.Insights;

/// <summary>A report as rows of text: drawn as a table, perhaps with a chart, or written as CSV.</summary>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">Cells, as many in each row as there are columns.</param>
internal sealed record Sheet(string[] Columns, IReadOnlyList<string[]> Rows)
{
    private const int ChartWidth = 60;

    /// <summary>Bars to draw below the table, from 0 up; none for no chart.</summary>
    public IReadOnlyList<(string Label, double Value)> Chart { get; init; } = [];

    /// <summary>What the bars show.</summary>
    public string ChartTitle { get; init; } = "";

    /// <summary>What one should know of the figures, below all.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Draws it for people.</summary>
    public void Draw(IAnsiConsole output)
    {
        var table = Tables.New(output, Columns);
        foreach (var row in Rows) table.AddRow(row.Select(Markup.Escape).ToArray());
        output.Write(table);
        if (Chart.Count > 0)
        {
            output.WriteLine();
            var chart = new BarChart { Width = ChartWidth, Label = Markup.Escape(ChartTitle), ShowValues = true };
            foreach (var (label, value) in Chart) chart.AddItem(Markup.Escape(label), Math.Round(value, 1), Color.Teal);
            output.Write(chart);
        }
        foreach (var note in Notes) output.WriteLine(note);
    }

    /// <summary>Writes it as CSV (RFC 4180). A text that a spreadsheet would take for a formula is quoted with an apostrophe.</summary>
    public void WriteCsv(TextWriter writer)
    {
        var format = new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, NewLine = "\n" };
        using var csv = new CsvWriter(writer, format, leaveOpen: true);
        foreach (var row in Rows.Prepend(Columns))
        {
            foreach (var cell in row) csv.WriteField(cell);
            csv.NextRecord();
        }
    }
}
