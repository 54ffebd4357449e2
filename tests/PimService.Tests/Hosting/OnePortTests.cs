using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Grpc.Health.V1;

namespace PimService.Tests.Hosting;

/// <summary>HTTP/1.1 and HTTP/2 at one address, told apart by the first bytes of a connection.</summary>
public sealed class OnePortTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    private const string Request = "GET /media/x/y HTTP/1.1\r\nHost: x\r\n\r\n";
    private static readonly byte[] Preface = [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, 0, 0, 0, 4, 0, 0, 0, 0, 0];

    [Fact]
    public async Task A_request_in_single_bytes_is_answered_and_so_is_the_next_on_its_connection()
    {
        using var connection = await ConnectAsync();
        for (var round = 0; round < 2; round++)
        {
            foreach (var value in Encoding.ASCII.GetBytes(Request)) await connection.GetStream().WriteAsync(new[] { value });
            Assert.StartsWith("HTTP/1.1 404 Not Found", await ReadAsync(connection), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_preface_in_single_bytes_is_answered_in_HTTP_2()
    {
        using var connection = await ConnectAsync();
        foreach (var value in Preface) await connection.GetStream().WriteAsync(new[] { value });
        var answer = Encoding.Latin1.GetBytes(await ReadAsync(connection));
        Assert.Equal(4, answer[3]);
    }

    [Theory]
    [InlineData("PRI * HTTP/1.1\r\n\r\n", "HTTP/1.1 405 ")]
    [InlineData("\0\0\0\0\0\0\0\0\r\n\r\n", "HTTP/1.1 400 ")]
    [InlineData("PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n", "\0\0\u0008\u0007")]
    public async Task What_is_neither_is_refused(string text, string answer)
    {
        using var connection = await ConnectAsync();
        await connection.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text));
        Assert.StartsWith(answer, await ReadAsync(connection), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_that_end_before_they_say_what_they_speak_do_no_harm()
    {
        foreach (var length in (int[])[0, 1, 23])
        {
            using var connection = await ConnectAsync();
            var stream = connection.GetStream();
            await stream.WriteAsync(Preface.AsMemory(0, length));
            connection.Client.Shutdown(SocketShutdown.Send);
            Assert.Equal("", await ReadAsync(stream));
        }

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, (await new Grpc.Health.V1.Health.HealthClient(service.Channel).CheckAsync(new())).Status);
    }

    [Fact]
    public async Task GRPC_over_HTTP_1_is_refused()
    {
        using var http = new HttpClient { BaseAddress = service.Address };
        using var content = new ByteArrayContent([0, 0, 0, 0, 0]) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } };
        using var answer = await http.PostAsync("/grpc.health.v1.Health/Check", content);
        Assert.Equal(System.Net.HttpStatusCode.UpgradeRequired, answer.StatusCode);
    }

    [Fact]
    public async Task The_service_ends_at_once_though_connections_are_open_that_said_nothing()
    {
        var other = new ServiceFixture();
        await other.InitializeAsync();
        using var silent = await ConnectAsync(other);
        using var idle = await ConnectAsync(other);
        await idle.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Request));
        await ReadAsync(idle);
        await other.DisposeAsync().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal("", await ReadAsync(silent));
    }

    private Task<TcpClient> ConnectAsync() => ConnectAsync(service);

    private static async Task<TcpClient> ConnectAsync(ServiceFixture service)
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(service.Address.Host, service.Address.Port);
        return connection;
    }

    private static Task<string> ReadAsync(TcpClient connection) => ReadAsync(connection.GetStream());

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var buffer = new byte[4_096];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return Encoding.Latin1.GetString(buffer, 0, await stream.ReadAsync(buffer, patience.Token));
    }
}
