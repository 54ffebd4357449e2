using System.Collections.Concurrent;
using Pim.Application.Media.Inspection;
using Pim.Application.Schema;
using Pim.Domain;
using Pim.Domain.Channels;
using Pim.Domain.Media;

namespace Pim.Application.Media.Renditions;

/// <summary>
/// Makes renditions when they are first asked for, and keeps them. Only those are made that a channel declares, so that nobody can have the service
/// fill its disk; those that were made before serve on, whatever the channels declare now. One at a time of each image, few at a time of all.
/// </summary>
public sealed class RenditionMaker(IBlobStore blobs, IImageTool tool, SchemaCatalog schemas, RenditionOptions options, TimeProvider time) : IDisposable
{
    private const int MaxWaiting = 200;
    private const int MaxFailures = 10_000;
    private const string NoFolder = "No rendition can be made now: the folder for temporary files is full, or cannot be used.";
    private static readonly TimeSpan FailureLifetime = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _tools = new(options.MaxProcesses);
    private readonly ConcurrentDictionary<RenditionKey, (PimException Failure, long Since)> _failures = new();
    private readonly KeyedGate _sources = new();
    private int _waiting;

    /// <summary>
    /// Sees to it that a rendition is kept, and answers its type; null when there is none of this recipe. Throws as <see cref="IImageTool"/> does,
    /// ResourceExhausted RENDITIONS_BUSY when too many wait, and InvalidArgument IMAGE_NOT_RENDERED for an image that is too large.
    /// </summary>
    public async Task<MediaType?> MakeAsync(ServedFile file, string recipe, CancellationToken cancellationToken)
    {
        var key = new RenditionKey(file.Sha256, recipe);
        if (!file.Type.CanBeRendered || !IsRecipe(recipe)) return null;
        if (await blobs.FindRenditionAsync(key, cancellationToken) is { } kept) return MediaType.Find(kept.MediaType);
        if (await DeclaredAsync(recipe, cancellationToken) is not { } rendition) return null;

        ThrowIfFailedBefore(key);
        if (Interlocked.Increment(ref _waiting) > MaxWaiting) Refuse();
        try
        {
            return await MakeInTurnAsync(key, file, rendition, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Makes all renditions of an image that channels declare and that are not kept yet.</summary>
    public async Task MakeAllAsync(ServedFile file, CancellationToken cancellationToken)
    {
        if (!file.Type.CanBeRendered) return;
        var schema = await schemas.CurrentAsync(cancellationToken);
        foreach (var recipe in schema.ChannelsInOrder.SelectMany(channel => channel.Renditions).Select(rendition => rendition.Recipe).Distinct())
            await MakeAsync(file, recipe, cancellationToken);
    }

    public void Dispose() => _tools.Dispose();

    private async Task<MediaType?> MakeInTurnAsync(RenditionKey key, ServedFile file, Rendition rendition, CancellationToken cancellationToken)
    {
        using var turn = await _sources.EnterAsync(key.Sha256, cancellationToken);
        if (await blobs.FindRenditionAsync(key, cancellationToken) is { } kept) return MediaType.Find(kept.MediaType);
        ThrowIfFailedBefore(key);
        await _tools.WaitAsync(cancellationToken);
        try
        {
            return await MakeAndKeepAsync(key, file, rendition, cancellationToken);
        }
        catch (PimException failure) when (failure.Kind == ErrorKind.InvalidArgument)
        {
            if (_failures.Count >= MaxFailures) _failures.Clear();
            _failures[key] = (failure, time.GetTimestamp());
            throw;
        }
        finally
        {
            _tools.Release();
        }
    }

    private async Task<MediaType?> MakeAndKeepAsync(RenditionKey key, ServedFile file, Rendition rendition, CancellationToken cancellationToken)
    {
        try
        {
            var folder = Directory.CreateTempSubdirectory("pim-rendition-");
            try
            {
                return await MakeAndKeepAsync(key, file, rendition, folder.FullName, cancellationToken);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new PimException(ErrorKind.Unavailable, "RENDITION_FOLDER_UNUSABLE", NoFolder);
        }
    }

    private async Task<MediaType?> MakeAndKeepAsync(
        RenditionKey key, ServedFile file, Rendition rendition, string folder, CancellationToken cancellationToken)
    {
        var source = Path.Combine(folder, $"source.{file.Type.Extensions[0]}");
        if (!await CopyAsync(key.Sha256, source, cancellationToken)) return null;
        await using var made = File.OpenRead(await tool.MakeAsync(source, rendition, cancellationToken));
        var type = MediaType.Find(rendition.MediaType)!;
        var facts = await FactsOfAsync(made, type, cancellationToken);
        var added = new NewRendition(key, type.Name, facts.Width, facts.Height, time.GetUtcNow());
        return await blobs.AddRenditionAsync(added, made, cancellationToken) is null ? null : type;
    }

    private async Task<bool> CopyAsync(string sha256, string target, CancellationToken cancellationToken)
    {
        const int PieceSize = 256 << 10;
        await using var content = await blobs.OpenAsync(sha256, cancellationToken);
        if (content is null) return false;
        if (content.Length > options.MaxBytes)
        {
            var limit = $"The image has {content.Length} bytes; renditions are made of at most {options.MaxBytes}.";
            throw new PimException(ErrorKind.InvalidArgument, "IMAGE_NOT_RENDERED", limit);
        }
        await using var file = File.Create(target);
        var piece = new byte[PieceSize];
        for (var offset = 0L; await content.ReadAsync(offset, piece, cancellationToken) is var read and > 0; offset += read)
            await file.WriteAsync(piece.AsMemory(0, read), cancellationToken);
        return true;
    }

    private static async Task<AssetFacts> FactsOfAsync(FileStream made, MediaType type, CancellationToken cancellationToken)
    {
        var inspector = new AssetInspector(new InspectionOptions { MaxPixels = long.MaxValue });
        ReadPiece read = (offset, buffer, token) => RandomAccess.ReadAsync(made.SafeFileHandle, buffer, offset, token);
        return (await inspector.InspectAsync(read, made.Length, type.Name, cancellationToken)).Facts;
    }

    private async Task<Rendition?> DeclaredAsync(string recipe, CancellationToken cancellationToken)
    {
        var schema = await schemas.CurrentAsync(cancellationToken);
        return schema.ChannelsInOrder.SelectMany(channel => channel.Renditions).FirstOrDefault(rendition => rendition.Recipe == recipe);
    }

    private void ThrowIfFailedBefore(RenditionKey key)
    {
        if (!_failures.TryGetValue(key, out var failed)) return;
        if (time.GetElapsedTime(failed.Since) < FailureLifetime) throw new PimException(failed.Failure.Kind, failed.Failure.Reason, failed.Failure.Message);
        _failures.TryRemove(key, out _);
    }

    private void Refuse()
    {
        Interlocked.Decrement(ref _waiting);
        throw new PimException(ErrorKind.ResourceExhausted, "RENDITIONS_BUSY", "Too many renditions are waited for; ask again later.");
    }

    private static bool IsRecipe(string text) => text.Length <= 100 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}

/// <summary>Bounds of the making of renditions.</summary>
/// <param name="MaxProcesses">Most that are made at once.</param>
/// <param name="MaxBytes">Most bytes of an image that they are made of.</param>
/// <param name="Ahead">Whether they are made before they are asked for.</param>
public sealed record RenditionOptions(int MaxProcesses, long MaxBytes, bool Ahead);
