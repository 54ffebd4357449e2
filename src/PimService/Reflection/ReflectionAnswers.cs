using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Reflection.V1;
using PimService.Hosting;
using Question = Grpc.Reflection.V1.ServerReflectionRequest.MessageRequestOneofCase;

namespace PimService.Reflection;

/// <summary>Answers the questions of grpc.reflection about the services that are served here.</summary>
internal sealed class ReflectionAnswers(ServedServices services)
{
    // The details of errors travel as Any: no import leads to them.
    private readonly Lazy<DescriptorIndex> _index =
        new(() => new(services.Descriptors.Select(service => service.File).Append(ErrorDetailsReflection.Descriptor)));

    /// <summary>The answer to one question.</summary>
    public ServerReflectionResponse Answer(ServerReflectionRequest request)
    {
        var response = new ServerReflectionResponse { ValidHost = request.Host, OriginalRequest = request };
        switch (request.MessageRequestCase)
        {
            case Question.FileByFilename:
                return WithFile(response, _index.Value.FindFile(request.FileByFilename), request.FileByFilename);
            case Question.FileContainingSymbol:
                return WithFile(response, _index.Value.FindSymbol(request.FileContainingSymbol), request.FileContainingSymbol);
            case Question.FileContainingExtension:
                var extension = request.FileContainingExtension;
                var file = _index.Value.FindExtension(extension.ContainingType, extension.ExtensionNumber);
                return WithFile(response, file, FormattableString.Invariant($"extension {extension.ExtensionNumber} of {extension.ContainingType}"));
            case Question.AllExtensionNumbersOfType:
                return WithNumbers(response, request.AllExtensionNumbersOfType);
            case Question.ListServices:
                response.ListServicesResponse =
                    new ListServiceResponse { Service = { services.Descriptors.Select(service => new ServiceResponse { Name = service.FullName }) } };
                return response;
            default:
                return WithError(response, Code.InvalidArgument, "The request asks nothing.");
        }
    }

    private static ServerReflectionResponse WithFile(ServerReflectionResponse response, FileDescriptor? file, string asked)
    {
        if (file is null) return WithError(response, Code.NotFound, $"{asked} is not known here.");
        response.FileDescriptorResponse = new FileDescriptorResponse { FileDescriptorProto = { file.SerializedData } };
        return response;
    }

    private ServerReflectionResponse WithNumbers(ServerReflectionResponse response, string message)
    {
        if (_index.Value.FindExtensionNumbers(message) is not { } numbers) return WithError(response, Code.NotFound, $"{message} is not known here.");
        response.AllExtensionNumbersResponse = new ExtensionNumberResponse { BaseTypeName = message, ExtensionNumber = { numbers } };
        return response;
    }

    private static ServerReflectionResponse WithError(ServerReflectionResponse response, Code code, string message)
    {
        response.ErrorResponse = new ErrorResponse { ErrorCode = (int)code, ErrorMessage = message };
        return response;
    }
}
