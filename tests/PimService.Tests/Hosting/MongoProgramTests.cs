using MongoDB.Driver;

namespace PimService.Tests.Hosting;

/// <summary>The program with its catalogue on MongoDB; PIM_TEST_MONGODB is the connection string of a server to test with.</summary>
public sealed class MongoProgramTests
{
    private static readonly string? ConnectionString = Environment.GetEnvironmentVariable("PIM_TEST_MONGODB") is { Length: > 0 } given ? given : null;

    [MongoFact]
    public async Task The_demo_catalogue_is_loaded_once_and_served_again_after_a_restart()
    {
        var database = $"pim_test_{Guid.NewGuid():N}";
        string[] arguments = ["--demo", "--urls", "http://127.0.0.1:0", "Storage:Engine=MongoDB", $"Storage:ConnectionString={ConnectionString}", $"Storage:Database={database}"];
        try
        {
            var first = await ServeAsync(arguments);
            var second = await ServeAsync(arguments);

            Assert.StartsWith($"  keeps data  {database} at ", first, StringComparison.Ordinal);
            Assert.Contains(" (MongoDB), ", first, StringComparison.Ordinal);
            Assert.DoesNotContain(", 0 products", first, StringComparison.Ordinal);
            Assert.Equal(first, second);
        }
        finally
        {
            using var client = new MongoClient(ConnectionString);
            await client.DropDatabaseAsync(database);
        }
    }

    private static async Task<string> ServeAsync(string[] arguments)
    {
        await using var service = ServiceProcess.Start(arguments);
        var data = await service.ReadLineAsync("  keeps data  ");
        await service.ReadLineAsync("dotnet run --project src/Pim.Cli -- get ");
        await service.TerminateAsync();
        Assert.Equal(0, await service.WaitAsync());
        Assert.Equal("", await service.Errors);
        return data;
    }

    private sealed class MongoFactAttribute : FactAttribute
    {
        public MongoFactAttribute()
        {
            if (ConnectionString is null) Skip = "PIM_TEST_MONGODB names no server.";
        }
    }
}
