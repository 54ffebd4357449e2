using Microsoft.Extensions.Configuration;
using PimService.Hosting;

namespace PimService.Tests.Hosting;

public sealed class SettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pim-tests-").FullName;

    [Fact]
    public void Nothing_set_takes_the_defaults()
    {
        var settings = Read();

        Assert.Equal("http://127.0.0.1:5080", settings.Server.Address);
        Assert.Equal((8 << 20, 8 << 20), (settings.Server.MaxReceiveBytes, settings.Server.MaxSendBytes));
        Assert.Equal(TimeSpan.FromSeconds(30), settings.Server.ShutdownTimeout);
        Assert.Equal(StorageEngine.Sqlite, settings.Storage.Engine);
        Assert.Null(settings.Telemetry.OtlpEndpoint);
        Assert.False(settings.Demo.Load);
    }

    [Fact]
    public void Settings_file_holds_the_defaults()
    {
        var file = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
            .AddInMemoryCollection([new("Storage:DataFolder", _folder)])
            .Build();

        Assert.Equal(Read(), Settings.Read(file));
        Assert.Equal("data", new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build()["Storage:DataFolder"]);
    }

    [Fact]
    public void What_is_set_is_read()
    {
        var settings = Read(
            ("Server:Address", "http://*:80"), ("Server:MaxReceiveBytes", "100000"), ("Server:ShutdownTimeout", "00:01:00"),
            ("Storage:Engine", "sqlite"), ("Telemetry:OtlpEndpoint", "http://collector:4317"), ("Demo:Load", "true"));

        Assert.Equal(("http://*:80", 100_000, TimeSpan.FromMinutes(1)),
            (settings.Server.Address, settings.Server.MaxReceiveBytes, settings.Server.ShutdownTimeout));
        Assert.Equal((StorageEngine.Sqlite, new Uri("http://collector:4317"), true),
            (settings.Storage.Engine, settings.Telemetry.OtlpEndpoint, settings.Demo.Load));
    }

    [Fact]
    public void Data_folder_is_made_and_told_by_its_full_path()
    {
        var folder = Path.Combine(_folder, "new", "folder");

        Assert.Equal(folder, Read(("Storage:DataFolder", folder)).Storage.DataFolder);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Theory]
    [InlineData("Storage:Engine", "Oracle", "Storage:Engine: 'Oracle' must be one of Sqlite, MongoDB")]
    [InlineData("Storage:Engine", "0", "Storage:Engine: '0' must be one of Sqlite")]
    [InlineData("Storage:Engine", "MongoDB", "Storage:ConnectionString: must be set for Storage:Engine MongoDB.")]
    [InlineData("Storage:Database", "shop.pim", "Storage:Database: 'shop.pim' must be 1 to 63 letters, digits, underscores or hyphens.")]
    [InlineData("Storage:CheckInterval", "5", "Storage:CheckInterval: '5' must be a duration")]
    [InlineData("Storage:CheckInterval", "00:00:00", "Storage:CheckInterval: '00:00:00' must be a duration as hh:mm:ss, from 00:00:01")]
    [InlineData("Storage:DataFoldr", "x", "Storage:DataFoldr: there is no such setting.")]
    [InlineData("Media:AllowedTypes", "image/jpeg, text/html", "Media:AllowedTypes: 'image/jpeg, text/html' must be types divided by commas, of image/jpeg")]
    [InlineData("Media:AllowedTypes", ",", "Media:AllowedTypes: ',' must be types divided by commas")]
    [InlineData("Media:BaseUrl", "media.example.com", "Media:BaseUrl: 'media.example.com' must be an address")]
    [InlineData("Media:BaseUrl", "https://media.example.com/?a=b", "Media:BaseUrl: 'https://media.example.com/?a=b' must be an address")]
    [InlineData("Media:UrlKey", "guessme", "Media:UrlKey: must have at least 32 characters, chosen at random.")]
    [InlineData("Access:KeyFile", "/nowhere/keys.json", "Access:KeyFile: '/nowhere/keys.json' must be a file of keys.")]
    [InlineData("Server:Address", "localhost", "Server:Address: 'localhost' must be an address")]
    [InlineData("Server:Address", "https://localhost:5080", "Server:Address: 'https://localhost:5080' must start with http://")]
    [InlineData("Server:Address", "http://localhost:5080/pim", "Server:Address: 'http://localhost:5080/pim' must be an address")]
    [InlineData("Server:Address", "http://localhost:99999", "Server:Address: 'http://localhost:99999' must be an address")]
    [InlineData("Server:MaxReceiveBytes", "8MB", "Server:MaxReceiveBytes: '8MB' must be a whole number from 65536")]
    [InlineData("Server:MaxSendBytes", "1", "Server:MaxSendBytes: '1' must be a whole number from 65536")]
    [InlineData("Server:ShutdownTimeout", "-00:00:01", "Server:ShutdownTimeout: '-00:00:01' must be a duration")]
    [InlineData("Telemetry:OtlpEndpoint", "collector:4317", "Telemetry:OtlpEndpoint: 'collector:4317' must be an address")]
    [InlineData("Demo:Load", "yes", "Demo:Load: 'yes' must be true or false.")]
    public void Wrong_setting_is_told_by_its_name(string key, string value, string sentence)
    {
        var problem = Assert.Throws<StartupException>(() => Read((key, value)));

        Assert.StartsWith(sentence, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_catalogue_on_MongoDB_needs_no_folder_and_its_secret_is_not_told()
    {
        var folder = Path.Combine(_folder, "not-made");

        var settings = Read(("Storage:Engine", "mongodb"), ("Storage:ConnectionString", "mongodb://user:secret@host/"), ("Storage:DataFolder", folder)).Storage;

        Assert.Equal((StorageEngine.MongoDB, "mongodb://user:secret@host/", "pim"), (settings.Engine, settings.ConnectionString, settings.Database));
        Assert.False(Directory.Exists(folder));
        Assert.DoesNotContain("secret", settings.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Data_folder_that_is_a_file_is_told_by_its_name()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");

        var problem = Assert.Throws<StartupException>(() => Read(("Storage:DataFolder", file)));

        Assert.StartsWith($"Storage:DataFolder: '{file}' must be a folder that can be written to.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_wrong_settings_are_told_at_once()
    {
        var problem = Assert.Throws<StartupException>(() => Read(("Storage:Engine", "Oracle"), ("Demo:Load", "yes"), ("Server:Adress", "x")));

        Assert.Equal(3, problem.Message.Split(Environment.NewLine).Length);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080", "http://127.0.0.1:5080")]
    [InlineData("http://*:80", "http://127.0.0.1:80")]
    [InlineData("http://[::]:5080", "http://127.0.0.1:5080")]
    [InlineData("http://localhost:5080", "http://localhost:5080")]
    public void Address_to_listen_on_has_an_address_to_call(string listening, string calling) => Assert.Equal(calling, ListenAddress.FromHere(listening));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Settings Read(params (string Key, string Value)[] given)
    {
        var values = new Dictionary<string, string?> { ["Storage:DataFolder"] = _folder };
        foreach (var (key, value) in given) values[key] = value;
        return Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
    }
}
