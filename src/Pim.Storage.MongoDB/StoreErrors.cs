using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Domain;

namespace Pim.Storage.MongoDB;

/// <summary>Turns the errors of the driver and of the server into the errors of the service. Connection strings are never told: they hold secrets.</summary>
internal static class StoreErrors
{
    // As MongoDB numbers its errors.
    private const int WriteConflict = 112;
    private const int OutOfDiskSpace = 14_031;
    private static readonly int[] Forbidden = [13, 18];
    private static readonly int[] TooLarge = [10_334, 17_419, 17_420];

    // The server, or its way to the others, is not there now, it stops, steps down, took too long, or has no snapshot yet.
    private static readonly int[] NotNow = [6, 7, 24, 50, 64, 89, 91, 189, 202, 239, 246, 251, 262, 9_001, 10_107, 11_600, 11_602, 13_435, 13_436];

    /// <summary>
    /// What a caller is told; an error that is a fault of this project comes back as it is. What its own token ended, in whatever guise the
    /// driver reports it, stays cancelled.
    /// </summary>
    public static Exception Translate(Exception error, CancellationToken cancellationToken) => error switch
    {
        PimException or OperationCanceledException => error,
        MongoException or TimeoutException or ObjectDisposedException when cancellationToken.IsCancellationRequested =>
            new OperationCanceledException(error.Message, error, cancellationToken),
        ObjectDisposedException => Closed(),
        MongoConfigurationException => BadConnectionString(),
        MongoAuthenticationException => NotAllowed(),
        // The driver's own words on these are pages of its inner state.
        TimeoutException or MongoExecutionTimeoutException => Unavailable("no server answered in time"),
        MongoWaitQueueFullException => Unavailable("too many calls wait for a connection"),
        MongoConnectionException or MongoConnectionPoolPausedException => Unavailable("the connection was lost"),
        MongoNotPrimaryException or MongoNodeIsRecoveringException => Unavailable("the servers are choosing another primary"),
        MongoCursorNotFoundException => Unavailable("the server forgot a listing half way"),
        MongoException e => OfCommand(e),
        FormatException or BsonException when error.Message.Contains("MaxDocumentSize", StringComparison.Ordinal) => TooLargeToKeep(),
        _ => error,
    };

    /// <summary>Asks the server something, and tells what goes wrong as <see cref="Translate"/> does.</summary>
    public static async Task<T> TranslatedAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask(cancellationToken);
        }
        catch (Exception e) when (Translate(e, cancellationToken) is var told && !ReferenceEquals(told, e))
        {
            throw told;
        }
    }

    /// <summary>The same, without an answer.</summary>
    public static Task TranslatedAsync(Func<CancellationToken, Task> ask, CancellationToken cancellationToken) => TranslatedAsync(async token =>
    {
        await ask(token);
        return true;
    }, cancellationToken);

    /// <summary>Whether the whole transaction may go well when it is tried again.</summary>
    public static bool IsTransient(Exception error) =>
        error is MongoException e && (e.HasErrorLabel("TransientTransactionError") || CodesOf(e).Contains(WriteConflict));

    /// <summary>Whether it is not known whether the transaction was committed, and committing again will tell.</summary>
    public static bool IsUnknownCommit(Exception error) => error is MongoException e && e.HasErrorLabel("UnknownTransactionCommitResult");

    /// <summary>Stored data is not what this program writes.</summary>
    public static PimException Unreadable(string why) => new(ErrorKind.DataLoss, "STORE_UNREADABLE", $"The database holds what cannot be read: {why}");

    /// <summary>The service is stopping.</summary>
    public static PimException Closed() => new(ErrorKind.Unavailable, "STORE_CLOSED", "The catalogue is being closed.");

    /// <summary>The server cannot be reached, or does not answer, now.</summary>
    public static PimException Unavailable(string why) =>
        new(ErrorKind.Unavailable, "STORE_UNAVAILABLE", $"The database cannot be reached: {why.TrimEnd('.')}.");

    /// <summary>Other processes change the catalogue so much that a commit found no gap.</summary>
    public static PimException Contended() =>
        new(ErrorKind.Unavailable, "STORE_CONTENDED", "Other instances kept changing the catalogue; nothing was changed.");

    /// <summary>The connection string asks for what a stand-in of a package does not do; it names the package.</summary>
    public static PimException NotSupported(string why) => new(ErrorKind.FailedPrecondition, "STORE_NOT_SUPPORTED", why);

    /// <summary>The connection string is none.</summary>
    public static PimException BadConnectionString() => new(ErrorKind.InvalidArgument, "STORE_CONNECTION_STRING",
        "It cannot be read; it must be a connection string such as mongodb://host:27017/?replicaSet=rs0.");

    /// <summary>The connection string names no database.</summary>
    public static PimException NoDatabase() => new(ErrorKind.InvalidArgument, "STORE_CONNECTION_STRING",
        "The connection string must name the database behind the servers, as in mongodb://host:27017/pim?replicaSet=rs0.");

    /// <summary>The server is a single one, which has no transactions.</summary>
    public static PimException NoTransactions() => new(ErrorKind.FailedPrecondition, "STORE_WITHOUT_TRANSACTIONS",
        "The server is a standalone, which has no transactions; a replica set (of one member is enough) or a sharded cluster is needed.");

    /// <summary>A later version of the program wrote the database.</summary>
    public static PimException TooNew(int layout, int known) => new(ErrorKind.FailedPrecondition, "STORE_TOO_NEW",
        $"The database has layout {layout}; this program knows layouts up to {known}. It was written by a later version: run that one.");

    private static Exception OfCommand(MongoException error)
    {
        var codes = CodesOf(error).ToList();
        if (codes.Contains(WriteConflict)) return Contended();
        if (codes.Contains(OutOfDiskSpace) || SpeaksOfSpace(error.Message)) return Full();
        if (codes.Any(TooLarge.Contains)) return TooLargeToKeep();
        if (codes.Any(Forbidden.Contains)) return NotAllowed();
        return codes.Any(NotNow.Contains) || IsTransient(error) || IsUnknownCommit(error) ? Unavailable(error.Message) : error;
    }

    // Hosted and compatible engines have no number of their own for it.
    private static bool SpeaksOfSpace(string message) =>
        message.Contains("quota", StringComparison.OrdinalIgnoreCase) || message.Contains("No space left", StringComparison.OrdinalIgnoreCase);

    private static PimException Full() => new(ErrorKind.ResourceExhausted, "STORE_FULL", "There is no room left for the catalogue; nothing was changed.");

    private static PimException NotAllowed() =>
        new(ErrorKind.Unavailable, "STORE_FORBIDDEN", "The database server refuses the credentials, or what they are to do.");

    private static PimException TooLargeToKeep() =>
        new(ErrorKind.ResourceExhausted, "STORE_DOCUMENT_TOO_LARGE", "What is to be kept of one resource takes more than 16 MB.");

    private static IEnumerable<int> CodesOf(MongoException error) => error switch
    {
        MongoCommandException command => [command.Code],
        MongoWriteException write => write.WriteError is null ? [] : [write.WriteError.Code],
        MongoBulkWriteException bulk => bulk.WriteErrors.Select(e => e.Code),
        _ => [],
    };
}
