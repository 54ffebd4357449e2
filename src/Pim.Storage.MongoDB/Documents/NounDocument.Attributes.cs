using MongoDB.Bson;
using Pim.Domain.Attributes;

namespace Pim.Storage.MongoDB.Documents;

internal static partial class NounDocument
{
    private static void WriteAttribute(BsonDocument document, AttributeDefinition attribute)
    {
        document.Add("type", attribute.Type.ToString());
        document.AddText("group", attribute.Group);
        document.AddFlag("localizable", attribute.Localizable);
        document.AddFlag("scopable", attribute.Scopable);
        document.AddFlag("unique", attribute.Unique);
        document.AddFlag("searchable", attribute.Searchable);
        document.AddFlag("facet", attribute.Facet);
        if (attribute.Rules != AttributeRules.None) document.Add("rules", Write(attribute.Rules));
        document.AddText("defaultUnit", attribute.DefaultUnit);
        document.AddNumber("position", attribute.Position);
        document.AddList("options", attribute.Options, Write);
        document.AddList("units", attribute.Units, Write);
        document.AddList("columns", attribute.Columns, Write);
    }

    private static AttributeDefinition ReadAttribute(BsonDocument document, string code) => new()
    {
        Code = code,
        Type = Enum.Parse<AttributeType>(document["type"].AsString),
        Group = document.Text("group"),
        Localizable = document.Flag("localizable"),
        Scopable = document.Flag("scopable"),
        Unique = document.Flag("unique"),
        Searchable = document.Flag("searchable"),
        Facet = document.Flag("facet"),
        Rules = document.TryGetValue("rules", out var rules) ? ReadRules(rules.AsBsonDocument) : AttributeRules.None,
        DefaultUnit = document.Text("defaultUnit"),
        Position = document.Number("position"),
        Options = document.List("options", static option => new AttributeOption(option.Text("code"), option.Localized("labels"), option.Number("position"))),
        Units = document.List("units", static unit => new MeasurementUnit(unit.Text("code"), unit.Text("symbol"), unit.Localized("labels"))),
        Columns = document.List("columns", static column =>
            new TableColumn(column.Text("code"), Enum.Parse<TableColumnType>(column.Text("type")), column.Localized("labels"))),
    };

    private static BsonDocument Write(AttributeOption option)
    {
        var document = new BsonDocument("code", option.Code);
        document.AddLocalized("labels", option.Labels);
        document.AddNumber("position", option.Position);
        return document;
    }

    private static BsonDocument Write(MeasurementUnit unit)
    {
        var document = new BsonDocument("code", unit.Code);
        document.AddText("symbol", unit.Symbol);
        document.AddLocalized("labels", unit.Labels);
        return document;
    }

    private static BsonDocument Write(TableColumn column)
    {
        var document = new BsonDocument { { "code", column.Code }, { "type", column.Type.ToString() } };
        document.AddLocalized("labels", column.Labels);
        return document;
    }

    private static BsonDocument Write(AttributeRules rules)
    {
        var document = new BsonDocument();
        document.AddNumber("minLength", rules.MinLength);
        document.AddNumber("maxLength", rules.MaxLength);
        document.AddText("pattern", rules.Pattern);
        if (rules.MinNumber is { } minNumber) document.Add("minNumber", new Decimal128(minNumber));
        if (rules.MaxNumber is { } maxNumber) document.Add("maxNumber", new Decimal128(maxNumber));
        document.AddNumber("maxDecimals", rules.MaxDecimals);
        if (rules.MinDate is { } minDate) document.Add("minDate", BsonWriting.Day(minDate));
        if (rules.MaxDate is { } maxDate) document.Add("maxDate", BsonWriting.Day(maxDate));
        document.AddNumber("maxItems", rules.MaxItems);
        document.AddCodes("allowedExtensions", rules.AllowedExtensions);
        document.AddCodes("allowedLocales", rules.AllowedLocales);
        return document;
    }

    private static AttributeRules ReadRules(BsonDocument document) => AttributeRules.None with
    {
        MinLength = document.MaybeNumber("minLength"),
        MaxLength = document.MaybeNumber("maxLength"),
        Pattern = document.Text("pattern"),
        MinNumber = document.MaybeDecimal("minNumber"),
        MaxNumber = document.MaybeDecimal("maxNumber"),
        MaxDecimals = document.MaybeNumber("maxDecimals"),
        MinDate = document.MaybeDay("minDate"),
        MaxDate = document.MaybeDay("maxDate"),
        MaxItems = document.MaybeNumber("maxItems"),
        AllowedExtensions = document.Codes("allowedExtensions"),
        AllowedLocales = document.Codes("allowedLocales"),
    };
}
