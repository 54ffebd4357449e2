namespace PimService.Tests.Hosting;

/// <summary>The program with its catalogue on MongoDB.</summary>
public sealed class MongoProgramTests
{
    [MongoFact]
    public async Task The_demo_catalogue_is_loaded_once_and_served_again_after_a_restart()
    {
        await using var database = new MongoDatabase();
        string[] arguments = ["--demo", "--urls", "http://127.0.0.1:0", .. database.Arguments];

        var first = await ServeAsync(arguments);
        var second = await ServeAsync(arguments);

        Assert.StartsWith($"  keeps data  {database.Name} at ", first, StringComparison.Ordinal);
        Assert.Contains(" (MongoDB), ", first, StringComparison.Ordinal);
        Assert.DoesNotContain(", 0 products", first, StringComparison.Ordinal);
        Assert.Equal(first, second);
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
}
