using Grpc.Core;
using Microsoft.AspNetCore.Connections;

namespace PimService.Requests;

/// <summary>Reads what callers stream.</summary>
internal static class RequestStreams
{
    /// <summary>
    /// Goes to the next message; false at the end. A caller who vanishes in the middle is one who is gone: the server tells it as an error of the disk
    /// would be told, and sometimes before it counts the call as ended.
    /// </summary>
    public static async Task<bool> NextAsync<T>(this IAsyncStreamReader<T> stream, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.MoveNext(cancellationToken);
        }
        catch (IOException e)
        {
            throw new ConnectionAbortedException("The caller is gone.", e);
        }
    }
}
