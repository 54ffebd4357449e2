namespace Grpc.Core;

/// <summary>For transports: learns what <see cref="ChannelCredentials"/> are.</summary>
public abstract class ChannelCredentialsConfiguratorBase
{
    /// <summary>They secure nothing.</summary>
    /// <param name="state">Passed through.</param>
    public abstract void SetInsecureCredentials(object state);

    /// <summary>They are TLS.</summary>
    /// <param name="state">Passed through.</param>
    /// <param name="rootCertificates">Trusted roots in PEM; null for those the machine trusts.</param>
    /// <param name="keyCertificatePair">The client's own certificate, if it shows one.</param>
    /// <param name="verifyPeerCallback">An extra check of the server, if any.</param>
    public abstract void SetSslCredentials(
        object state,
        string? rootCertificates,
        KeyCertificatePair? keyCertificatePair,
        VerifyPeerCallback? verifyPeerCallback);

    /// <summary>They are a secured channel and what each call sends.</summary>
    /// <param name="state">Passed through.</param>
    /// <param name="channelCredentials">How the channel is secured.</param>
    /// <param name="callCredentials">What each call sends.</param>
    public abstract void SetCompositeCredentials(object state, ChannelCredentials channelCredentials, CallCredentials callCredentials);
}
