namespace Pim.Client.Files;

/// <summary>
/// A file that remembers how far a reader of a channel's changes is. For readers whose own work is not in a database that could hold the token too.
/// </summary>
/// <param name="path">The file.</param>
public sealed class TokenFile(string path)
{
    /// <summary>The token kept; empty when there is none.</summary>
    public async Task<string> ReadAsync(CancellationToken cancellationToken) =>
        File.Exists(path) ? (await File.ReadAllTextAsync(path, cancellationToken)).Trim() : "";

    /// <summary>Keeps a token in place of the one before; stopped in the middle, the one before is still there.</summary>
    public async Task WriteAsync(string token)
    {
        await using var file = new AtomicFile(path);
        await file.Stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(token + "\n"));
        await file.CompleteAsync();
    }
}
