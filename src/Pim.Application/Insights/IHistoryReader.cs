using Pim.Domain.Insights;

namespace Pim.Application.Insights;

/// <summary>Reads what customers did, put together by customer, out of the events that are kept. Reading never holds up writing.</summary>
public interface IHistoryReader
{
    /// <summary>
    /// Visits the history of every customer, and of every visitor who is not known as one, one after another and never two at a time. Bots are
    /// left out; merged visitors are in their customer's history. One snapshot where the engine can give it, else each history by itself is whole.
    /// </summary>
    /// <param name="parts">What is needed besides orders.</param>
    /// <param name="names">Takes the names that histories use.</param>
    /// <param name="visit">Looks at a history, which is good for the length of the call.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task ReadAllAsync(HistoryParts parts, HistoryNames names, Action<CustomerHistory> visit, CancellationToken cancellationToken);

    /// <summary>The history of one customer with all its parts, bots too; an empty one where nothing is kept.</summary>
    Task<CustomerHistory> ReadAsync(string customer, HistoryNames names, CancellationToken cancellationToken);
}
