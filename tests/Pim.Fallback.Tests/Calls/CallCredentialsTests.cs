using Grpc.Core;

namespace Pim.Fallback.Tests.Calls;

public sealed class CallCredentialsTests
{
    private static readonly CallCredentials s_token = CallCredentials.FromInterceptor(async (context, headers) =>
    {
        await Task.Yield();
        Assert.EndsWith("/pim.fallback.tests.Shapes", context.ServiceUrl);
        headers.Add("authorization", $"Bearer {context.MethodName}");
    });

    private static readonly CallCredentials s_tenant = CallCredentials.FromInterceptor((_, headers) =>
    {
        headers.Add("x-tenant", "acme");
        return Task.CompletedTask;
    });

    private static readonly ShapesService s_showsCredentials = new()
    {
        OnUnary = (_, context) => Task.FromResult(new Note
        {
            Text = $"{context.RequestHeaders.GetValue("authorization")}, {context.RequestHeaders.GetValue("x-tenant")}",
        }),
    };

    [Fact]
    public async Task Call_credentials_add_their_headers()
    {
        await using var host = await ShapesHost.StartAsync(s_showsCredentials);
        var client = host.Client(options => options.UnsafeUseInsecureChannelCallCredentials = true);

        Assert.Equal("Bearer Unary, ", (await client.UnaryAsync(new Note(), new CallOptions(credentials: s_token))).Text);
        Assert.Equal(
            "Bearer Unary, acme",
            (await client.UnaryAsync(new Note(), new CallOptions(credentials: CallCredentials.Compose(s_token, s_tenant)))).Text);
    }

    [Fact]
    public async Task Call_credentials_of_the_channel_go_with_every_call()
    {
        await using var host = await ShapesHost.StartAsync(s_showsCredentials);
        var client = host.Client(options =>
        {
            options.Credentials = ChannelCredentials.Create(ChannelCredentials.Insecure, s_tenant);
            options.UnsafeUseInsecureChannelCallCredentials = true;
        });

        Assert.Equal(", acme", (await client.UnaryAsync(new Note())).Text);
    }

    [Fact]
    public async Task Call_credentials_stay_off_plain_text_unless_allowed()
    {
        await using var host = await ShapesHost.StartAsync(s_showsCredentials);

        Assert.Equal(", ", (await host.Client().UnaryAsync(new Note(), new CallOptions(credentials: s_token))).Text);
    }
}
