using MongoDB.Bson;
using Pim.Domain.Associations;
using Pim.Domain.Attributes;
using Pim.Domain.Categories;
using Pim.Domain.Channels;
using Pim.Domain.Families;
using Pim.Domain.Insights;
using Pim.Domain.Schema;

namespace Pim.Storage.MongoDB.Documents;

/// <summary>A part of the schema; its _id is its name, such as "attributes/color".</summary>
internal static partial class NounDocument
{
    /// <summary>The noun as it is kept from this revision on.</summary>
    public static BsonDocument Write(SchemaNoun noun, long revision)
    {
        var document = new BsonDocument("_id", noun.Name);
        document.AddLocalized("labels", noun.Labels);
        switch (noun)
        {
            case AttributeDefinition attribute: WriteAttribute(document, attribute); break;
            case AttributeGroup group: document.AddNumber("position", group.Position); break;
            case Family family: WriteFamily(document, family); break;
            case FamilyVariant variant: WriteVariant(document, variant); break;
            case Category category: WriteCategory(document, category); break;
            case Channel channel: WriteChannel(document, channel); break;
            case AssociationType: break;
            case Segment segment: WriteSegment(document, segment); break;
            default: throw new InvalidOperationException($"There is no document for {noun.GetType().Name}.");
        }
        document.Add("revision", revision);
        document.AddTime("createTime", noun.CreateTime);
        document.AddTime("updateTime", noun.UpdateTime);
        return document;
    }

    /// <summary>The noun of a document.</summary>
    public static SchemaNoun Read(BsonDocument document) => document.Read(static d =>
    {
        var name = d["_id"].AsString;
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) throw new FormatException("A part of the schema is named by its kind and its code.");
        return ReadKind(name[..slash], name[(slash + 1)..], d) with
        {
            Labels = d.Localized("labels"),
            Revision = d.LongNumber("revision"),
            CreateTime = d.Time("createTime"),
            UpdateTime = d.Time("updateTime"),
        };
    });

    private static SchemaNoun ReadKind(string collection, string code, BsonDocument document) => collection switch
    {
        "attributes" => ReadAttribute(document, code),
        "attributeGroups" => new AttributeGroup { Code = code, Position = document.Number("position") },
        "families" => ReadFamily(document, code),
        "familyVariants" => ReadVariant(document, code),
        "categories" => new Category { Code = code, Parent = document.Text("parent"), Position = document.Number("position") },
        "channels" => ReadChannel(document, code),
        "associationTypes" => new AssociationType { Code = code },
        "segments" => ReadSegment(document, code),
        _ => throw new FormatException($"There is no part of the schema of the kind '{collection}'."),
    };

    private static void WriteCategory(BsonDocument document, Category category)
    {
        document.AddText("parent", category.Parent);
        document.AddNumber("position", category.Position);
    }

    private static void WriteChannel(BsonDocument document, Channel channel)
    {
        document.AddList("locales", channel.Locales, static locale =>
        {
            var written = new BsonDocument("locale", locale.Locale);
            written.AddCodes("fallbacks", locale.Fallbacks);
            return written;
        });
        document.AddCodes("currencies", channel.Currencies);
        document.AddText("categoryTree", channel.CategoryTree);
        document.AddNumber("minCompleteness", channel.MinCompleteness);
        document.AddFlag("reviewRequired", channel.ReviewRequired);
        document.AddList("renditions", channel.Renditions, static rendition => new BsonDocument
        {
            { "name", rendition.Name }, { "width", rendition.Width }, { "height", rendition.Height },
            { "fit", (int)rendition.Fit }, { "format", (int)rendition.Format }, { "quality", rendition.Quality },
        });
    }

    private static Channel ReadChannel(BsonDocument document, string code) => new()
    {
        Code = code,
        Locales = document.List("locales", static locale => new ChannelLocale(locale.Text("locale"), locale.Codes("fallbacks"))),
        Currencies = document.Codes("currencies"),
        CategoryTree = document.Text("categoryTree"),
        MinCompleteness = document.Number("minCompleteness"),
        ReviewRequired = document.Flag("reviewRequired"),
        Renditions = document.List("renditions", static rendition => new Rendition(
            rendition.Text("name"), rendition.Number("width"), rendition.Number("height"),
            (RenditionFit)rendition.Number("fit"), (RenditionFormat)rendition.Number("format"), rendition.Number("quality"))),
    };
}
