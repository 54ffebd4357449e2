using System.IO.Compression;
using System.Text;
using Pim.Cli.Akeneo;
using Pim.Cli.Import;

namespace Pim.Cli.Tests.Akeneo;

public sealed class AkeneoFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Packed_files_are_read_like_plain_ones()
    {
        foreach (var file in Directory.EnumerateFiles(ExportFixture.Folder))
        {
            await using var packed = new GZipStream(File.Create(_folder.PathOf(Path.GetFileName(file) + ".gz")), CompressionMode.Compress);
            await packed.WriteAsync(await File.ReadAllBytesAsync(file));
        }

        var rows = await ExportFixture.ReadAsync(_folder.Path);

        Assert.Equal((await ExportFixture.ReadAsync()).Select(r => r.Row), rows.Select(r => r.Row));
        Assert.Equal("products.csv.gz", rows[^1].Place.File);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_stop_everything_before_it_begins_and_are_named()
    {
        _folder.Write("attributes.csv", "code;type\nname;pim_catalog_text\n");
        _folder.Write("families.csv", [.. "code;label-de_DE\nm;M\nx;B"u8, 0xE4, .. "r\n"u8]);

        var error = await Assert.ThrowsAsync<UnusableInputException>(() => ExportFixture.ReadAsync(_folder.Path));

        Assert.Contains("families.csv, line 3: byte 24", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_an_export_is_unusable()
    {
        _folder.Write("something.csv", "a;b\n");

        var error = await Assert.ThrowsAsync<UnusableInputException>(() => ExportFixture.ReadAsync(_folder.Path));

        Assert.Contains("products.csv", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Products_without_attributes_cannot_be_read()
    {
        _folder.Write("products.csv", "sku;name\nA;B\n");

        await Assert.ThrowsAsync<UnusableInputException>(() => ExportFixture.ReadAsync(_folder.Path));
    }

    [Fact]
    public async Task Categories_that_stand_in_a_circle_are_left_to_the_service()
    {
        _folder.Write("categories.csv", "code;parent\na;b\nb;a\nc;\n");

        var rows = await ExportFixture.ReadAsync(_folder.Path);

        Assert.Equal(["b", "a", "c"], rows.Select(r => r.Code));
    }

    [Fact]
    public async Task Further_measurement_families_come_from_a_file()
    {
        _folder.Write("attributes.csv",
            "code;type;metric_family;default_metric_unit\nglow;pim_catalog_metric;Glow;CANDELA\nweight;pim_catalog_metric;Weight;STONE\n");
        _folder.Write("units.csv", "family;code;symbol;en;de;fr\nGlow;CANDELA;cd;Candela;Candela;\nWeight;STONE;st;Stone;Stone;\n");

        var rows = await ExportFixture.ReadAsync(_folder.Path, AkeneoOptions.Default with { UnitsFile = _folder.PathOf("units.csv") });

        Assert.Equal(["CANDELA"], rows.Taken("glow").Attribute.Units.Select(u => u.Code));
        Assert.Contains("KILOGRAM", rows.Taken("weight").Attribute.Units.Select(u => u.Code));
        Assert.Equal("STONE", rows.Taken("weight").Attribute.DefaultUnit);
    }

    [Theory]
    [InlineData("Weight", "GRAM")]
    [InlineData("Length", "INCH")]
    [InlineData("Area", "HECTARE")]
    [InlineData("Volume", "LITER")]
    [InlineData("Temperature", "CELSIUS")]
    [InlineData("Power", "KILOWATT")]
    [InlineData("Frequency", "GIGAHERTZ")]
    [InlineData("Binary", "GIGABYTE")]
    [InlineData("Duration", "MONTH")]
    [InlineData("Speed", "KILOMETER_PER_HOUR")]
    [InlineData("Pressure", "HECTOPASCAL")]
    [InlineData("Energy", "KILOCALORIE")]
    [InlineData("ElectricCharge", "MILLIAMPEREHOUR")]
    [InlineData("Voltage", "VOLT")]
    [InlineData("Intensity", "MILLIAMPERE")]
    [InlineData("Resistance", "KILOHM")]
    [InlineData("Decibel", "DECIBEL")]
    [InlineData("CaseBox", "DOZEN")]
    public async Task The_families_that_Akeneo_brings_are_known(string family, string unit)
    {
        var families = await MeasurementFamilies.LoadAsync(null, CancellationToken.None);

        var found = families.Find(family)!.Single(u => u.Code == unit);
        Assert.NotEmpty(found.Symbol);
        Assert.Equal(["de", "en", "fr"], found.Labels.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Units_can_be_stored_as_they_are()
    {
        var families = await MeasurementFamilies.LoadAsync(null, CancellationToken.None);

        foreach (var unit in families.Names.SelectMany(n => families.Find(n)!))
        {
            Assert.Matches("^[A-Z][A-Z_]*$", unit.Code);
            Assert.InRange(Encoding.UTF8.GetByteCount(unit.Symbol), 1, 20);
        }
    }
}
