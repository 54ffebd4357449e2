namespace Pim.MarketplaceSync.Commands;

/// <summary>How a command ends.</summary>
internal static class ExitCodes
{
    /// <summary>All was done.</summary>
    public const int Done = 0;

    /// <summary>The service refused, or there are dead letters.</summary>
    public const int Refused = 1;

    /// <summary>Wrong usage, or a mapping, state or file that cannot be used; nothing was done.</summary>
    public const int UnusableInput = 2;

    /// <summary>The service cannot be reached, or broke off.</summary>
    public const int Unreachable = 3;

    /// <summary>Stopped by Ctrl-C (128 and the number of the signal, as shells have it).</summary>
    public const int Stopped = 130;
}
