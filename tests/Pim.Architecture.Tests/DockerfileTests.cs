using System.Xml.Linq;

namespace Pim.Architecture.Tests;

/// <summary>The image is built from a part of this repository: everything that the service is made of must be in it.</summary>
public sealed class DockerfileTests
{
    private static readonly IReadOnlyList<string> Copied = File.ReadAllLines(Path.Combine(Repository.Root, "Dockerfile"))
        .Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal))
        .SelectMany(line => line.Split(' ')[1..^1]).ToList();

    [Fact]
    public void What_is_copied_is_there()
    {
        Assert.All(Copied, path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), path));
    }

    [Fact]
    public void Restoring_sees_every_project_of_the_service()
    {
        Assert.All(ProjectsOf("src/PimService/PimService.csproj"), project => Assert.Contains(project, Copied));
    }

    [Fact]
    public void Every_file_that_a_project_takes_from_outside_its_folder_is_copied()
    {
        var outside = ProjectsOf("src/PimService/PimService.csproj").SelectMany(FilesOf)
            .Where(path => !path.StartsWith("src/", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(outside);
        Assert.All(outside, path => Assert.Contains(Copied, copied => copied == path || path.StartsWith(copied, StringComparison.Ordinal)));
    }

    private static List<string> ProjectsOf(string project)
    {
        var found = new List<string> { project };
        for (var i = 0; i < found.Count; i++) found.AddRange(IncludedBy(found[i], "ProjectReference").Except(found).ToList());
        return found;
    }

    // Up to the first wildcard: what stands there must be copied with all that is below it.
    private static IEnumerable<string> FilesOf(string project) =>
        new[] { "EmbeddedResource", "Protobuf", "Content", "AdditionalFiles" }.SelectMany(kind => IncludedBy(project, kind)).Select(path => path.Split('*')[0]);

    private static IEnumerable<string> IncludedBy(string project, string kind)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, project))!;
        return XDocument.Load(Path.Combine(Repository.Root, project)).Descendants(kind)
            .Select(item => (string?)item.Attribute("Include")).OfType<string>()
            .Select(path => Repository.RelativePath(Path.GetFullPath(Path.Combine(folder, path))));
    }
}
