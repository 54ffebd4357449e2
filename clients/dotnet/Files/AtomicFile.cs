using System.IO.Compression;

namespace Pim.Client.Files;

/// <summary>
/// A file that is there as a whole or not at all: it is written beside its place, brought to the disk, and moved there when it is complete.
/// What a program writes itself is packed when the name ends in ".gz".
/// </summary>
public sealed class AtomicFile : IAsyncDisposable
{
    private readonly string _path;
    private readonly FileStream _file;
    private bool _isOpen = true;

    /// <summary>Begins a file.</summary>
    /// <param name="path">Its place.</param>
    /// <param name="asIs">Whether the bytes are somebody else's file, and stay as they are whatever its name is.</param>
    public AtomicFile(string path, bool asIs = false)
    {
        _path = Path.GetFullPath(path);
        if (Path.GetDirectoryName(_path) is { } folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{path}: there is no folder {folder}.");
        TemporaryPath = $"{_path}.{Path.GetRandomFileName()}.tmp";
        _file = new FileStream(TemporaryPath, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, bufferSize: 256 * 1024);
        Stream = !asIs && path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(_file, CompressionLevel.Optimal, leaveOpen: true) : _file;
    }

    /// <summary>What is written here becomes the file.</summary>
    public Stream Stream { get; }

    /// <summary>Where it is until it is complete.</summary>
    public string TemporaryPath { get; }

    /// <summary>Throws away what killed processes have left of a file. Only where nobody else is writing it.</summary>
    public static void RemoveLeftovers(string path)
    {
        var whole = Path.GetFullPath(path);
        foreach (var left in Directory.EnumerateFiles(Path.GetDirectoryName(whole)!, $"{Path.GetFileName(whole)}.????????.???.tmp")) File.Delete(left);
    }

    /// <summary>Puts the file in its place, over one that is there. A loss of power leaves the old one or the new one.</summary>
    public async Task CompleteAsync()
    {
        await CloseAsync(isKept: true);
        File.Move(TemporaryPath, _path, overwrite: true);
    }

    /// <summary>Throws away what was not completed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_isOpen) return;
        await CloseAsync(isKept: false);
        File.Delete(TemporaryPath);
    }

    private async Task CloseAsync(bool isKept)
    {
        _isOpen = false;
        try
        {
            if (Stream != _file) await Stream.DisposeAsync();
            if (isKept) _file.Flush(flushToDisk: true);
        }
        finally
        {
            await _file.DisposeAsync();
        }
    }
}
