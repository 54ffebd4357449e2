using Pim.Client.Files;

namespace Pim.Client.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pim-client-tests-");

    private string Path => System.IO.Path.Combine(_folder.FullName, "a.txt");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_file_that_is_not_completed_leaves_what_was_there()
    {
        await WriteAsync("one", isCompleted: true);
        await WriteAsync("two", isCompleted: false);
        Assert.Equal("one", await File.ReadAllTextAsync(Path));
        await WriteAsync("three", isCompleted: true);
        Assert.Equal("three", await File.ReadAllTextAsync(Path));
        Assert.Single(_folder.EnumerateFiles());
    }

    [Fact]
    public async Task What_killed_processes_left_is_thrown_away_and_nothing_else()
    {
        foreach (var name in (string[])["a.txt.abcdefgh.xyz.tmp", "a.txt", "a.txt.tmp", "b.txt.abcdefgh.xyz.tmp"])
            await File.WriteAllTextAsync(System.IO.Path.Combine(_folder.FullName, name), "");
        AtomicFile.RemoveLeftovers(Path);
        Assert.Equal(["a.txt", "a.txt.tmp", "b.txt.abcdefgh.xyz.tmp"], _folder.EnumerateFiles().Select(f => f.Name).Order(StringComparer.Ordinal));
    }

    private async Task WriteAsync(string text, bool isCompleted)
    {
        await using var file = new AtomicFile(Path);
        await file.Stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(text));
        if (isCompleted) await file.CompleteAsync();
    }
}
