using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using V1 = Pim.V1;

namespace PimService.Content;

/// <summary>
/// Routes the methods of pim.v1.ContentService that answer finished content to <see cref="ReadyContentService"/>, with answers written as the bytes they
/// are. The generated service stays in place beside it for the rest (see Hosting/CatalogServices.cs for who goes first).
/// </summary>
internal sealed class ReadyContentMethods : IServiceMethodProvider<ReadyContentService>
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create<byte[]>(
        static (bytes, context) => context.Complete(bytes), static _ => throw new NotSupportedException("Answers are only written."));

    /// <inheritdoc/>
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<ReadyContentService> context)
    {
        context.AddUnaryMethod(Define(MethodType.Unary, nameof(ReadyContentService.GetContent), V1.GetContentRequest.Parser, Bytes), [],
            static (service, request, call) => service.GetContent(request, call));
        context.AddUnaryMethod(Define(
            MethodType.Unary, nameof(ReadyContentService.BatchGetContent), V1.BatchGetContentRequest.Parser, Message<Ready.BatchGetContentResponse>()), [],
            static (service, request, call) => service.BatchGetContent(request, call));
        context.AddUnaryMethod(
            Define(MethodType.Unary, nameof(ReadyContentService.ListContent), V1.ListContentRequest.Parser, Message<Ready.ListContentResponse>()), [],
            static (service, request, call) => service.ListContent(request, call));
        context.AddUnaryMethod(
            Define(MethodType.Unary, nameof(ReadyContentService.SearchContent), V1.SearchContentRequest.Parser, Message<Ready.SearchContentResponse>()), [],
            static (service, request, call) => service.SearchContent(request, call));
        context.AddServerStreamingMethod(Define(
            MethodType.ServerStreaming, nameof(ReadyContentService.WatchChanges), V1.WatchChangesRequest.Parser, Message<Ready.WatchChangesResponse>()), [],
            static (service, request, writer, call) => service.WatchChanges(request, writer, call));
        context.AddServerStreamingMethod(Define(
            MethodType.ServerStreaming, nameof(ReadyContentService.ExportContent), V1.ExportContentRequest.Parser, Message<Ready.ExportContentResponse>()), [],
            static (service, request, writer, call) => service.ExportContent(request, writer, call));
    }

    private static Method<TRequest, TResponse> Define<TRequest, TResponse>(
        MethodType type, string name, MessageParser<TRequest> parser, Marshaller<TResponse> answers)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class =>
        new(type, V1.ContentService.Descriptor.FullName, name,
            Marshallers.Create(static (_, _) => throw new NotSupportedException("Requests are only read."), context =>
                parser.ParseFrom(context.PayloadAsReadOnlySequence())), answers);

    private static Marshaller<T> Message<T>()
        where T : class, IBufferMessage =>
        Marshallers.Create<T>(
            static (message, context) =>
            {
                context.SetPayloadLength(message.CalculateSize());
                message.WriteTo(context.GetBufferWriter());
                context.Complete();
            },
            static _ => throw new NotSupportedException("Answers are only written."));
}
