using Grpc.Core;

namespace Pim.Cli.Comparing;

/// <summary>One of several services did not do what it was asked.</summary>
/// <param name="address">Which.</param>
/// <param name="error">What it said.</param>
internal sealed class ServiceException(Uri address, RpcException error) : Exception(error.Message, error)
{
    /// <summary>Which service.</summary>
    public Uri Address { get; } = address;

    /// <summary>What it said.</summary>
    public RpcException Error { get; } = error;
}
