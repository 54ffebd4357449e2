using Grpc.Core;
using Pim.Domain;

namespace Pim.Cli.Commands;

/// <summary>How a command ends.</summary>
internal static class ExitCodes
{
    /// <summary>All was done.</summary>
    public const int Done = 0;

    /// <summary>Some rows were rejected, something differs, or the service or the store refused the request.</summary>
    public const int Refused = 1;

    /// <summary>Wrong usage, or a file or mapping that cannot be read; nothing was done.</summary>
    public const int UnusableInput = 2;

    /// <summary>The service or the store cannot be reached, or broke off.</summary>
    public const int Unreachable = 3;

    /// <summary>Stopped by Ctrl-C (128 and the number of the signal, as shells have it).</summary>
    public const int Stopped = 130;

    /// <summary>What the help says of them.</summary>
    public const string Help = """
        Exit codes:
          0    all was done
          1    some rows were rejected, something differs, or the request was refused
          2    wrong usage, or a file or mapping that cannot be read
          3    the service or store cannot be reached, or the connection broke; running it again is safe
          130  stopped by Ctrl-C
        """;

    /// <summary>The exit code of a store that refused, or cannot be used.</summary>
    public static int Of(PimException error) => error.Kind switch
    {
        ErrorKind.Unavailable or ErrorKind.ResourceExhausted => Unreachable,
        _ => Refused,
    };

    /// <summary>The exit code of a call that failed.</summary>
    public static int Of(RpcException error) => error.StatusCode switch
    {
        StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Internal or StatusCode.Unknown or StatusCode.Cancelled
            or StatusCode.DataLoss or StatusCode.ResourceExhausted => Unreachable,
        _ => Refused,
    };
}
