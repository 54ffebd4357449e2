using MongoDB.Bson;
using Pim.Domain;
using Pim.Domain.Families;

namespace Pim.Storage.MongoDB.Documents;

internal static partial class NounDocument
{
    private static void WriteFamily(BsonDocument document, Family family)
    {
        document.AddCodes("attributes", family.Attributes);
        document.AddText("labelAttribute", family.LabelAttribute);
        document.AddText("imageAttribute", family.ImageAttribute);
        if (family.Requirements.Count == 0) return;
        var byChannel = new BsonDocument();
        foreach (var (channel, attributes) in family.Requirements) byChannel.Add(channel, BsonWriting.Codes(attributes));
        document.Add("requirements", byChannel);
    }

    private static Family ReadFamily(BsonDocument document, string code) => new()
    {
        Code = code,
        Attributes = document.Codes("attributes"),
        LabelAttribute = document.Text("labelAttribute"),
        ImageAttribute = document.Text("imageAttribute"),
        Requirements = document.TryGetValue("requirements", out var byChannel) ? ReadRequirements(byChannel.AsBsonDocument) : [],
    };

    private static ValueList<ChannelRequirements> ReadRequirements(BsonDocument byChannel) =>
        byChannel.Select(field => new ChannelRequirements(field.Name, BsonReading.ToCodes(field.Value))).ToValueList();

    private static void WriteVariant(BsonDocument document, FamilyVariant variant)
    {
        document.AddText("family", variant.Family);
        document.AddList("levels", variant.Levels, static level =>
        {
            var written = new BsonDocument();
            written.AddCodes("axes", level.Axes);
            written.AddCodes("attributes", level.Attributes);
            return written;
        });
    }

    private static FamilyVariant ReadVariant(BsonDocument document, string code) => new()
    {
        Code = code,
        Family = document.Text("family"),
        Levels = document.List("levels", static level => new VariantLevel(level.Codes("axes"), level.Codes("attributes"))),
    };
}
