using System.Buffers;
using Grpc.Core;

namespace Pim.Fallback.Tests.Values;

public sealed class MarshallerTests
{
    [Fact]
    public void A_marshaller_over_arrays_serves_contexts_too()
    {
        var context = new ArrayContext();

        Marshallers.StringMarshaller.ContextualSerializer("é", context);

        Assert.Equal("é"u8, context.Written);
        Assert.Equal("é", Marshallers.StringMarshaller.ContextualDeserializer(new ArrayPayload(context.Written)));
    }

    [Fact]
    public void A_marshaller_over_contexts_gives_its_functions_back()
    {
        Action<string, SerializationContext> serialize = (_, context) => context.Complete();
        Func<DeserializationContext, string> deserialize = context => context.PayloadLength.ToString(System.Globalization.CultureInfo.InvariantCulture);

        var marshaller = Marshallers.Create(serialize, deserialize);

        Assert.Same(serialize, marshaller.ContextualSerializer);
        Assert.Same(deserialize, marshaller.ContextualDeserializer);
    }

    [Fact]
    public void A_method_knows_its_path()
    {
        var method = new Method<string, string>(
            MethodType.ServerStreaming, "pim.v1.Products", "List", Marshallers.StringMarshaller, Marshallers.StringMarshaller);

        Assert.Equal("/pim.v1.Products/List", method.FullName);
        Assert.Equal(MethodType.ServerStreaming, ((IMethod)method).Type);
    }

    private sealed class ArrayContext : SerializationContext
    {
        public byte[] Written { get; private set; } = [];

        public override void Complete(byte[] payload) => Written = payload;
    }

    private sealed class ArrayPayload(byte[] payload) : DeserializationContext
    {
        public override int PayloadLength => payload.Length;

        public override byte[] PayloadAsNewBuffer() => payload;

        public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => new(payload);
    }
}
