using Pim.Application.Archive;

namespace Pim.Storage.Sqlite;

/// <summary>Where and how the catalogue is kept.</summary>
public sealed record SqliteStoreOptions
{
    /// <summary>The folder of the data; made when it does not exist. One process at a time works on it.</summary>
    public required string Folder { get; init; }

    /// <summary>What it is opened for.</summary>
    public CatalogUse Use { get; init; }

    /// <summary>Most bytes that the catalogue file may take; what would take more is refused. 0: as much as the disk holds.</summary>
    public long MaxFileBytes { get; init; }

    /// <summary>Most reads at once; more wait.</summary>
    public int Readers { get; init; } = Math.Clamp(Environment.ProcessorCount, 2, 16);
}
