using System.Reflection;
using MongoDB.Driver;

namespace Pim.Bson.Tests.References;

public sealed class UnresolvedReferencesTests
{
    private static readonly string[] StandIns = ["MongoDB.Bson", "DnsClient", "SharpCompress", "Snappier", "ZstdSharp"];

    [Fact]
    public void References_of_the_driver_that_do_not_resolve_are_exactly_those_listed()
    {
        if (!Fallback.IsUsed) return;
        var folder = Path.GetDirectoryName(typeof(MongoClient).Assembly.Location);
        var surfaces = StandIns.ToDictionary(name => name, name => AssemblySurface.Read(Path.Combine(folder, name + ".dll")));

        var unresolved = DriverReferences.FindUnresolved(typeof(MongoClient).Assembly.Location, surfaces).Distinct().Order(StringComparer.Ordinal);

        var listed = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "unresolved.txt"))
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Order(StringComparer.Ordinal);
        Assert.Equal(listed, unresolved);
    }

    [Fact]
    public void Every_type_of_the_driver_loads()
    {
        var driver = typeof(MongoClient).Assembly;

        try
        {
            Assert.NotEmpty(driver.GetTypes());
        }
        catch (ReflectionTypeLoadException e)
        {
            Assert.Fail(string.Join(Environment.NewLine, e.LoaderExceptions.Select(each => each.Message).Distinct()));
        }
    }
}
