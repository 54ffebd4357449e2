namespace Pim.MarketplaceSync.State;

/// <summary>Keeps a state to one process. The system gives it free when that ends, however it does.</summary>
internal sealed class StateLock : IDisposable
{
    private readonly FileStream _file;

    private StateLock(FileStream file) => _file = file;

    /// <summary>Takes it.</summary>
    /// <param name="statePath">The state.</param>
    /// <exception cref="StateException">Another process has it.</exception>
    public static StateLock Take(string statePath)
    {
        var path = $"{statePath}.lock";
        try
        {
            return new StateLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException))
        {
            throw new StateException($"The state {statePath} is in use by another marketplace-sync: only one may keep a feed.");
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new StateException($"The state {statePath} cannot be used: {e.Message}");
        }
    }

    public void Dispose() => _file.Dispose();
}
