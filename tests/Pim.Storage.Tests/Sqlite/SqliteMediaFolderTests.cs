using Pim.Storage.Sqlite;

namespace Pim.Storage.Tests.Sqlite;

public sealed class SqliteMediaFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_sweep_takes_its_own_files_and_leaves_those_of_others()
    {
        await using var catalog = SqliteCatalog.Open(new() { Folder = _folder.Path });
        var orphan = "ab" + new string('0', 30);
        string[] foreign = ["a", "README", "lost+found/ab", "ab/notes", $"cd/{orphan}"];
        foreach (var name in foreign.Append($"ab/{orphan}"))
        {
            var path = Path.Combine(_folder.Path, "media", name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, "x");
        }

        Assert.Equal(1, await catalog.Blobs.SweepAsync(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero), default));

        Assert.All(foreign, name => Assert.True(File.Exists(Path.Combine(_folder.Path, "media", name))));
        Assert.False(File.Exists(Path.Combine(_folder.Path, "media", "ab", orphan)));
    }
}
