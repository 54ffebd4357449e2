using System.Runtime.CompilerServices;

namespace Pim.Tests;

/// <summary>
/// A test over real data, which is not part of the repository: the folder that PIM_TEST_DATA names, or shared/data beside the folder that
/// holds the repository. Skipped, saying so, where it is not there.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DataFactAttribute : FactAttribute
{
    private const string Variable = "PIM_TEST_DATA";

    /// <param name="folder">Folder of the data set that the test needs.</param>
    /// <param name="source">Path of the test; filled in by the compiler.</param>
    public DataFactAttribute(string folder, [CallerFilePath] string source = "")
    {
        if (Find(folder, source) is null) Skip = $"There is no {folder} here: set {Variable} to the folder that holds it.";
    }

    /// <summary>The folder of a data set; null when it is not there.</summary>
    public static string? Find(string folder, [CallerFilePath] string source = "")
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } data) return Existing(Path.Combine(data, folder));
        for (var above = new DirectoryInfo(Path.GetDirectoryName(source)!); above is not null; above = above.Parent)
        {
            if (Existing(Path.Combine(above.FullName, "shared", "data", folder)) is { } found) return found;
        }
        return null;
    }

    private static string? Existing(string path) => Directory.Exists(path) ? path : null;
}
