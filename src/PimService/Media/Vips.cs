using System.Diagnostics;
using Pim.Application.Media.Renditions;
using Pim.Domain;
using Pim.Domain.Channels;

namespace PimService.Media;

/// <summary>
/// Makes renditions with the command-line tools of libvips (Debian: libvips-tools), each in a process of its own, without a shell, in an environment
/// that has nothing of ours, and under the bounds of "prlimit" on memory, processor time and size of files. Readers of formats that libvips itself
/// does not hold to be safe against hostile files are off.
/// </summary>
internal sealed class Vips(ImageToolOptions options) : IImageTool
{
    private const int MaxErrorLength = 300;
    private const long MaxResultBytes = 256 << 20;

    public async Task<string> MakeAsync(string source, Rendition rendition, CancellationToken cancellationToken)
    {
        if (!options.IsInstalled) throw ImageToolOptions.Missing(ImageToolOptions.Tool);
        var folder = Path.GetDirectoryName(source)!;
        var result = Path.Combine(folder, $"result.{rendition.Extension}");
        if (rendition.Fit != RenditionFit.Pad)
        {
            await RunAsync(folder, ["vipsthumbnail", source, .. Shrinking(rendition), "-o", result + Saving(rendition)], cancellationToken);
            return result;
        }

        // What is put around the image is opaque and white, also where the image itself can be seen through.
        var shrunk = Path.Combine(folder, "shrunk.png");
        await RunAsync(folder, ["vipsthumbnail", source, .. Shrinking(rendition), "-o", $"{shrunk}[compression=1,strip]"], cancellationToken);
        string[] size = [Number(rendition.Width), Number(rendition.Height)];
        await RunAsync(folder, ["vips", "gravity", shrunk, result + Saving(rendition), "centre", .. size, "--extend", "white"], cancellationToken);
        return result;
    }

    private static string[] Shrinking(Rendition rendition)
    {
        var (width, height) = (rendition.Width > 0 ? Number(rendition.Width) : "", rendition.Height > 0 ? Number(rendition.Height) : "");
        string[] fit = rendition.Fit == RenditionFit.Cover ? ["-s", $"{width}x{height}", "-m", "centre"] : ["-s", $"{width}x{height}>"];
        return [.. fit, "-e", "srgb"];
    }

    // Of WebP it does not strip the profile by itself, which is larger than a small picture; sRGB is what is read without one.
    private static string Saving(Rendition rendition) => rendition.Format switch
    {
        RenditionFormat.Png => "[compression=6,strip]",
        RenditionFormat.WebP => $"[Q={Number(rendition.Quality)},strip,profile=none]",
        RenditionFormat.Avif => $"[Q={Number(rendition.Quality)},effort=3,strip]",
        _ => $"[Q={Number(rendition.Quality)},background=255,optimize-coding,interlace,strip]",
    };

    private static string Number(int number) => FormattableString.Invariant($"{number}");

    private async Task RunAsync(string folder, string[] command, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ending.CancelAfter(options.Timeout);
        using var process = Start(folder, command);
        try
        {
            var (output, errors) = (DrainAsync(process.StandardOutput, ending.Token), DrainAsync(process.StandardError, ending.Token));
            await process.WaitForExitAsync(ending.Token);
            await output;
            if (process.ExitCode != 0) throw NotRendered((await errors).Replace(folder, "", StringComparison.Ordinal));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw NotRendered($"It took longer than {options.Timeout}.");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private Process Start(string folder, string[] command)
    {
        var seconds = Math.Max(1, (int)options.Timeout.TotalSeconds);
        string[] bounds = [$"--as={options.MaxMemory}", $"--cpu={Number(seconds)}", $"--fsize={MaxResultBytes}", "--core=0"];
        var start = new ProcessStartInfo("prlimit", [.. bounds, "--", .. command])
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = options.SearchPath;
        start.Environment["HOME"] = folder;
        start.Environment["TMPDIR"] = folder;
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["VIPS_BLOCK_UNTRUSTED"] = "1";
        start.Environment["VIPS_CONCURRENCY"] = "1";
        start.Environment["MALLOC_ARENA_MAX"] = "2";
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw ImageToolOptions.Missing("prlimit");
        }
    }

    // All is read, so that the process never waits, and little of it kept.
    private static async Task<string> DrainAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var kept = "";
        var piece = new char[1_024];
        while (await reader.ReadAsync(piece, cancellationToken) is var read and > 0)
        {
            if (kept.Length < MaxErrorLength) kept += new string(piece, 0, Math.Min(read, MaxErrorLength - kept.Length));
        }
        return kept;
    }

    private static PimException NotRendered(string problem) =>
        new(ErrorKind.InvalidArgument, "IMAGE_NOT_RENDERED", $"No rendition can be made of this image. {problem.ReplaceLineEndings(" ").Trim()}".Trim());
}

/// <summary>How the tools of libvips are run.</summary>
/// <param name="SearchPath">Where they are looked for.</param>
/// <param name="Timeout">How long one may take.</param>
/// <param name="MaxMemory">Most bytes of memory of one.</param>
internal sealed record ImageToolOptions(string SearchPath, TimeSpan Timeout, long MaxMemory)
{
    /// <summary>The tool that is needed.</summary>
    public const string Tool = "vipsthumbnail";

    /// <summary>Whether it is there.</summary>
    public bool IsInstalled => SearchPath.Split(':').Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, Tool)));

    /// <summary>Says that it is not.</summary>
    public static PimException Missing(string tool)
    {
        var remedy = "Debian: apt-get install libvips-tools";
        var problem = $"Renditions need {tool}, which is not installed here ({remedy}). Originals are served all the same.";
        return new(ErrorKind.FailedPrecondition, "IMAGE_TOOL_MISSING", problem);
    }
}
