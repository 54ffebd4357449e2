namespace Pim.Benchmarks.Catalogues;

/// <summary>The embedded engine: a file in the folder.</summary>
internal sealed class SqlitePlace : Place
{
    /// <inheritdoc/>
    public override string Engine => "Sqlite";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Settings => [$"Storage:DataFolder={Folder}"];

    /// <inheritdoc/>
    public override double? MegabytesOnDisk => new DirectoryInfo(Folder).EnumerateFiles().Sum(file => file.Length) / 1_048_576.0;
}
