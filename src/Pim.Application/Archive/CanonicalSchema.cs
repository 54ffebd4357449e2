using Pim.Domain.Associations;
using Pim.Domain.Attributes;
using Pim.Domain.Categories;
using Pim.Domain.Channels;
using Pim.Domain.Families;
using Pim.Domain.Insights;
using Pim.Domain.Schema;

namespace Pim.Application.Archive;

/// <summary>The parts of the schema in their fixed form.</summary>
internal static class CanonicalSchema
{
    public static void Write(CanonicalWriter writer, SchemaNoun noun)
    {
        writer.Text(noun.Collection);
        writer.Text(noun.Code);
        writer.Texts(noun.Labels);
        writer.Number(noun.Revision);
        writer.Time(noun.CreateTime);
        writer.Time(noun.UpdateTime);
        switch (noun)
        {
            case AttributeDefinition attribute: Write(writer, attribute); break;
            case AttributeGroup group: writer.Number(group.Position); break;
            case Family family: Write(writer, family); break;
            case FamilyVariant variant: Write(writer, variant); break;
            case Category category: Write(writer, category); break;
            case Channel channel: Write(writer, channel); break;
            case AssociationType: break;
            case Segment segment: Write(writer, segment); break;
            default: throw new InvalidOperationException($"There is no fixed form of {noun.GetType().Name}.");
        }
    }

    private static void Write(CanonicalWriter writer, AttributeDefinition attribute)
    {
        writer.Number((long)attribute.Type);
        writer.Text(attribute.Group);
        writer.Flag(attribute.Localizable);
        writer.Flag(attribute.Scopable);
        writer.Flag(attribute.Unique);
        writer.Flag(attribute.Searchable);
        writer.Flag(attribute.Facet);
        Write(writer, attribute.Rules);
        writer.List(attribute.Options, Write);
        writer.List(attribute.Units, Write);
        writer.Text(attribute.DefaultUnit);
        writer.List(attribute.Columns, Write);
        writer.Number(attribute.Position);
    }

    private static void Write(CanonicalWriter writer, AttributeRules rules)
    {
        writer.Optional(rules.MinLength, length => writer.Number(length));
        writer.Optional(rules.MaxLength, length => writer.Number(length));
        writer.Text(rules.Pattern);
        writer.Optional(rules.MinNumber, writer.Decimal);
        writer.Optional(rules.MaxNumber, writer.Decimal);
        writer.Optional(rules.MaxDecimals, decimals => writer.Number(decimals));
        writer.Optional(rules.MinDate, writer.Day);
        writer.Optional(rules.MaxDate, writer.Day);
        writer.Optional(rules.MaxItems, items => writer.Number(items));
        writer.Texts(rules.AllowedExtensions);
        writer.Texts(rules.AllowedLocales);
    }

    private static void Write(CanonicalWriter writer, AttributeOption option)
    {
        writer.Text(option.Code);
        writer.Texts(option.Labels);
        writer.Number(option.Position);
    }

    private static void Write(CanonicalWriter writer, MeasurementUnit unit)
    {
        writer.Text(unit.Code);
        writer.Text(unit.Symbol);
        writer.Texts(unit.Labels);
    }

    private static void Write(CanonicalWriter writer, TableColumn column)
    {
        writer.Text(column.Code);
        writer.Number((long)column.Type);
        writer.Texts(column.Labels);
    }

    private static void Write(CanonicalWriter writer, Family family)
    {
        writer.Texts(family.Attributes);
        writer.Text(family.LabelAttribute);
        writer.Text(family.ImageAttribute);
        writer.List(family.Requirements, Write);
    }

    private static void Write(CanonicalWriter writer, ChannelRequirements requirements)
    {
        writer.Text(requirements.Channel);
        writer.Texts(requirements.Attributes);
    }

    private static void Write(CanonicalWriter writer, FamilyVariant variant)
    {
        writer.Text(variant.Family);
        writer.List(variant.Levels, Write);
    }

    private static void Write(CanonicalWriter writer, VariantLevel level)
    {
        writer.Texts(level.Axes);
        writer.Texts(level.Attributes);
    }

    private static void Write(CanonicalWriter writer, Category category)
    {
        writer.Text(category.Parent);
        writer.Number(category.Position);
    }

    private static void Write(CanonicalWriter writer, Channel channel)
    {
        writer.List(channel.Locales, Write);
        writer.Texts(channel.Currencies);
        writer.Text(channel.CategoryTree);
        writer.Number(channel.MinCompleteness);
        writer.Flag(channel.ReviewRequired);
        writer.List(channel.Renditions, Write);
    }

    private static void Write(CanonicalWriter writer, Rendition rendition)
    {
        writer.Text(rendition.Name);
        writer.Number(rendition.Width);
        writer.Number(rendition.Height);
        writer.Number((long)rendition.Fit);
        writer.Number((long)rendition.Format);
        writer.Number(rendition.Quality);
    }

    private static void Write(CanonicalWriter writer, Segment segment)
    {
        writer.List(segment.Stages, static (writer, stage) => writer.Number((long)stage));
        writer.Number(segment.HorizonDays);
        writer.Number(segment.MinOrders);
        writer.Number(segment.MaxOrders);
        writer.Number(segment.MinDaysSinceOrder);
        writer.Number(segment.MaxDaysSinceOrder);
        writer.Number(segment.MinRevenueMicros);
        writer.Text(segment.Currency);
        writer.Text(segment.Channel);
        writer.Text(segment.Category);
    }

    private static void Write(CanonicalWriter writer, ChannelLocale locale)
    {
        writer.Text(locale.Locale);
        writer.Texts(locale.Fallbacks);
    }
}
