namespace Pim.MarketplaceSync.Sync;

/// <summary>Brings the world outside to what the state says: by files, or by sending changes.</summary>
internal interface IDelivery
{
    /// <summary>Does it, for the state as it is now. Cut off at any point and done again, it ends the same.</summary>
    Task DeliverAsync(CancellationToken cancellationToken);
}
