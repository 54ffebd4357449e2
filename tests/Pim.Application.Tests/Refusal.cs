using Pim.Domain;

namespace Pim.Application.Tests;

/// <summary>Says how a use case must refuse.</summary>
internal static class Refusal
{
    public static async Task<PimException> RefusedAsync(this Task task, ErrorKind kind, string reason)
    {
        var error = await Assert.ThrowsAsync<PimException>(() => task);
        Assert.Equal((kind, reason), (error.Kind, error.Reason));
        return error;
    }
}
