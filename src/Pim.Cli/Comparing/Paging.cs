using Grpc.Core;

namespace Pim.Cli.Comparing;

/// <summary>Goes through the pages of a listing.</summary>
internal static class Paging
{
    /// <summary>Most items of a page; the service ends it at 2 MB too.</summary>
    public const int PageSize = 1_000;

    /// <summary>All items. The next page is asked for while the caller is still at this one.</summary>
    /// <param name="address">Whom it asks.</param>
    /// <param name="ask">Asks for the page of a token, and answers its items and the token of the next.</param>
    public static async IAsyncEnumerable<Item> ItemsAsync(Uri address, Func<string, Task<(IEnumerable<Item> Items, string Next)>> ask)
    {
        var asked = ask("");
        while (asked is not null)
        {
            var (items, next) = await AnswerAsync(address, asked);
            asked = next.Length > 0 ? ask(next) : null;
            foreach (var item in items) yield return item;
        }
    }

    private static async Task<T> AnswerAsync<T>(Uri address, Task<T> asked)
    {
        try
        {
            return await asked;
        }
        catch (RpcException e)
        {
            throw new ServiceException(address, e);
        }
    }
}
