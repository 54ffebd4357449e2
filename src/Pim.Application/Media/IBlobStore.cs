namespace Pim.Application.Media;

/// <summary>
/// Keeps bytes: each content once, by its SHA-256, in one stored file; and what was made of it. A stored file is written under an id of its own and
/// never changed; what counts is the row that points at it. So a crash leaves at most files that no row points at, which
/// <see cref="SweepAsync"/> finds, and an upload that finishes while the same content is being collected simply puts its own file in the place.
/// </summary>
public interface IBlobStore
{
    /// <summary>A blob that is kept and not being collected, or null.</summary>
    Task<Blob?> FindAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>
    /// Says that a blob is wanted: it is not collected before the grace time has passed again. Null when it is not kept, or is being collected.
    /// </summary>
    Task<Blob?> TouchAsync(string sha256, DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>The bytes of a blob, or null when there is none.</summary>
    Task<IBlobContent?> OpenAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>An unfinished upload, or null.</summary>
    Task<Upload?> FindUploadAsync(string id, CancellationToken cancellationToken);

    /// <summary>
    /// Opens an upload to go on at an offset; a new one is begun at 0. What is kept behind the offset is given up. Throws OutOfRange UPLOAD_OFFSET
    /// when less is kept. Whoever has it open loses it: the next thing that it does is Aborted UPLOAD_TAKEN_OVER. So a caller that lost its connection
    /// goes on before the service has noticed.
    /// </summary>
    /// <param name="id">The upload's id.</param>
    /// <param name="size">Bytes of the whole file; another than before begins anew, which must then be at offset 0.</param>
    /// <param name="offset">Where to go on.</param>
    /// <param name="time">Now, UTC.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IBlobUpload> OpenUploadAsync(string id, long size, long offset, DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>Gives up an upload, if there is one.</summary>
    Task DropUploadAsync(string id, CancellationToken cancellationToken);

    /// <summary>Uploads to which nothing was added since a time.</summary>
    Task<IReadOnlyList<Upload>> ListUploadsAsync(DateTimeOffset untouchedSince, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Marks blobs that no asset has and nobody touched since a time as being collected, checked and marked in one commit, some at a time; and
    /// answers those that are marked, also by a collection that was broken off.
    /// </summary>
    Task<IReadOnlyList<DoomedBlob>> DoomAsync(DateTimeOffset untouchedSince, int limit, CancellationToken cancellationToken);

    /// <summary>Deletes the stored files of a marked blob, then forgets it; unless an upload put a file of its own in the place, which stays.</summary>
    Task CollectAsync(DoomedBlob blob, CancellationToken cancellationToken);

    /// <summary>Deletes stored files that no row points at and that nothing was written to since a time: what a crash left. Answers how many.</summary>
    Task<int> SweepAsync(DateTimeOffset writtenBefore, CancellationToken cancellationToken);

    /// <summary>All blobs that are kept, behind a hash, by hash; fewer than the limit mean the end. For copies.</summary>
    Task<IReadOnlyList<Blob>> ListAsync(string after, int limit, CancellationToken cancellationToken);

    /// <summary>What was made of a blob, or null.</summary>
    Task<StoredRendition?> FindRenditionAsync(RenditionKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps what was made of a blob; the first one stays when there are two. Null when the blob is not kept any more.
    /// </summary>
    Task<StoredRendition?> AddRenditionAsync(NewRendition rendition, Stream content, CancellationToken cancellationToken);

    /// <summary>The bytes of a rendition, or null when there is none.</summary>
    Task<IBlobContent?> OpenRenditionAsync(RenditionKey key, CancellationToken cancellationToken);
}

/// <summary>A content that is kept.</summary>
/// <param name="Sha256">SHA-256 of it, 64 lower-case hexadecimal digits.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="TouchTime">When it was last wanted, UTC.</param>
public sealed record Blob(string Sha256, long Size, DateTimeOffset TouchTime);

/// <summary>A content that is being deleted.</summary>
/// <param name="Sha256">SHA-256 of it.</param>
/// <param name="Files">Ids of the stored files to delete, that of the content first.</param>
public sealed record DoomedBlob(string Sha256, IReadOnlyList<string> Files);

/// <summary>Bytes to read from, at any place, by one reader at a time.</summary>
public interface IBlobContent : IAsyncDisposable
{
    /// <summary>How many there are.</summary>
    long Length { get; }

    /// <summary>Reads from a place on, as many as are there up to the size of the buffer; 0 at the end, and only there.</summary>
    ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken);
}

/// <summary>An upload that is not finished.</summary>
/// <param name="Id">As the caller chose it.</param>
/// <param name="Size">Bytes of the whole file.</param>
/// <param name="Offset">Bytes that are durable.</param>
/// <param name="TouchTime">When something was last added, UTC.</param>
public sealed record Upload(string Id, long Size, long Offset, DateTimeOffset TouchTime);

/// <summary>An upload to add to. Disposing of it keeps what is durable; what was not made durable may be lost.</summary>
public interface IBlobUpload : IAsyncDisposable
{
    /// <summary>Bytes added so far, durable or not.</summary>
    long Offset { get; }

    /// <summary>Adds bytes.</summary>
    ValueTask AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Makes durable what can be, and answers up to where it is.</summary>
    Task<long> FlushAsync(DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>Reads what was added, to take up a hash that was broken off; 0 at the end.</summary>
    ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken);

    /// <summary>Writes over some of what was added.</summary>
    Task OverwriteAsync(long offset, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>
    /// Makes all of it a blob, durably, and ends the upload; touches the blob. Where the content is kept already, that stays and this goes.
    /// </summary>
    /// <param name="sha256">SHA-256 of all that was added.</param>
    /// <param name="time">Now, UTC.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether the content was not kept before.</returns>
    Task<bool> FinishAsync(string sha256, DateTimeOffset time, CancellationToken cancellationToken);
}

/// <summary>What was made of which blob.</summary>
/// <param name="Sha256">The blob.</param>
/// <param name="Fingerprint">All that decides what is made: size, fit, format, quality, maker; at most 100 ASCII letters, digits, hyphens and
/// underscores.</param>
public sealed record RenditionKey(string Sha256, string Fingerprint);

/// <summary>A rendition to keep.</summary>
/// <param name="Key">What of what.</param>
/// <param name="MediaType">Such as "image/webp".</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Time">When it was made, UTC.</param>
public sealed record NewRendition(RenditionKey Key, string MediaType, int Width, int Height, DateTimeOffset Time);

/// <summary>A rendition that is kept.</summary>
/// <param name="Key">What of what.</param>
/// <param name="MediaType">Such as "image/webp".</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Size">Its bytes.</param>
public sealed record StoredRendition(RenditionKey Key, string MediaType, int Width, int Height, long Size);
