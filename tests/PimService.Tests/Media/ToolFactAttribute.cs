namespace PimService.Tests.Media;

/// <summary>A test that needs a program of Debian's; skipped, saying so, where it is not installed.</summary>
public sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(string tool, string package)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, tool)))) Skip = $"Needs {tool} (Debian: apt-get install {package}).";
    }
}
