using Grpc.Core;

namespace Pim.Fallback.Tests.Values;

public sealed class CredentialsTests
{
    private static readonly AsyncAuthInterceptor s_nothing = (_, _) => Task.CompletedTask;

    [Fact]
    public void Credentials_from_a_function_tell_the_transport_that_function()
    {
        var seen = new SeenCallCredentials();

        CallCredentials.FromInterceptor(s_nothing).InternalPopulateConfiguration(seen, "state");

        Assert.Same(s_nothing, seen.Interceptor);
        Assert.Equal("state", seen.State);
    }

    [Fact]
    public void Composed_credentials_tell_the_transport_their_parts_in_order()
    {
        CallCredentials first = CallCredentials.FromInterceptor(s_nothing), second = CallCredentials.FromInterceptor(s_nothing);
        var seen = new SeenCallCredentials();

        CallCredentials.Compose(first, second).InternalPopulateConfiguration(seen, null);

        Assert.Equal([first, second], seen.Parts!);
    }

    [Fact]
    public void One_credential_is_not_composed() => Assert.Throws<ArgumentException>(() => CallCredentials.Compose(CallCredentials.FromInterceptor(s_nothing)));

    [Fact]
    public void Channel_credentials_tell_the_transport_what_they_are()
    {
        var pair = new KeyCertificatePair("certificate", "key");
        var call = CallCredentials.FromInterceptor(s_nothing);
        var ssl = new SslCredentials("roots", pair);

        Assert.Equal("insecure", Told(ChannelCredentials.Insecure));
        Assert.Equal("ssl   ", Told(ChannelCredentials.SecureSsl));
        Assert.Equal("ssl roots certificate key", Told(ssl));
        Assert.Equal($"composite {ssl} {call}", Told(ChannelCredentials.Create(ssl, call)));
    }

    [Fact]
    public void An_authenticated_peer_is_found_by_its_identity()
    {
        var name = AuthProperty.Create("name", "é"u8.ToArray());
        var context = new AuthContext("name", new() { ["name"] = [name], ["other"] = [AuthProperty.Create("other", [1])] });

        Assert.True(context.IsPeerAuthenticated);
        Assert.Equal([name], context.PeerIdentity);
        Assert.Equal("é", name.Value);
        Assert.Equal(2, context.Properties.Count());
        Assert.Empty(context.FindPropertiesByName("absent"));
        Assert.False(new AuthContext(null, []).IsPeerAuthenticated);
    }

    private static string Told(ChannelCredentials credentials)
    {
        var seen = new SeenChannelCredentials();
        credentials.InternalPopulateConfiguration(seen, new object());
        return seen.Told;
    }

    private sealed class SeenCallCredentials : CallCredentialsConfiguratorBase
    {
        public object? State { get; private set; }

        public AsyncAuthInterceptor? Interceptor { get; private set; }

        public IReadOnlyList<CallCredentials>? Parts { get; private set; }

        public override void SetCompositeCredentials(object? state, IReadOnlyList<CallCredentials> credentials) => Parts = credentials;

        public override void SetAsyncAuthInterceptorCredentials(object? state, AsyncAuthInterceptor interceptor) => (State, Interceptor) = (state, interceptor);
    }

    private sealed class SeenChannelCredentials : ChannelCredentialsConfiguratorBase
    {
        public string Told { get; private set; } = "";

        public override void SetInsecureCredentials(object state) => Told = "insecure";

        public override void SetSslCredentials(
            object state, string? rootCertificates, KeyCertificatePair? keyCertificatePair, VerifyPeerCallback? verifyPeerCallback) =>
            Told = $"ssl {rootCertificates} {keyCertificatePair?.CertificateChain} {keyCertificatePair?.PrivateKey}";

        public override void SetCompositeCredentials(object state, ChannelCredentials channelCredentials, CallCredentials callCredentials) =>
            Told = $"composite {channelCredentials} {callCredentials}";
    }
}
