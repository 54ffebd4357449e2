using System.Text;
using Pim.Cli.Output;
using Pim.V1;

namespace Pim.Cli.Changes;

/// <summary>
/// Holds an export on disk until it is whole, because products that change while it runs come again: of those only what came last is given out.
/// </summary>
internal sealed class ContentSpool : IAsyncDisposable
{
    // No SKU holds one.
    private const char Separator = '\t';
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly long _head;
    private readonly FileStream _file;
    private readonly StreamWriter _writer;
    private readonly Dictionary<string, long> _firstLines = new(StringComparer.Ordinal);
    private long _lines;

    /// <summary>An empty spool.</summary>
    /// <param name="folder">Folder of its file, which is gone after it.</param>
    /// <param name="head">Sequence of the last change before the export began: only later ones can be about products that came before.</param>
    public ContentSpool(string folder, long head)
    {
        _head = head;
        _file = new FileStream(Path.Combine(folder, $"{Path.GetRandomFileName()}.tmp"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 256 * 1024,
            FileOptions.DeleteOnClose);
        _writer = new StreamWriter(_file, Utf8, leaveOpen: true);
    }

    /// <summary>Takes what a change brought.</summary>
    public async Task AddAsync(ContentChange change, CancellationToken cancellationToken)
    {
        if (change.Sequence > _head) _firstLines[change.Product] = _lines;
        foreach (var content in change.Contents)
        {
            _lines++;
            await _writer.WriteLineAsync($"{change.Product}{Separator}{CanonicalJson.Write(content)}".AsMemory(), cancellationToken);
        }
    }

    /// <summary>Gives out what counts, one content on each line; answers how many.</summary>
    public async Task<long> CopyToAsync(Stream target, CancellationToken cancellationToken)
    {
        await _writer.FlushAsync(cancellationToken);
        _file.Position = 0;
        using var reader = new StreamReader(_file, Utf8, detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024, leaveOpen: true);
        await using var output = new StreamWriter(target, Utf8, bufferSize: 64 * 1024, leaveOpen: true) { NewLine = "\n" };
        var count = 0L;
        for (var number = 0L; await reader.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            var split = line.IndexOf(Separator, StringComparison.Ordinal);
            if (_firstLines.TryGetValue(line[..split], out var first) && number < first) continue;
            await output.WriteLineAsync(line.AsMemory(split + 1), cancellationToken);
            count++;
        }
        return count;
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _file.DisposeAsync();
    }
}
