namespace PimService.Tests.Hosting;

/// <summary>The program from outside: its arguments, its exit codes, its words.</summary>
public sealed class ProgramTests(ServiceFixture running) : IClassFixture<ServiceFixture>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pim-tests-").FullName;

    [Fact]
    public async Task Wrong_settings_end_it_with_exit_code_1_and_a_sentence_each()
    {
        var (exitCode, errors) = await ServiceProcess.RunAsync("--data", _folder, "Storage:Engine=Oracle", "Server:MaxReceiveBytes=8MB");

        Assert.Equal(1, exitCode);
        Assert.Equal(
            ["Storage:Engine: 'Oracle' must be one of Sqlite, MongoDB.", "Server:MaxReceiveBytes: '8MB' must be a whole number from 65536 to 1073741824."],
            errors.TrimEnd().Split(Environment.NewLine));
    }

    [Theory]
    [InlineData("--dmeo", "'--dmeo' is neither a switch nor a setting (Section:Key=value).")]
    [InlineData("Server:Address", "'Server:Address' is neither a switch nor a setting (Section:Key=value).")]
    [InlineData("--data", "Required argument missing for option: '--data'.")]
    public async Task Unreadable_argument_ends_it_with_exit_code_1_and_a_sentence(string argument, string sentence)
    {
        var (exitCode, errors) = await ServiceProcess.RunAsync(argument);

        Assert.Equal((1, sentence), (exitCode, errors.Trim()));
    }

    [Fact]
    public async Task Address_that_is_taken_ends_it_with_exit_code_1_and_a_sentence()
    {
        var (exitCode, errors) = await ServiceProcess.RunAsync("--data", _folder, "--urls", running.Address.ToString().TrimEnd('/'));

        Assert.Equal(1, exitCode);
        Assert.StartsWith("Server:Address: ", Assert.Single(errors.Trim().Split(Environment.NewLine)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_folder_that_another_process_has_open_ends_it_with_exit_code_1_and_a_sentence()
    {
        var (exitCode, errors) = await ServiceProcess.RunAsync("--data", running.DataFolder, "--urls", "http://127.0.0.1:0");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("Storage:DataFolder: ", Assert.Single(errors.Trim().Split(Environment.NewLine)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user:secret", "Storage:ConnectionString: It cannot be read; ")]
    [InlineData("mongodb://user:secret@127.0.0.1:1/?serverSelectionTimeoutMS=50",
        "Storage:ConnectionString: pim at 127.0.0.1:1: The database cannot be reached: ")]
    public async Task A_database_that_cannot_be_opened_ends_it_with_exit_code_1_and_a_sentence_without_secrets(string connectionString, string sentence)
    {
        var (exitCode, errors) = await ServiceProcess.RunAsync(
            "--urls", "http://127.0.0.1:0", "Storage:Engine=MongoDB", $"Storage:ConnectionString={connectionString}");

        Assert.Equal(1, exitCode);
        Assert.StartsWith(sentence, Assert.Single(errors.Trim().Split(Environment.NewLine)), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serves_until_it_is_told_to_end_and_healthcheck_tells_whether_it_does()
    {
        await using var service = ServiceProcess.Start("--data", _folder, "--urls", "http://127.0.0.1:0");
        var address = (await service.ReadLineAsync("  listens on  ")).Split("listens on")[1].Trim().Split(' ')[0];
        await service.ReadLineAsync($"({"Sqlite"}), 0 products");
        await service.ReadLineAsync("dotnet run --project src/Pim.Cli -- ");

        Assert.Equal(0, (await ServiceProcess.RunAsync("healthcheck", "--urls", address)).ExitCode);

        await service.TerminateAsync();
        Assert.Equal(0, await service.WaitAsync());
        Assert.Equal("", await service.Errors);
        var (exitCode, errors) = await ServiceProcess.RunAsync("healthcheck", "--urls", address);
        Assert.Equal((1, $"{address} does not answer: Unavailable"), (exitCode, errors.Trim()));
    }

    [Fact]
    public async Task Healthcheck_of_a_wrong_address_says_so()
    {
        var (exitCode, errors) = await ServiceProcess.RunAsync("healthcheck", "Server:Address=here");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("Server:Address: 'here' must be", errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
