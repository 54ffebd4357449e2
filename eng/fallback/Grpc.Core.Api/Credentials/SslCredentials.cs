namespace Grpc.Core;

/// <summary>TLS for a channel.</summary>
/// <param name="rootCertificates">Trusted roots in PEM; null for those the machine trusts.</param>
/// <param name="keyCertificatePair">The client's own certificate, if it shows one.</param>
/// <param name="verifyPeerCallback">An extra check of the server, if any.</param>
public sealed class SslCredentials(string? rootCertificates, KeyCertificatePair? keyCertificatePair, VerifyPeerCallback? verifyPeerCallback) : ChannelCredentials
{
    private readonly VerifyPeerCallback? _verifyPeerCallback = verifyPeerCallback;

    /// <summary>TLS with the roots the machine trusts.</summary>
    public SslCredentials()
        : this(null, null, null)
    {
    }

    /// <summary>TLS with roots of one's own.</summary>
    /// <param name="rootCertificates">Trusted roots in PEM.</param>
    public SslCredentials(string? rootCertificates)
        : this(rootCertificates, null, null)
    {
    }

    /// <summary>TLS where the client shows a certificate too.</summary>
    /// <param name="rootCertificates">Trusted roots in PEM; null for those the machine trusts.</param>
    /// <param name="keyCertificatePair">The client's own certificate.</param>
    public SslCredentials(string? rootCertificates, KeyCertificatePair? keyCertificatePair)
        : this(rootCertificates, keyCertificatePair, null)
    {
    }

    /// <summary>Trusted roots in PEM; null for those the machine trusts.</summary>
    public string? RootCertificates { get; } = rootCertificates;

    /// <summary>The client's own certificate, if it shows one.</summary>
    public KeyCertificatePair? KeyCertificatePair { get; } = keyCertificatePair;

    internal override bool IsComposable => true;

    /// <inheritdoc/>
    public override void InternalPopulateConfiguration(ChannelCredentialsConfiguratorBase configurator, object state)
    {
        ArgumentNullException.ThrowIfNull(configurator);
        configurator.SetSslCredentials(state, RootCertificates, KeyCertificatePair, _verifyPeerCallback);
    }
}
