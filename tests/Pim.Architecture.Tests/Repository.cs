using System.Xml.Linq;

namespace Pim.Architecture.Tests;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    /// <summary>The projects below src and clients by name.</summary>
    public static IReadOnlyDictionary<string, Project> Projects { get; } =
        FilesBelow("src", "*.csproj").Concat(FilesBelow("clients", "*.csproj")).Select(Project.Read).ToDictionary(p => p.Name);

    /// <summary>Files written by hand, not what builds leave behind.</summary>
    public static IEnumerable<string> FilesBelow(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar)
                .Any(part => part is "bin" or "obj" or "artifacts" or "node_modules"))
            .Order(StringComparer.Ordinal);

    public static string RelativePath(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PimService.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder;
    }
}

/// <summary>What a project file asks for.</summary>
/// <param name="Name">Name of the project.</param>
/// <param name="Projects">Projects it references.</param>
/// <param name="Packages">Packages whose assemblies it can use; those for the build alone are left out.</param>
internal sealed record Project(string Name, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages)
{
    public static Project Read(string file)
    {
        var items = XDocument.Load(file).Descendants();
        return new Project(
            Path.GetFileNameWithoutExtension(file),
            items.Where(i => i.Name.LocalName == "ProjectReference").Select(i => Path.GetFileNameWithoutExtension(Included(i).Replace('\\', '/'))).ToList(),
            items.Where(i => i.Name.LocalName == "PackageReference" && (string?)i.Attribute("PrivateAssets") != "all").Select(Included).ToList());
    }

    private static string Included(XElement item) => (string?)item.Attribute("Include") ?? "";
}
