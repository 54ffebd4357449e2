using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Pim.Application.Media;
using Pim.Domain;
using Pim.Domain.Media;

namespace Pim.Storage.Tests.Contracts;

/// <summary>
/// A process that uploads files, deletes some and collects all the while, and tells what was acknowledged, is killed in the middle of it. Some of the
/// files are the same, so that one is uploaded while it is collected.
/// </summary>
internal static class MediaCrash
{
    private const int Uploaders = 4;
    private const int MaxSize = 700_000;

    // What is uploaded is kept for as long as the process runs, what was given up goes at once.
    private static readonly DateTimeOffset Fresh = Samples.Time.AddHours(1);

    /// <summary>How often the process is to be killed, where the environment says so.</summary>
    public static int? Kills =>
        int.TryParse(Environment.GetEnvironmentVariable("PIM_TEST_MEDIA_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : null;

    /// <summary>Starts the process, kills it after so many acknowledgements, and answers what must be there: keys with hashes.</summary>
    /// <param name="command">What the process is to do: see Program.cs.</param>
    /// <param name="place">Where its catalogue is.</param>
    /// <param name="acknowledgements">How many.</param>
    public static async Task<Dictionary<string, string>> UploadAndKillAsync(string command, string place, int acknowledgements)
    {
        var dotnet = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
        using var process =
            Process.Start(new ProcessStartInfo(dotnet, ["exec", typeof(MediaCrash).Assembly.Location, command, place]) { RedirectStandardOutput = true })!;
        var lines = new List<string>();
        try
        {
            while (lines.Count < acknowledgements)
                lines.Add(await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("It ended by itself."));
        }
        finally
        {
            process.Kill();
        }
        // The last line may be cut off by the kill.
        lines.AddRange((await process.StandardOutput.ReadToEndAsync()).Split('\n')[..^1]);
        await process.WaitForExitAsync();
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parts in lines.Select(line => line.Split(' ')))
        {
            if (parts[0] == "kept") kept[parts[1]] = parts[2];
            else kept.Remove(parts[1]);
        }
        return kept;
    }

    /// <summary>All that must be there reads back with its hash; and when all is collected, just the bytes of the assets are left.</summary>
    public static async Task AssertWholeAsync(IAssetStore assets, IBlobStore blobs, IReadOnlyDictionary<string, string> kept)
    {
        var found = (await assets.ListAsync("", int.MaxValue, default)).ToDictionary(a => a.Key, a => a.File.Sha256);
        foreach (var (key, sha256) in kept) Assert.Equal(sha256, found.GetValueOrDefault(key));
        foreach (var upload in await blobs.ListUploadsAsync(Fresh.AddHours(1), 1_000, default)) await blobs.DropUploadAsync(upload.Id, default);
        while (await blobs.DoomAsync(Fresh.AddHours(1), 100, default) is { Count: > 0 } doomed)
        {
            foreach (var blob in doomed) await blobs.CollectAsync(blob, default);
        }
        await blobs.SweepAsync(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero), default);
        var hashes = found.Values.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(hashes, (await blobs.ListAsync("", int.MaxValue, default)).Select(b => b.Sha256));
        foreach (var sha256 in hashes) Assert.Equal(sha256, await HashOfAsync((await blobs.OpenAsync(sha256, default))!));
    }

    /// <summary>What the process to kill does.</summary>
    public static async Task<int> UploadUntilKilledAsync(IAssetStore assets, IBlobStore blobs)
    {
        var start = Guid.NewGuid();
        await Task.WhenAll(
            [CollectAsync(blobs), .. Enumerable.Range(0, Uploaders).Select(uploader => Task.Run(() => UploadAsync(assets, blobs, start, uploader)))]);
        return 0;
    }

    private static async Task CollectAsync(IBlobStore blobs)
    {
        while (true)
        {
            foreach (var blob in await blobs.DoomAsync(Fresh, 10, default)) await blobs.CollectAsync(blob, default);
            await Task.Yield();
        }
    }

    private static async Task UploadAsync(IAssetStore assets, IBlobStore blobs, Guid start, int uploader)
    {
        for (var i = 0; ; i++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{start:N}-{uploader}-{i}");
            // Every third is one of five that all upload.
            var random = new Random(i % 3 == 0 ? i % 5 : HashCode.Combine(start, uploader, i));
            var bytes = new byte[random.Next(1, MaxSize)];
            random.NextBytes(bytes);
            var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
            var asset = new Asset
            {
                Key = key, File = new AssetFile(sha256, bytes.Length, "image/png", AssetFacts.None), CreateTime = Samples.Time, UpdateTime = Samples.Time,
            };
            do await UploadAsync(blobs, bytes, sha256);
            while (!(await assets.CommitAsync(new AssetCommit { Puts = [(asset, 0)], Time = Samples.Time }, default)).Committed);
            Console.WriteLine($"kept {key} {sha256}");
            if (i % 4 == 3) await DeleteAsync(assets, key);
        }
    }

    private static async Task UploadAsync(IBlobStore blobs, byte[] bytes, string sha256)
    {
        await using var upload = await blobs.OpenUploadAsync(Guid.NewGuid().ToString(), bytes.Length, 0, Fresh, default);
        await upload.AppendAsync(bytes.AsMemory(0, bytes.Length / 2), default);
        await upload.FlushAsync(Fresh, default);
        await upload.AppendAsync(bytes.AsMemory(bytes.Length / 2), default);
        await upload.FinishAsync(sha256, Fresh, default);
    }

    private static async Task DeleteAsync(IAssetStore assets, string key)
    {
        var asset = (await assets.GetAsync([key], default)).Single();
        Console.WriteLine($"gone {key}");
        await assets.CommitAsync(new AssetCommit { Deletes = [new(key, asset.Revision, Force: false)], Time = Samples.Time }, default);
    }

    private static async Task<string> HashOfAsync(IBlobContent content)
    {
        await using var opened = content;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[100_000];
        long offset = 0;
        for (int read; (read = await content.ReadAsync(offset, buffer, default)) > 0; offset += read) hash.AppendData(buffer, 0, read);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
