using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Reflection.V1;
using Alpha = Grpc.Reflection.V1Alpha;

namespace PimService.Tests.Reflection;

public sealed class ReflectionTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    [Fact]
    public async Task Lists_every_service_that_is_served()
    {
        var names = await ListServicesAsync();

        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Superset(
            new HashSet<string>
            {
                "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection", "pim.tests.Probe",
            },
            names.ToHashSet());
    }

    [Fact]
    public async Task Answers_alone_rebuild_every_message_and_service()
    {
        var files = await FetchAllAsync(await ListServicesAsync());

        // Each file builds only with all that it imports, in the order of imports.
        var built = FileDescriptor.BuildFromByteStrings(InImportOrder(files)).ToDictionary(file => file.Name);
        Assert.Contains("google/protobuf/descriptor.proto", built.Keys);
        Assert.Contains("grpc/health/v1/health.proto", built.Keys);
        foreach (var name in await ListServicesAsync())
        {
            var found = built.Values.SelectMany(file => file.Services).Single(candidate => candidate.FullName == name);
            Assert.NotEmpty(found.Methods);
            Assert.All(found.Methods, method => Assert.NotNull(method.InputType));
        }
    }

    [Fact]
    public async Task Every_declared_name_leads_to_its_file()
    {
        var files = FileDescriptor.BuildFromByteStrings(InImportOrder(await FetchAllAsync(await ListServicesAsync())));
        var symbols = files.SelectMany(SymbolsOf).ToList();

        var answers = await AskAsync([.. symbols.Select(symbol => new ServerReflectionRequest { FileContainingSymbol = symbol.Name })]);

        Assert.All(symbols.Zip(answers), pair => Assert.Equal(pair.First.File, NameOf(pair.Second)));
    }

    [Fact]
    public async Task Details_of_errors_are_known() =>
        Assert.Equal("google/rpc/error_details.proto", NameOf(await AskAsync(new ServerReflectionRequest { FileContainingSymbol = "google.rpc.BadRequest" })));

    [Fact]
    public async Task Answer_carries_the_question_and_its_host()
    {
        var question = new ServerReflectionRequest { Host = "shop", FileByFilename = "grpc/health/v1/health.proto" };

        var answer = await AskAsync(question);

        Assert.Equal(("shop", question), (answer.ValidHost, answer.OriginalRequest));
        Assert.Equal("grpc/health/v1/health.proto", NameOf(answer));
    }

    [Theory]
    [InlineData("no/such.proto")]
    [InlineData("")]
    public async Task Unknown_file_is_not_found_and_the_stream_goes_on(string name)
    {
        var answers = await AskAsync([new() { FileByFilename = name }, new() { ListServices = "" }]);

        Assert.Equal((int)Code.NotFound, answers[0].ErrorResponse.ErrorCode);
        Assert.NotEmpty(answers[1].ListServicesResponse.Service);
    }

    [Fact]
    public async Task What_is_not_known_is_not_found()
    {
        var answers = await AskAsync(
        [
            new() { FileContainingSymbol = "no.such.Message" },
            new() { FileContainingSymbol = "grpc.health.v1" },
            new() { FileContainingExtension = new() { ContainingType = "google.protobuf.FieldOptions", ExtensionNumber = 77_777 } },
            new() { FileContainingExtension = new() { ContainingType = "no.such.Message", ExtensionNumber = 1 } },
            new() { AllExtensionNumbersOfType = "no.such.Message" },
        ]);

        Assert.All(answers, answer => Assert.Equal((int)Code.NotFound, answer.ErrorResponse.ErrorCode));
    }

    [Fact]
    public async Task Request_without_a_question_is_invalid() =>
        Assert.Equal((int)Code.InvalidArgument, (await AskAsync(new ServerReflectionRequest())).ErrorResponse.ErrorCode);

    [Fact]
    public async Task Message_without_extensions_has_no_numbers()
    {
        var answer = (await AskAsync(
            new ServerReflectionRequest { AllExtensionNumbersOfType = "grpc.health.v1.HealthCheckRequest" })).AllExtensionNumbersResponse;

        Assert.Equal("grpc.health.v1.HealthCheckRequest", answer.BaseTypeName);
        Assert.Empty(answer.ExtensionNumber);
    }

    [Fact]
    public async Task Older_clients_get_the_same_answers()
    {
        var question = new ServerReflectionRequest { Host = "shop", FileContainingSymbol = "grpc.health.v1.Health.Check" };
        using var call = new Alpha.ServerReflection.ServerReflectionClient(service.Channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(Alpha.ServerReflectionRequest.Parser.ParseFrom(question.ToByteString()));
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        var answer = call.ResponseStream.Current;
        await call.RequestStream.CompleteAsync();

        Assert.Equal((await AskAsync(question)).ToByteString(), answer.ToByteString());
    }

    private async Task<List<string>> ListServicesAsync() =>
        [.. (await AskAsync(new ServerReflectionRequest { ListServices = "" })).ListServicesResponse.Service.Select(found => found.Name)];

    private async Task<Dictionary<string, FileDescriptorProto>> FetchAllAsync(IEnumerable<string> services)
    {
        var files = new Dictionary<string, FileDescriptorProto>();
        var questions = services.Select(name => new ServerReflectionRequest { FileContainingSymbol = name }).ToList();
        while (questions.Count > 0)
        {
            foreach (var answer in await AskAsync(questions))
            {
                var file = FileOf(answer);
                files[file.Name] = file;
            }

            questions = [.. files.Values.SelectMany(file => file.Dependency).Distinct().Where(name => !files.ContainsKey(name))
                .Select(name => new ServerReflectionRequest { FileByFilename = name })];
        }

        return files;
    }

    private static List<ByteString> InImportOrder(Dictionary<string, FileDescriptorProto> files)
    {
        var ordered = new List<ByteString>();
        var done = new HashSet<string>();
        void Visit(string name)
        {
            if (!done.Add(name)) return;
            foreach (var import in files[name].Dependency) Visit(import);
            ordered.Add(files[name].ToByteString());
        }

        foreach (var name in files.Keys) Visit(name);
        return ordered;
    }

    private static IEnumerable<(string Name, string File)> SymbolsOf(FileDescriptor file)
    {
        var messages = file.MessageTypes.SelectMany(WithNested).ToList();
        var enums = file.EnumTypes.Concat(messages.SelectMany(message => message.EnumTypes)).ToList();
        return messages.Select(message => message.FullName)
            .Concat(messages.SelectMany(message => message.Fields.InDeclarationOrder()).Select(field => field.FullName))
            .Concat(messages.SelectMany(message => message.Oneofs).Select(oneof => oneof.FullName))
            .Concat(enums.Select(@enum => @enum.FullName))
            .Concat(enums.SelectMany(@enum => @enum.Values).Select(value => value.FullName))
            .Concat(file.Services.Select(declared => declared.FullName))
            .Concat(file.Services.SelectMany(declared => declared.Methods).Select(method => method.FullName))
            .Select(name => (name, file.Name));
    }

    private static IEnumerable<MessageDescriptor> WithNested(MessageDescriptor message) => message.NestedTypes.SelectMany(WithNested).Prepend(message);

    private static string NameOf(ServerReflectionResponse answer) => FileOf(answer).Name;

    private static FileDescriptorProto FileOf(ServerReflectionResponse answer)
    {
        Assert.Null(answer.ErrorResponse);
        return FileDescriptorProto.Parser.ParseFrom(Assert.Single(answer.FileDescriptorResponse.FileDescriptorProto));
    }

    private async Task<ServerReflectionResponse> AskAsync(ServerReflectionRequest question) => (await AskAsync([question]))[0];

    private async Task<List<ServerReflectionResponse>> AskAsync(IReadOnlyList<ServerReflectionRequest> questions)
    {
        using var call = new ServerReflection.ServerReflectionClient(service.Channel).ServerReflectionInfo();
        var answers = new List<ServerReflectionResponse>();
        foreach (var question in questions)
        {
            await call.RequestStream.WriteAsync(question);
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
            answers.Add(call.ResponseStream.Current);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(CancellationToken.None));
        return answers;
    }
}
