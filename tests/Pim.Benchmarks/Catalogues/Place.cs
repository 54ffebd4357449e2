namespace Pim.Benchmarks.Catalogues;

/// <summary>A fresh place where the service keeps a catalogue, deleted when it is disposed of.</summary>
internal abstract class Place : IAsyncDisposable
{
    /// <summary>Name of the engine, as in the setting Storage:Engine.</summary>
    public abstract string Engine { get; }

    /// <summary>What to tell the service of it, as "Section:Key=value".</summary>
    public abstract IReadOnlyList<string> Settings { get; }

    /// <summary>What the catalogue takes on disk, in MB; null when it is kept elsewhere.</summary>
    public virtual double? MegabytesOnDisk => null;

    /// <summary>A folder for what belongs to the catalogue.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("pim-benchmark-").FullName;

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
