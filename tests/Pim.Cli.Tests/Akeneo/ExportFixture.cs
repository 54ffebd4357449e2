using Pim.Cli.Akeneo;
using Pim.Cli.Import;
using Pim.V1;

namespace Pim.Cli.Tests.Akeneo;

/// <summary>A small export with every quirk that exports have.</summary>
internal static class ExportFixture
{
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Akeneo", "Export");

    /// <summary>All rows of the export.</summary>
    public static Task<List<SourceRow>> ReadAsync(AkeneoOptions? options = null) => ReadAsync(Folder, options);

    /// <summary>All rows of another folder.</summary>
    public static async Task<List<SourceRow>> ReadAsync(string folder, AkeneoOptions? options = null)
    {
        options ??= AkeneoOptions.Default;
        var export = await AkeneoFolder.OpenAsync(folder, options.Delimiter, CancellationToken.None);
        return await new AkeneoSource(export, options).ReadAsync(CancellationToken.None).ToListAsync();
    }

    /// <summary>The row of a code; the kind only where two things share it.</summary>
    public static SourceRow Find(this IEnumerable<SourceRow> rows, string code, string? kind = null) =>
        rows.Single(r => r.Code == code && (kind is null || r.Kind == kind));

    /// <summary>A row of a code that was taken.</summary>
    public static CatalogRow Taken(this IEnumerable<SourceRow> rows, string code, string? kind = null) => rows.Find(code, kind).Row!;

    /// <summary>Reasons of what was taken differently.</summary>
    public static IEnumerable<string> Notes(this SourceRow row) => row.Notices.Select(n => $"{n.Reason} {n.Field}");
}
