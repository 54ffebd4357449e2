namespace Pim.Architecture.Tests;

/// <summary>
/// Which project may see which: Domain, Application, then the stores, then the host. The command line is a client of the host, and sees the
/// stores for one purpose alone: to copy a catalogue from one to another while no service works on either. What a project can use is what it,
/// or a project below it, asks for, so the project files tell it before anything is built.
/// </summary>
public sealed class LayersTests
{
    private static readonly string[] Wire = ["Pim.Protos", "Grpc.", "Google."];

    [Fact]
    public void Domain_references_nothing_but_the_framework()
    {
        Assert.Empty(Repository.Projects["Pim.Domain"].Projects);
        Assert.Empty(Repository.Projects["Pim.Domain"].Packages);
    }

    [Fact]
    public void Application_references_Domain_alone()
    {
        Assert.Equal(["Pim.Domain"], Repository.Projects["Pim.Application"].Projects);
        Assert.All(Repository.Projects["Pim.Application"].Packages, package => Assert.StartsWith("Microsoft.Extensions.", package, StringComparison.Ordinal));
    }

    [Fact]
    public void Stores_see_neither_the_wire_nor_the_host_nor_each_other()
    {
        foreach (var store in Repository.Projects.Keys.Where(IsStore))
        {
            var visible = Visible(store);
            Assert.Contains("Pim.Application", visible);
            Assert.DoesNotContain(visible, name => name == "PimService" || IsStore(name));
            Assert.DoesNotContain(visible, IsWire);
        }
    }

    [Fact]
    public void Only_the_host_and_the_command_line_see_stores()
    {
        var others = Repository.Projects.Values.Where(project => project.Name is not ("PimService" or "Pim.Cli"));
        Assert.All(others, project => Assert.DoesNotContain(project.Projects, IsStore));
    }

    [Fact]
    public void The_command_line_opens_stores_only_to_copy()
    {
        var others = Repository.FilesBelow("src/Pim.Cli", "*.cs")
            .Where(file => !Repository.RelativePath(file).StartsWith("src/Pim.Cli/Copying/", StringComparison.Ordinal));
        Assert.All(others, file => Assert.DoesNotContain("Pim.Storage", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public void Protos_stand_apart_from_the_house()
    {
        Assert.DoesNotContain(Visible("Pim.Protos"), Repository.Projects.ContainsKey);
    }

    [Fact]
    public void Only_the_host_and_clients_see_the_wire()
    {
        var others = Repository.Projects.Keys.Where(name => name is not ("Pim.Protos" or "PimService" or "Pim.Cli" or "Pim.Client" or "Pim.MarketplaceSync"));
        Assert.All(others, name => Assert.DoesNotContain(Visible(name), IsWire));
    }

    [Fact]
    public void Clients_know_the_service_by_its_contract_alone()
    {
        Assert.Equal(["Pim.Protos"], Repository.Projects["Pim.Client"].Projects);
        Assert.Equal(["Pim.Client"], Repository.Projects["Pim.MarketplaceSync"].Projects);
    }

    [Fact]
    public void Nothing_references_the_host()
    {
        Assert.All(Repository.Projects.Values, project => Assert.DoesNotContain("PimService", project.Projects));
    }

    private static bool IsStore(string name) => name.StartsWith("Pim.Storage.", StringComparison.Ordinal);

    private static bool IsWire(string name) => Wire.Any(wire => name.StartsWith(wire, StringComparison.Ordinal));

    /// <summary>All projects and packages that a project sees, those of the projects below it included.</summary>
    private static HashSet<string> Visible(string project)
    {
        var visible = new HashSet<string>();
        var open = new Stack<string>([project]);
        while (open.TryPop(out var name))
        {
            if (!Repository.Projects.TryGetValue(name, out var found)) continue;
            visible.UnionWith(found.Packages);
            foreach (var below in found.Projects)
            {
                if (visible.Add(below)) open.Push(below);
            }
        }
        return visible;
    }
}
