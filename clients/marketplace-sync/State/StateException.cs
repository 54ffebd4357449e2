namespace Pim.MarketplaceSync.State;

/// <summary>The state cannot be used.</summary>
internal sealed class StateException(string message) : Exception(message);
