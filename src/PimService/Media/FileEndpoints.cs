using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Net.Http.Headers;
using Pim.Application.Media;
using Pim.Application.Media.Renditions;
using Pim.Domain;
using Pim.Domain.Media;

namespace PimService.Media;

/// <summary>Serves files and renditions over plain HTTP: /media/{sha256}/{name} and /media/{sha256}/{recipe}/{name}. Any name serves, for it only says what to save it as.</summary>
internal sealed partial class FileEndpoints(ServedFiles files, IBlobStore blobs, FileCache cache, RenditionMaker renditions, MediaUrls urls, ILogger<FileEndpoints> logger)
{
    private const int PieceSize = 256 << 10;

    /// <summary>Adds the routes.</summary>
    public static void Map(WebApplication app)
    {
        var endpoints = app.Services.GetRequiredService<FileEndpoints>();
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        app.MapMethods(MediaUrls.Root + "/{sha256}/{name}", methods, (RequestDelegate)endpoints.ServeAsync);
        app.MapMethods(MediaUrls.Root + "/{sha256}/{recipe}/{name}", methods, (RequestDelegate)endpoints.ServeAsync);
    }

    private async Task ServeAsync(HttpContext context)
    {
        try
        {
            await AnswerAsync(context);
        }
        catch (PimException refusal) when (!context.Response.HasStarted)
        {
            await RefuseAsync(context, refusal);
        }
        catch (Exception gone) when (context.RequestAborted.IsCancellationRequested && gone is OperationCanceledException or IOException)
        {
            // Whoever asked has gone.
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var sha256 = (string)context.GetRouteValue("sha256")!;
        var recipe = (string?)context.GetRouteValue("recipe");
        var name = (string)context.GetRouteValue("name")!;
        if (!AssetRules.IsSha256(sha256) || await files.FindAsync(sha256, context.RequestAborted) is not { } file)
        {
            await SayAsync(context, StatusCodes.Status404NotFound, "There is no such file.");
            return;
        }

        if (!MayHave(context.Request, file, out var rest))
        {
            await SayAsync(context, StatusCodes.Status403Forbidden, "This file is not public, and the address is not signed, or its signature has run out.");
            return;
        }

        var (type, tag) = recipe is null ? (file.Type, sha256) : (await renditions.MakeAsync(file, recipe, context.RequestAborted), $"{sha256}-{recipe}");
        await using var content = type is null ? null : await cache.OpenAsync(tag, () => OpenAsync(sha256, recipe, context.RequestAborted), context.RequestAborted);
        if (content is null)
        {
            await SayAsync(context, StatusCodes.Status404NotFound, "There is no such file.");
            return;
        }

        FileHeaders.Describe(context.Response, type!, name);
        FileHeaders.Keep(context.Response, rest);
        await SendAsync(context, content, new EntityTagHeaderValue($"\"{tag}\""));
    }

    private bool MayHave(HttpRequest request, ServedFile file, out TimeSpan? rest)
    {
        rest = null;
        if (!urls.AreSigned || file.IsShown) return true;
        var isAllowed = urls.Allows(file.Sha256, request.Query["expires"].ToString(), request.Query["signature"].ToString(), out var left);
        rest = left;
        return isAllowed;
    }

    private Task<IBlobContent?> OpenAsync(string sha256, string? recipe, CancellationToken cancellationToken) =>
        recipe is null ? blobs.OpenAsync(sha256, cancellationToken) : blobs.OpenRenditionAsync(new RenditionKey(sha256, recipe), cancellationToken);

    private static async Task SendAsync(HttpContext context, IBlobContent content, EntityTagHeaderValue tag)
    {
        var response = context.Response;
        var part = FileConditions.Settle(context.Request, tag, content.Length);
        response.StatusCode = part.Status;
        response.Headers.ETag = tag.ToString();
        response.Headers.AcceptRanges = "bytes";
        if (part.Status == StatusCodes.Status416RangeNotSatisfiable) response.Headers.ContentRange = FormattableString.Invariant($"bytes */{content.Length}");
        if (part.Status == StatusCodes.Status206PartialContent) response.Headers.ContentRange = FormattableString.Invariant($"bytes {part.Offset}-{part.Offset + part.Length - 1}/{content.Length}");
        if (!part.HasBytes)
        {
            response.ContentType = null;
            return;
        }

        response.ContentLength = part.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await SendPartAsync(context, content, part);
    }

    // Read straight into the memory that is sent: no more of a file is in memory than a piece or two, however large it is.
    private static async Task SendPartAsync(HttpContext context, IBlobContent content, FilePart part)
    {
        HurrySlowReaders(context);
        var writer = context.Response.BodyWriter;
        for (var (offset, end) = (part.Offset, part.Offset + part.Length); offset < end;)
        {
            var size = (int)Math.Min(PieceSize, end - offset);
            var read = await content.ReadAsync(offset, writer.GetMemory(size)[..size], context.RequestAborted);
            if (read == 0) throw new IOException("A stored file is shorter than it was.");
            writer.Advance(read);
            offset += read;
            var sent = await writer.FlushAsync(context.RequestAborted);
            if (sent.IsCompleted) return;
        }
    }

    // Streams of gRPC may rest for as long as they want, files may not. On HTTP/2 the connection is asked now and then whether it is still there.
    private static void HurrySlowReaders(HttpContext context)
    {
        if (context.Request.Protocol != "HTTP/1.1" || context.Features.Get<IHttpMinResponseDataRateFeature>() is not { } rate) return;
        rate.MinDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(30));
    }

    private async Task RefuseAsync(HttpContext context, PimException refusal)
    {
        context.Response.Clear();
        if (refusal.Kind is ErrorKind.Unavailable or ErrorKind.ResourceExhausted) context.Response.Headers.RetryAfter = "1";
        if (refusal.Kind == ErrorKind.DataLoss) LogLost(context.Request.Path, refusal.Message);
        await SayAsync(context, StatusOf(refusal.Kind), refusal.Message);
    }

    private static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.InvalidArgument => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.FailedPrecondition => StatusCodes.Status501NotImplemented,
        ErrorKind.Unavailable or ErrorKind.ResourceExhausted => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static Task SayAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-store";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(text + "\n", context.RequestAborted);
    }

    [LoggerMessage(LogLevel.Error, "{Path} could not be served: {Problem}")]
    private partial void LogLost(string path, string problem);
}
