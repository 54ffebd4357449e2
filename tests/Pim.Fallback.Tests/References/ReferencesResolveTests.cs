using System.Reflection;
using Grpc.Core;
using Grpc.Net.Compression;

namespace Pim.Fallback.Tests.References;

/// <summary>Whatever lies beside these tests and refers to the gRPC packages must find there all that it refers to.</summary>
public sealed class ReferencesResolveTests
{
    private static readonly Assembly[] s_packages = [typeof(Status).Assembly, typeof(ICompressionProvider).Assembly];
    private static readonly HashSet<string> s_packageNames = [.. s_packages.Select(package => package.GetName().Name!)];

    public static TheoryData<string> Consumers() => [.. ConsumerFiles()];

    [Theory]
    [InlineData("Grpc.AspNetCore.Server.dll")]
    [InlineData("Grpc.Net.Client.dll")]
    [InlineData("Pim.Fallback.Tests.dll")]
    public void The_assemblies_that_matter_are_among_the_consumers(string file) => Assert.Contains(file, ConsumerFiles());

    [Theory]
    [MemberData(nameof(Consumers))]
    public void Every_type_referred_to_exists(string file)
    {
        var offered = new OfferedApi(s_packages);
        using var consumer = AssemblyFile.TryOpen(Path.Combine(AppContext.BaseDirectory, file))!;

        var missing = new NeededApi(consumer.Reader, s_packageNames).Types()
            .Where(type => !offered.HasType(type.Assembly, type.Type))
            .Select(type => $"[{type.Assembly}] {type.Type}");

        AssertNone(missing);
    }

    [Theory]
    [MemberData(nameof(Consumers))]
    public void Every_member_referred_to_exists_with_that_very_signature(string file)
    {
        var offered = new OfferedApi(s_packages);
        using var consumer = AssemblyFile.TryOpen(Path.Combine(AppContext.BaseDirectory, file))!;

        var missing = new NeededApi(consumer.Reader, s_packageNames).Members()
            .Where(member => !offered.HasMember(member.Assembly, member.Type, member.Member))
            .Select(member => $"[{member.Assembly}] {member.Type}::{member.Member}");

        AssertNone(missing);
    }

    /// <summary>Loading checks what references do not show: that overrides have something to override and nothing abstract is left open.</summary>
    [Theory]
    [MemberData(nameof(Consumers))]
    public void Every_type_loads(string file)
    {
        var consumer = Assembly.Load(Path.GetFileNameWithoutExtension(file));

        Assert.NotEmpty(consumer.GetTypes());
    }

    [Fact]
    public void The_packages_have_the_identity_that_references_ask_for() => Assert.All(s_packages, package =>
    {
        Assert.Equal(new Version(2, 0, 0, 0), package.GetName().Version);
        Assert.Equal("D754F35622E28BAD", Convert.ToHexString(package.GetName().GetPublicKeyToken()!));
    });

    // Not Assert.Empty, which cuts long names short.
    private static void AssertNone(IEnumerable<string> missing)
    {
        var lines = string.Join(Environment.NewLine, missing);
        Assert.True(lines.Length == 0, $"Not found:{Environment.NewLine}{lines}");
    }

    private static IEnumerable<string> ConsumerFiles() =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Where(RefersToPackages).Select(path => Path.GetFileName(path)).Order();

    private static bool RefersToPackages(string path)
    {
        using var file = AssemblyFile.TryOpen(path);
        return file?.RefersTo(s_packageNames) == true;
    }
}
