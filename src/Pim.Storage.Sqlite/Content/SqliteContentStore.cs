using Pim.Application.Content;
using Pim.Application.Publications;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Content;

/// <summary>Finished content and its feed on SQLite.</summary>
internal sealed class SqliteContentStore(Writer writer, ReaderPool readers) : IContentStore
{
    // Withdrawals in one transaction: bounds how long other commits wait for it.
    private const int ForgottenAtOnce = 1_000;

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredContent>> GetAsync(string channel, string locale, IReadOnlyCollection<string> skus, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => ContentReading.Get(session, channel, locale, skus), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredContent>> ListAsync(string channel, string locale, string after, int limit, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => ContentReading.List(session, channel, locale, after, limit), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredChange>> GetChangesAsync(string channel, IReadOnlyCollection<string> skus, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => ContentReading.GetChanges(session, channel, skus), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredChange>> ReadChangesAsync(ChangeRead read, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => FeedReading.Read(session, read), cancellationToken);

    /// <inheritdoc/>
    public Task<long> CountChangesAsync(string channel, long after, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => session.Use(FeedReading.Count).Bind(1, channel).Bind(2, after).ReadNumber()!.Value, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StaleContent>> ReadStaleAsync(int limit, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => ContentReading.ReadStale(session, limit), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListSkusAsync(string channel, string after, int limit, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => ContentReading.ListSkus(session, channel, after, limit), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ChangeKey>> ReadKeysAsync(long after, int limit, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => FeedReading.ReadKeys(session, after, limit), cancellationToken);

    /// <inheritdoc/>
    public Task<long> ReadHeadAsync(CancellationToken cancellationToken) =>
        readers.ReadAsync(static session => session.Use("SELECT revision FROM catalog").ReadNumber()!.Value, cancellationToken);

    /// <inheritdoc/>
    public Task<Guid> ReadCatalogIdAsync(CancellationToken cancellationToken) => readers.ReadAsync(static session =>
    {
        using var row = session.Use("SELECT guid FROM catalog");
        row.Step();
        return Guid.ParseExact(row.Text(0), "N");
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<string> ReadFormatAsync(CancellationToken cancellationToken) => readers.ReadAsync(static session =>
    {
        using var row = session.Use("SELECT content_format FROM catalog");
        row.Step();
        return row.Text(0);
    }, cancellationToken);

    /// <inheritdoc/>
    public Task SaveFormatAsync(string format, CancellationToken cancellationToken) =>
        writer.CommitAsync(tables => tables.Changes.SaveFormat(format), 1, cancellationToken);

    /// <inheritdoc/>
    public Task<long> ReadForgottenAsync(string channel, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => session.Use("SELECT forgotten FROM feeds WHERE channel = ?1").Bind(1, channel).ReadNumber() ?? 0, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> ForgetWithdrawalsAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        writer.CommitAsync(tables => tables.Changes.ForgetWithdrawals(before, ForgottenAtOnce), ForgottenAtOnce, cancellationToken);
}
