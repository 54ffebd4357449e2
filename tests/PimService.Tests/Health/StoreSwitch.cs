using Pim.Application;
using Pim.Domain;

namespace PimService.Tests.Health;

/// <summary>Stands for a store that comes and goes, which the embedded one does not do.</summary>
internal sealed class StoreSwitch : IStoreHealth
{
    /// <summary>What the store does when it is looked at.</summary>
    public Func<CancellationToken, Task> Answer { get; set; } = Here;

    /// <summary>It answers.</summary>
    public static Task Here(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>It cannot be reached.</summary>
    public static Task Gone(CancellationToken cancellationToken) => throw new PimException(ErrorKind.Unavailable, "STORE_UNAVAILABLE", "The store is gone.");

    /// <summary>It can be reached and says nothing.</summary>
    public static Task Hangs(CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, CancellationToken.None);

    public Task CheckAsync(CancellationToken cancellationToken) => Answer(cancellationToken);
}
