using Pim.Application.Events;
using Pim.Domain.Events;
using Pim.Domain.Insights;

namespace Pim.Application.Insights;

/// <summary>Passes the histories of all customers, put together from their events, through the memory of one.</summary>
public sealed class CustomerHistories(Histories histories)
{
    /// <summary>
    /// Shows the history of every customer, and of every visitor who is not known as one, one after another; bots are left out. A history is good
    /// for the length of the call.
    /// </summary>
    /// <param name="parts">What is needed besides orders.</param>
    /// <param name="names">Takes the names that histories use.</param>
    /// <param name="visit">Looks at a history.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>How many events there were in what was read.</returns>
    public async Task<long> ReadAllAsync(HistoryParts parts, HistoryNames names, Action<CustomerHistory> visit, CancellationToken cancellationToken)
    {
        var decoder = new HistoryDecoder(names, parts);
        await foreach (var stored in histories.ReadAsync(cancellationToken))
        {
            if (decoder.Decode(stored) is { } history) visit(history);
        }
        return decoder.Events;
    }

    /// <summary>Whether such a history is among them; looks no further than the first one.</summary>
    public async Task<bool> AnyAsync(Func<CustomerHistory, HistoryNames, bool> isSuch, CancellationToken cancellationToken)
    {
        var names = new HistoryNames();
        var decoder = new HistoryDecoder(names, HistoryParts.All);
        await foreach (var stored in histories.ReadAsync(cancellationToken))
        {
            if (decoder.Decode(stored) is { } history && isSuch(history, names)) return true;
        }
        return false;
    }

    /// <summary>The history of one customer with all its parts, a bot's too; an empty one when nothing is known of them.</summary>
    public async Task<CustomerHistory> ReadAsync(string customer, HistoryNames names, CancellationToken cancellationToken)
    {
        var decoder = new HistoryDecoder(names, HistoryParts.All) { TakesBots = true };
        var stored = await histories.GetAsync(Person.Customer(customer), cancellationToken);
        return (stored is { } found ? decoder.Decode(found) : null) ?? decoder.Empty(customer);
    }
}
