using System.IO.Compression;

namespace Pim.Cli.Output;

/// <summary>
/// A file that is there as a whole or not at all: it is written beside its place and moved there when it is complete. Packed when its name
/// ends in ".gz".
/// </summary>
internal sealed class AtomicFile : IAsyncDisposable
{
    private readonly string _path;
    private readonly string _temporary;
    private readonly Stream _stream;
    private bool _isOpen = true;

    public AtomicFile(string path)
    {
        _path = Path.GetFullPath(path);
        _temporary = $"{_path}.{Path.GetRandomFileName()}.tmp";
        var file = new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 256 * 1024);
        _stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionLevel.Optimal) : file;
    }

    /// <summary>What is written here becomes the file.</summary>
    public Stream Stream => _stream;

    /// <summary>Puts the file in its place, over one that is there.</summary>
    public async Task CompleteAsync()
    {
        await CloseAsync();
        File.Move(_temporary, _path, overwrite: true);
    }

    /// <summary>Throws away what was not completed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_isOpen) return;
        await CloseAsync();
        File.Delete(_temporary);
    }

    private async Task CloseAsync()
    {
        _isOpen = false;
        await _stream.DisposeAsync();
    }
}
