using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;

namespace Pim.Fallback.Tests.Calls;

public sealed class ShapeTests
{
    [Fact]
    public async Task A_unary_call_gives_one_answer()
    {
        await using var host = await ShapesHost.StartAsync();
        var note = new Note { Text = "Größe", Payload = ByteString.CopyFrom(0, 255) };

        Assert.Equal(note, await host.Client().UnaryAsync(note));
        Assert.Equal(note, await host.Client().UnaryAsync(note).ConfigureAwait(true));
        Assert.Equal(note, host.Client().Unary(note));
    }

    [Fact]
    public async Task Server_streaming_gives_every_answer_in_order()
    {
        await using var host = await ShapesHost.StartAsync();
        using var call = host.Client().Down(new Note { Count = 100 });

        var counts = new List<int>();
        await foreach (var note in call.ResponseStream.ReadAllAsync())
        {
            counts.Add(note.Count);
        }

        Assert.Equal(Enumerable.Range(1, 100), counts);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Client_streaming_takes_every_request()
    {
        await using var host = await ShapesHost.StartAsync();
        using var call = host.Client().Up();

        for (var i = 1; i <= 10; i++)
        {
            await call.RequestStream.WriteAsync(new Note { Count = i });
        }

        await call.RequestStream.CompleteAsync();

        Assert.Equal(55, (await call).Count);
    }

    [Fact]
    public async Task Duplex_streaming_goes_to_and_fro()
    {
        await using var host = await ShapesHost.StartAsync();
        using var call = host.Client().Both();

        for (var i = 1; i <= 3; i++)
        {
            await call.RequestStream.WriteAsync(new Note { Count = i }, CancellationToken.None);
            Assert.True(await call.ResponseStream.MoveNext());
            Assert.Equal(i * 2, call.ResponseStream.Current.Count);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task A_service_can_be_mapped_by_its_definition()
    {
        await using var host = await ShapesHost.StartAsync(_ => { }, app => app.MapGrpcService(Shapes.BindService(new ShapesService())));
        using var call = host.Client().Down(new Note { Count = 2 });

        Assert.Equal("a", (await host.Client().UnaryAsync(new Note { Text = "a" })).Text);
        Assert.Equal(2, await call.ResponseStream.ReadAllAsync().CountAsync());
    }

    [Fact]
    public void A_definition_takes_a_method_once()
    {
        var method = new Method<string, string>(MethodType.Unary, "s", "m", Marshallers.StringMarshaller, Marshallers.StringMarshaller);
        UnaryServerMethod<string, string> handler = (request, _) => Task.FromResult(request);
        var builder = ServerServiceDefinition.CreateBuilder().AddMethod(method, handler);

        Assert.Throws<ArgumentException>(() => builder.AddMethod(method, handler));
    }
}
