using Pim.Storage.Sqlite;
using Pim.Storage.Tests.Contracts;

namespace Pim.Storage.Tests.Sqlite;

public sealed class SqliteMediaCrashTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_acknowledged_before_a_kill_is_there_and_no_file_is_left_over()
    {
        var kept = new Dictionary<string, string>();
        for (var kill = 0; kill < (MediaCrash.Kills ?? 3); kill++)
        {
            foreach (var (key, sha256) in await MediaCrash.UploadAndKillAsync("upload-to-sqlite", _folder.Path, acknowledgements: 8 + (kill % 13)))
                kept[key] = sha256;

            await using var catalog = SqliteCatalog.Open(new() { Folder = _folder.Path });
            await MediaCrash.AssertWholeAsync(catalog.Assets, catalog.Blobs, kept);
            var files = Directory.EnumerateFiles(Path.Combine(_folder.Path, "media"), "*", SearchOption.AllDirectories).Count();
            Assert.Equal((await catalog.Blobs.ListAsync("", int.MaxValue, default)).Count, files);
        }
    }

    /// <summary>What the process to kill does.</summary>
    public static async Task<int> UploadUntilKilledAsync(string folder)
    {
        await using var catalog = SqliteCatalog.Open(new() { Folder = folder });
        return await MediaCrash.UploadUntilKilledAsync(catalog.Assets, catalog.Blobs);
    }
}
