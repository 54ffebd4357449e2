using System.Diagnostics;

namespace PimService.Tests.Media;

/// <summary>Looks at what was made with the tools that made it: the size of an image, and the colour of a pixel, roughly.</summary>
internal static class Pixels
{
    public static async Task<(int Width, int Height)> SizeAsync(byte[] image)
    {
        var header = await RunAsync("vipsheader", image, "-a");
        return (Field(header, "width"), Field(header, "height"));
    }

    /// <summary>Names of all fields that an image carries.</summary>
    public static async Task<string> HeaderAsync(byte[] image) => await RunAsync("vipsheader", image, "-a");

    public static async Task<string> ColorAsync(byte[] image, int x, int y)
    {
        var bands = (await RunAsync("vips", image, "getpoint", $"{x}", $"{y}")).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(b => double.Parse(b, System.Globalization.CultureInfo.InvariantCulture) > 128).ToArray();
        return bands[..3] switch
        {
            [true, false, false] => "red",
            [false, true, false] => "green",
            [false, false, true] => "blue",
            [true, true, true] => "white",
            _ => "black",
        };
    }

    private static int Field(string header, string name) =>
        int.Parse(header.Split('\n').Single(line => line.StartsWith($"{name}: ", StringComparison.Ordinal))[(name.Length + 2)..], System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string> RunAsync(string tool, byte[] image, params string[] arguments)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, image);
            string[] line = tool == "vips" ? [arguments[0], path, .. arguments[1..]] : [.. arguments, path];
            using var process = Process.Start(new ProcessStartInfo(tool, line) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? output.Trim() : throw new InvalidDataException(await process.StandardError.ReadToEndAsync());
        }
        finally
        {
            File.Delete(path);
        }
    }
}
