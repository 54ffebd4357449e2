using System.Text.Json;
using Pim.Domain;
using Pim.Domain.Families;
using Pim.Domain.Text;

namespace Pim.Storage.Sqlite.Documents;

internal static partial class NounDocument
{
    private static readonly JsonEncodedText FamilyCode = JsonEncodedText.Encode("family");
    private static readonly JsonEncodedText LabelAttribute = JsonEncodedText.Encode("labelAttribute");
    private static readonly JsonEncodedText ImageAttribute = JsonEncodedText.Encode("imageAttribute");
    private static readonly JsonEncodedText Requirements = JsonEncodedText.Encode("requirements");
    private static readonly JsonEncodedText Levels = JsonEncodedText.Encode("levels");
    private static readonly JsonEncodedText Axes = JsonEncodedText.Encode("axes");

    private static void WriteFamily(Utf8JsonWriter json, Family family)
    {
        json.WriteCodes(Attributes, family.Attributes);
        json.WriteText(LabelAttribute, family.LabelAttribute);
        json.WriteText(ImageAttribute, family.ImageAttribute);
        json.WriteStartObject(Requirements);
        foreach (var (channel, attributes) in family.Requirements)
        {
            json.WritePropertyName(channel);
            json.WriteCodes(attributes);
        }
        json.WriteEndObject();
    }

    private static Family ReadFamily(ref Utf8JsonReader reader, string code)
    {
        var family = new Family { Code = code };
        while (reader.NextMember())
        {
            if (reader.At("labels"u8)) family = family with { Labels = reader.ReadLocalized() };
            else if (reader.At("attributes"u8)) family = family with { Attributes = reader.ReadCodes() };
            else if (reader.At("labelAttribute"u8)) family = family with { LabelAttribute = reader.ReadCode() };
            else if (reader.At("imageAttribute"u8)) family = family with { ImageAttribute = reader.ReadCode() };
            else if (reader.At("requirements"u8)) family = family with { Requirements = ReadRequirements(ref reader) };
            else reader.Skip();
        }
        return family;
    }

    private static ValueList<ChannelRequirements> ReadRequirements(ref Utf8JsonReader reader)
    {
        var requirements = new List<ChannelRequirements>();
        while (reader.NextMember())
        {
            var channel = reader.ReadCode();
            reader.Read();
            requirements.Add(new ChannelRequirements(channel, reader.ReadCodes()));
        }
        return requirements.ToValueList();
    }

    private static void WriteVariant(Utf8JsonWriter json, FamilyVariant variant)
    {
        json.WriteString(FamilyCode, variant.Family);
        json.WriteStartArray(Levels);
        foreach (var level in variant.Levels)
        {
            json.WriteStartObject();
            json.WriteCodes(Axes, level.Axes);
            json.WriteCodes(Attributes, level.Attributes);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static FamilyVariant ReadVariant(ref Utf8JsonReader reader, string code)
    {
        var (labels, family) = (LocalizedText.Empty, "");
        ValueList<VariantLevel> levels = [];
        while (reader.NextMember())
        {
            if (reader.At("labels"u8)) labels = reader.ReadLocalized();
            else if (reader.At("family"u8)) family = reader.ReadCode();
            else if (reader.At("levels"u8)) levels = reader.ReadList(ReadLevel);
            else reader.Skip();
        }
        return new FamilyVariant { Code = code, Labels = labels, Family = family, Levels = levels };
    }

    private static VariantLevel ReadLevel(ref Utf8JsonReader reader)
    {
        ValueList<string> axes = [];
        ValueList<string> attributes = [];
        while (reader.NextMember())
        {
            if (reader.At("axes"u8)) axes = reader.ReadCodes();
            else if (reader.At("attributes"u8)) attributes = reader.ReadCodes();
            else reader.Skip();
        }
        return new VariantLevel(axes, attributes);
    }
}
