using System.Runtime.CompilerServices;

namespace Pim.Client.Calls;

/// <summary>Turns a listing that is answered page by page into a stream of its items.</summary>
public static class Pager
{
    /// <summary>Most items of a page; the service ends it at 2 MB too.</summary>
    public const int MaxPageSize = 1_000;

    /// <summary>All items. The next page is asked for while the caller is still at this one.</summary>
    /// <param name="ask">Asks for the page of a token, which is empty for the first.</param>
    /// <param name="items">The items of a page.</param>
    /// <param name="next">The token of the page after it; empty on the last.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async IAsyncEnumerable<TItem> ItemsAsync<TPage, TItem>(
        Func<string, CancellationToken, Task<TPage>> ask, Func<TPage, IEnumerable<TItem>> items, Func<TPage, string> next,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var asked = ask("", cancellationToken);
        while (asked is not null)
        {
            var page = await asked;
            asked = next(page) is { Length: > 0 } token ? ask(token, cancellationToken) : null;
            foreach (var item in items(page)) yield return item;
        }
    }
}
