using Google.Protobuf.Reflection;
using PimService.Content;
using V1 = Pim.V1;

namespace PimService.Tests.Content;

public sealed class ReadyContentTests
{
    public static TheoryData<string> Messages => new(Ready.Select(m => m.Name));

    private static IEnumerable<MessageDescriptor> Ready => PimService.Content.Ready.ReadyContentReflection.Descriptor.MessageTypes;

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_ready_message_is_the_same_on_the_wire_as_the_one_of_the_contract(string name)
    {
        var ready = Ready.Single(m => m.Name == name);
        var contract = new[] { V1.ContentServiceReflection.Descriptor, V1.ChangeReflection.Descriptor }.SelectMany(f => f.MessageTypes)
            .Single(m => m.Name == name);

        Assert.Equal(contract.Fields.InDeclarationOrder().Select(Describe), ready.Fields.InDeclarationOrder().Select(Describe));
    }

    [Fact]
    public void Sequence_and_time_are_written_behind_what_is_kept()
    {
        var format = new ContentFormat(new(new("", "", TimeSpan.Zero), TimeProvider.System));
        var kept = format.Write(new() { Channel = "web", Locale = "de-DE", Sku = "a/b", Type = Pim.Domain.Products.ProductType.Product, Title = "Titel" });

        var content = V1.Content.Parser.ParseFrom(format.Finish(kept, 7, DateTimeOffset.UnixEpoch.AddDays(1)));

        Assert.Equal(("a/b", "Titel", 7, 86_400), (content.Sku, content.Title, content.Sequence, content.UpdateTime.Seconds));
    }

    // A message is bytes on the wire: contents may be either.
    private static string Describe(FieldDescriptor field) =>
        $"{field.Name} = {field.FieldNumber} {(field.FieldType is FieldType.Bytes ? FieldType.Message : field.FieldType)} {(field.IsRepeated ? "repeated" : "")}";
}
