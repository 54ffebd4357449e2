namespace Grpc.Core;

/// <summary>The server that <see cref="VerifyPeerCallback"/> checks.</summary>
public class VerifyPeerContext
{
    internal VerifyPeerContext(string targetName, string peerPem)
    {
        TargetName = targetName;
        PeerPem = peerPem;
    }

    /// <summary>The name the channel connected to.</summary>
    public string TargetName { get; }

    /// <summary>The server's certificate in PEM.</summary>
    public string PeerPem { get; }
}

/// <summary>Checks a server once more, after TLS found its certificate good.</summary>
/// <param name="context">The server.</param>
/// <returns>Whether to trust it.</returns>
public delegate bool VerifyPeerCallback(VerifyPeerContext context);
