using System.Text.Json;
using Pim.Domain.Associations;
using Pim.Domain.Attributes;
using Pim.Domain.Categories;
using Pim.Domain.Channels;
using Pim.Domain.Families;
using Pim.Domain.Insights;
using Pim.Domain.Schema;
using Pim.Domain.Text;

namespace Pim.Storage.Sqlite.Documents;

/// <summary>A part of the schema as JSON: what callers set. Its kind, code, revision and times are columns beside it.</summary>
internal static partial class NounDocument
{
    private static readonly JsonEncodedText Labels = JsonEncodedText.Encode("labels");
    private static readonly JsonEncodedText Position = JsonEncodedText.Encode("position");
    private static readonly JsonEncodedText Parent = JsonEncodedText.Encode("parent");
    private static readonly JsonEncodedText Attributes = JsonEncodedText.Encode("attributes");

    public static void Write(Utf8JsonWriter json, SchemaNoun noun)
    {
        json.WriteStartObject();
        json.WriteLocalized(Labels, noun.Labels);
        switch (noun)
        {
            case AttributeDefinition attribute: WriteAttribute(json, attribute); break;
            case AttributeGroup group: WritePosition(json, group.Position); break;
            case Family family: WriteFamily(json, family); break;
            case FamilyVariant variant: WriteVariant(json, variant); break;
            case Category category: WriteCategory(json, category); break;
            case Channel channel: WriteChannel(json, channel); break;
            case AssociationType: break;
            case Segment segment: WriteSegment(json, segment); break;
            default: throw new InvalidOperationException($"There is no document for {noun.GetType().Name}.");
        }
        json.WriteEndObject();
    }

    /// <summary>The noun of a document; its revision and times are left to the caller.</summary>
    public static SchemaNoun Read(string collection, string code, ReadOnlySpan<byte> document) => collection switch
    {
        "attributes" => JsonReading.Read(document, (ref r) => ReadAttribute(ref r, code)),
        "attributeGroups" => JsonReading.Read(document, (ref r) => ReadGroup(ref r, code)),
        "families" => JsonReading.Read(document, (ref r) => ReadFamily(ref r, code)),
        "familyVariants" => JsonReading.Read(document, (ref r) => ReadVariant(ref r, code)),
        "categories" => JsonReading.Read(document, (ref r) => ReadCategory(ref r, code)),
        "channels" => JsonReading.Read(document, (ref r) => ReadChannel(ref r, code)),
        "associationTypes" => JsonReading.Read(document, (ref r) => ReadAssociationType(ref r, code)),
        "segments" => JsonReading.Read(document, (ref r) => ReadSegment(ref r, code)),
        _ => throw StoreErrors.Unreadable($"the schema has a part of the unknown kind '{collection}'."),
    };

    private static void WriteCategory(Utf8JsonWriter json, Category category)
    {
        json.WriteText(Parent, category.Parent);
        WritePosition(json, category.Position);
    }

    private static Category ReadCategory(ref Utf8JsonReader reader, string code)
    {
        var (labels, parent, position) = (LocalizedText.Empty, "", 0);
        while (reader.NextMember())
        {
            if (reader.At("labels"u8)) labels = reader.ReadLocalized();
            else if (reader.At("parent"u8)) parent = reader.ReadCode();
            else if (reader.At("position"u8)) position = reader.GetInt32();
            else reader.Skip();
        }
        return new Category { Code = code, Labels = labels, Parent = parent, Position = position };
    }

    private static AttributeGroup ReadGroup(ref Utf8JsonReader reader, string code)
    {
        var (labels, position) = (LocalizedText.Empty, 0);
        while (reader.NextMember())
        {
            if (reader.At("labels"u8)) labels = reader.ReadLocalized();
            else if (reader.At("position"u8)) position = reader.GetInt32();
            else reader.Skip();
        }
        return new AttributeGroup { Code = code, Labels = labels, Position = position };
    }

    private static AssociationType ReadAssociationType(ref Utf8JsonReader reader, string code)
    {
        var labels = LocalizedText.Empty;
        while (reader.NextMember())
        {
            if (reader.At("labels"u8)) labels = reader.ReadLocalized();
            else reader.Skip();
        }
        return new AssociationType { Code = code, Labels = labels };
    }

    private static void WritePosition(Utf8JsonWriter json, int position)
    {
        if (position != 0) json.WriteNumber(Position, position);
    }
}
