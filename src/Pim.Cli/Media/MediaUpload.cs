using System.Collections.Concurrent;
using System.Globalization;
using Grpc.Core;
using Pim.Cli.Commands;
using Pim.Cli.Output;
using Pim.Client;
using Pim.Client.Calls;
using Pim.Client.Media;
using Pim.V1;
using Spectre.Console;

namespace Pim.Cli.Media;

/// <summary>Sends files, several at once, has products name them, and tells what became of it.</summary>
internal sealed class MediaUpload(Terminal terminal, PimConnection connection, int parallel)
{
    private readonly ConcurrentDictionary<SendOutcome, int> _outcomes = new();
    private readonly ConcurrentQueue<string> _refusals = new();
    private readonly ConcurrentDictionary<string, bool> _accepted = new(StringComparer.Ordinal);
    private long _total;
    private long _done;
    private int _linked;

    /// <summary>Sends the files.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public async Task<int> RunAsync(IReadOnlyList<MediaFile> files, bool isPlain, CancellationToken cancellationToken)
    {
        _total = files.Sum(file => new FileInfo(file.Path).Length);
        var view = new ProgressView(terminal, isPlain, Describe, () => _total == 0 ? null : Math.Min(1, (double)Interlocked.Read(ref _done) / _total));
        await view.ShowAsync(() => SendAllAsync(files, cancellationToken), cancellationToken);
        await LinkAsync(files, cancellationToken);
        Print(files.Count);
        return _refusals.IsEmpty ? ExitCodes.Done : ExitCodes.Refused;
    }

    /// <summary>Asks the service about each file, and tells what would be sent.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public async Task<int> CheckAsync(IReadOnlyList<MediaFile> files, CancellationToken cancellationToken)
    {
        var uploads = new AssetUploads(connection);
        await ForEachAsync(files, (file, token) => uploads.CheckAsync(file.Asset, new FileInfo(file.Path).Length, null, token), cancellationToken);
        foreach (var file in files.Where(f => _accepted.ContainsKey(f.Asset.Key)))
            terminal.Output.WriteLine(file.Asset.Key + (file.Sku.Length > 0 ? $" -> {file.Sku} {file.Attribute}" : ""));
        foreach (var refusal in _refusals) terminal.Error.WriteLine($"Refused: {refusal}");
        terminal.Output.WriteLine($"{Number(files.Count)} files, {Number(_refusals.Count)} of them refused; nothing was sent: this was a dry run.");
        return _refusals.IsEmpty ? ExitCodes.Done : ExitCodes.Refused;
    }

    private Task SendAllAsync(IReadOnlyList<MediaFile> files, CancellationToken cancellationToken)
    {
        var sender = new FileSender(connection, bytes => Interlocked.Add(ref _done, bytes));
        return ForEachAsync(files, async (file, token) =>
        {
            var outcome = await sender.SendAsync(file, token);
            _outcomes.AddOrUpdate(outcome, 1, (_, count) => count + 1);
        }, cancellationToken);
    }

    /// <summary>Does it for all files, several at once; one that is refused stands in nobody's way.</summary>
    private Task ForEachAsync(IReadOnlyList<MediaFile> files, Func<MediaFile, CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(files, options, async (file, token) =>
        {
            try
            {
                await act(file, token);
                _accepted[file.Asset.Key] = true;
            }
            catch (RpcException e) when (ExitCodes.Of(e) == ExitCodes.Refused)
            {
                Refuse(file.Path, e);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                _refusals.Enqueue($"{file.Path}: {e.Message}");
            }
        });
    }

    /// <summary>Sets the values of products; keys in the order of the files.</summary>
    private async Task LinkAsync(IReadOnlyList<MediaFile> files, CancellationToken cancellationToken)
    {
        var client = new ProductService.ProductServiceClient(connection.Invoker);
        foreach (var value in files.Where(f => f.Sku.Length > 0 && _accepted.ContainsKey(f.Asset.Key)).GroupBy(f => (f.Sku, f.Attribute)))
        {
            var product = new Product { Sku = value.Key.Sku };
            product.Values[value.Key.Attribute] =
                new ValueSet { Values = { new Value { Assets = new CodeList { Codes = { value.Select(f => f.Asset.Key) } } } } };
            var request = new UpdateProductRequest { Product = product, UpdateMask = new() { Paths = { $"values.{value.Key.Attribute}" } } };
            try
            {
                await client.UpdateProductAsync(request, cancellationToken: cancellationToken);
                _linked++;
            }
            catch (RpcException e) when (ExitCodes.Of(e) == ExitCodes.Refused)
            {
                Refuse(value.Key.Sku, e);
            }
        }
    }

    private void Refuse(string what, RpcException error)
    {
        var told = ServiceError.Of(error);
        var findings = told.Violations.Count == 0 ? told.Message : string.Join(" ", told.Violations.Select(ErrorPrinter.Describe));
        _refusals.Enqueue($"{what}: {findings}");
    }

    private void Print(int count)
    {
        foreach (var refusal in _refusals) terminal.Error.WriteLine($"Refused: {refusal}");
        var table = Tables.New(terminal.Output);
        foreach (var column in (string[])["files", "sent", "known", "unchanged", "refused", "products"])
            table.AddColumn(new Spectre.Console.TableColumn(column).RightAligned());
        int[] numbers = [count, Count(SendOutcome.Sent), Count(SendOutcome.Known), Count(SendOutcome.Unchanged), _refusals.Count, _linked];
        table.AddRow([.. numbers.Select(Number)]);
        terminal.Output.Write(table);
    }

    private string Describe() => string.Create(CultureInfo.InvariantCulture, $"sending files: {Interlocked.Read(ref _done) / 1e6:N0} of {_total / 1e6:N0} MB");

    private int Count(SendOutcome outcome) => _outcomes.GetValueOrDefault(outcome);

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
