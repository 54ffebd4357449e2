using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Pim.Domain;

namespace Pim.Storage.Sqlite.Media;

/// <summary>The files of the media, each under an id of its own in one of 256 folders.</summary>
internal sealed class MediaFolder(string path)
{
    private const int NoSpace = 28;
    private const int QuotaReached = 122;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>An id that no file has.</summary>
    public static string NewId() => Guid.NewGuid().ToString("N");

    /// <summary>Makes a file and its folder; their names are durable when it answers.</summary>
    public SafeFileHandle Create(string id) => Guard(() =>
    {
        var file = PathOf(id);
        var folder = Path.GetDirectoryName(file)!;
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            SyncFolder(path);
            SyncFolder(Path.GetDirectoryName(path)!);
        }
        var handle = File.OpenHandle(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, FileOptions.Asynchronous);
        SyncFolder(folder);
        return handle;
    });

    /// <summary>Opens a file to go on with it; null when it is not there.</summary>
    public SafeFileHandle? OpenToAppend(string id) => Open(id, FileAccess.ReadWrite);

    /// <summary>Opens a file to read; null when it is not there.</summary>
    public SafeFileHandle? OpenToRead(string id) => Open(id, FileAccess.Read);

    /// <summary>Bytes of a file; 0 when it is not there.</summary>
    public long LengthOf(string id) => new FileInfo(PathOf(id)) is { Exists: true } file ? file.Length : 0;

    /// <summary>Deletes a file, if it is there.</summary>
    public void Delete(string id) => Guard(() =>
    {
        if (Directory.Exists(Path.GetDirectoryName(PathOf(id)))) File.Delete(PathOf(id));
        return true;
    });

    /// <summary>Ids of files that nothing was written to since a time. What else lies in the folder, such as lost+found of a disk, is not looked at.</summary>
    public IEnumerable<string> List(DateTimeOffset writtenBefore) => Enumerable.Range(0, 256)
        .Select(number => number.ToString("x2", CultureInfo.InvariantCulture))
        .Select(start => (Start: start, Folder: new DirectoryInfo(Path.Combine(path, start))))
        .Where(part => part.Folder.Exists)
        .SelectMany(part => part.Folder.EnumerateFiles($"{part.Start}*"))
        .Where(file => Guid.TryParseExact(file.Name, "N", out _) && file.LastWriteTimeUtc < writtenBefore)
        .Select(file => file.Name);

    /// <summary>Waits until all that was written to a file is on the disk.</summary>
    public static Task SyncAsync(SafeFileHandle handle) => Task.Run(() => Guard(() =>
    {
        RandomAccess.FlushToDisk(handle);
        return true;
    }));

    /// <summary>Gives back the room of a file, as far as the disk lets it.</summary>
    public static void Cut(SafeFileHandle handle)
    {
        try
        {
            RandomAccess.SetLength(handle, 0);
        }
        catch (IOException)
        {
            // It goes when nobody goes on with the upload.
        }
    }

    /// <summary>Runs what works on files, and turns the errors of the disk into those of the service.</summary>
    public static T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Translate(e);
        }
    }

    /// <summary>What a caller is told of an error of the disk.</summary>
    public static PimException Translate(Exception error) => error.HResult is NoSpace or QuotaReached or WindowsDiskFull
        ? new(ErrorKind.ResourceExhausted, "STORE_FULL", "There is no room left for media; what was acknowledged is kept.")
        : StoreErrors.Unusable(error.Message);

    private SafeFileHandle? Open(string id, FileAccess access) => Guard(() =>
    {
        try
        {
            return File.OpenHandle(PathOf(id), FileMode.Open, access, FileShare.ReadWrite | FileShare.Delete, FileOptions.Asynchronous);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    });

    private string PathOf(string id) => Path.Combine(path, id[..2], id);

    // A new name lasts only when its folder is on the disk too. The framework has no call for it; where the system has none either, it is not needed.
    private static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var descriptor = Native.Open(Encoding.UTF8.GetBytes(folder + "\0"), 0);
        if (descriptor < 0) throw new IOException($"The folder {folder} cannot be opened.", Marshal.GetLastPInvokeError());
        var failed = Native.Sync(descriptor) != 0 ? Marshal.GetLastPInvokeError() : 0;
        _ = Native.Close(descriptor);
        if (failed != 0) throw new IOException($"The folder {folder} cannot be made durable.", failed);
    }

    private static class Native
    {
        [DllImport("libc", EntryPoint = "open", SetLastError = true)]
        public static extern int Open(byte[] path, int flags);

        [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
        public static extern int Sync(int descriptor);

        [DllImport("libc", EntryPoint = "close", SetLastError = true)]
        public static extern int Close(int descriptor);
    }
}

/// <summary>A file to read from.</summary>
internal sealed class FileContent(SafeFileHandle handle) : Application.Media.IBlobContent
{
    /// <inheritdoc/>
    public long Length { get; } = RandomAccess.GetLength(handle);

    /// <inheritdoc/>
    public async ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await RandomAccess.ReadAsync(handle, buffer, offset, cancellationToken);
        }
        catch (IOException e)
        {
            throw MediaFolder.Translate(e);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        handle.Dispose();
        return ValueTask.CompletedTask;
    }
}
