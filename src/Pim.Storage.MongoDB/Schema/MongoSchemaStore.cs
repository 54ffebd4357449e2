using Pim.Application;
using Pim.Application.Schema;
using Pim.Domain.Channels;
using Pim.Domain.Schema;
using Pim.Storage.MongoDB.Engine;
using Pim.Storage.MongoDB.Publications;

namespace Pim.Storage.MongoDB.Schema;

/// <summary>The schema on MongoDB.</summary>
internal sealed class MongoSchemaStore(Collections collections, Writer writer, Reader reader) : ISchemaStore
{
    // Other instances may change the schema at any time, so the server is asked for its version each time: what an instance keeps for a while, be
    // it for a tenth of a second, would refuse a product whose attribute was made through another instance just before. All who read at once share
    // one question, so that it costs the server the same however many they are.
    private readonly SharedQuestion<long> _version = new(() => CatalogNumbers.ReadSchemaVersionAsync(collections, session: null, CancellationToken.None));

    /// <inheritdoc/>
    public async Task<CatalogSchema> ReadAsync(CatalogSchema known, CancellationToken cancellationToken) =>
        known.Version == await reader.ReadAsync(_version.AskAsync, cancellationToken) ? known : await ReadAllAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<CommitOutcome> CommitAsync(SchemaCommit commit, CancellationToken cancellationToken) =>
        writer.CommitAsync((transaction, token) => CommitAsync(transaction, commit, token), cancellationToken);

    // Version and nouns are two reads, which only a transaction holds together on every engine; it is seldom needed.
    private Task<CatalogSchema> ReadAllAsync(CancellationToken cancellationToken) =>
        reader.ReadTransactionAsync((session, token) => new SchemaCollection(session, collections).ReadAllAsync(token), cancellationToken);

    private static async Task<CommitOutcome> CommitAsync(Transaction transaction, SchemaCommit commit, CancellationToken cancellationToken)
    {
        var numbers = await transaction.Numbers.TakeAsync(new(Changes: 1, commit.Jobs.Count), cancellationToken);
        var conflicts = await FindConflictsAsync(transaction, commit, numbers.SchemaVersion, cancellationToken);
        if (conflicts.Count > 0) return CommitOutcome.Refused(conflicts);

        await transaction.Numbers.SetSchemaVersionAsync(numbers.FirstRevision, cancellationToken);
        await transaction.Schema.WriteAsync(commit.Deletes, commit.Puts, numbers.FirstRevision, cancellationToken);
        foreach (var channel in commit.Deletes.OfType<Channel>()) await new Withdrawal(transaction, numbers).OfChannelAsync(channel.Code, cancellationToken);
        await transaction.Jobs.AddAsync(commit.Jobs, numbers.FirstJob, commit.Time, cancellationToken);
        await transaction.Receipts.AddAsync(commit.Receipt, cancellationToken);
        return CommitOutcome.Done(numbers.FirstRevision);
    }

    private static async Task<List<CommitConflict>> FindConflictsAsync(
        Transaction transaction, SchemaCommit commit, long version, CancellationToken cancellationToken)
    {
        var conflicts = new List<CommitConflict>();
        if (await transaction.Receipts.WasSeenAsync(commit.Receipt, cancellationToken)) conflicts.Add(new(ConflictKind.RequestSeen));
        if (version != commit.SchemaVersion) conflicts.Add(new(ConflictKind.SchemaMoved));
        for (var i = 0; i < commit.MustBeEmpty.Count; i++)
        {
            if (await transaction.Products.FindFirstAsync(commit.MustBeEmpty[i], cancellationToken) is { } sku) conflicts.Add(new(ConflictKind.InUse, i, sku));
        }
        return conflicts;
    }
}
