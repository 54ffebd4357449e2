using Pim.Application;
using Pim.Domain;
using Pim.Domain.Channels;
using PimService.Requests;
using PimService.Schema;
using V1 = Pim.V1;

namespace PimService.Channels;

/// <summary>How channels travel.</summary>
internal sealed class ChannelMapping : SchemaMapping<Channel, V1.Channel>
{
    private const int MaxLocales = 200;
    private const int MaxFallbacks = 10;
    private const int MaxCurrencies = 300;

    /// <summary>The one there is.</summary>
    public static readonly ChannelMapping Instance = new();

    private ChannelMapping()
    {
    }

    /// <inheritdoc/>
    public override string Collection => "channels";

    /// <inheritdoc/>
    public override string Field => "channel";

    /// <inheritdoc/>
    protected override IReadOnlyList<SchemaField<Channel, V1.Channel>> OwnFields { get; } =
    [
        new("locales", m => m.Locales.Count > 0, (to, from) => to with { Locales = from.Locales }),
        new("currencies", m => m.Currencies.Count > 0, (to, from) => to with { Currencies = from.Currencies }),
        new("category_tree", m => m.CategoryTree.Length > 0, (to, from) => to with { CategoryTree = from.CategoryTree }),
        new("min_completeness", m => m.MinCompleteness != 0, (to, from) => to with { MinCompleteness = from.MinCompleteness }),
        new("review_required", m => m.ReviewRequired, (to, from) => to with { ReviewRequired = from.ReviewRequired }),
        new("renditions", m => m.Renditions.Count > 0, (to, from) => to with { Renditions = from.Renditions }),
    ];

    /// <inheritdoc/>
    public override V1.Channel Row(Channel noun)
    {
        var message = new V1.Channel
        {
            Code = noun.Code,
            CategoryTree = noun.CategoryTree,
            MinCompleteness = noun.MinCompleteness,
            ReviewRequired = noun.ReviewRequired,
        };
        noun.Labels.WriteTo(message.Labels);
        foreach (var (locale, fallbacks) in noun.Locales) message.Locales.Add(new V1.ChannelLocale { Locale = locale, Fallbacks = { fallbacks } });
        message.Currencies.Add(noun.Currencies);
        foreach (var rendition in noun.Renditions) message.Renditions.Add(Write(rendition));
        return message;
    }

    /// <inheritdoc/>
    public override V1.Channel Resource(Channel noun)
    {
        var message = Row(noun);
        message.Name = noun.Name;
        message.Etag = Etag.Of(noun.Revision);
        message.CreateTime = Wire.Write(noun.CreateTime);
        message.UpdateTime = Wire.Write(noun.UpdateTime);
        return message;
    }

    /// <inheritdoc/>
    public override Channel Read(V1.Channel message, ViolationList violations) => new()
    {
        Code = message.Code,
        Labels = Wire.Labels(message.Labels, "labels", violations),
        Locales = ReadLocales(message, violations),
        Currencies = Wire.Codes(message.Currencies, MaxCurrencies, "currencies", violations),
        CategoryTree = message.CategoryTree,
        MinCompleteness = message.MinCompleteness,
        ReviewRequired = message.ReviewRequired,
        Renditions = violations.Allows(message.Renditions.Count, Channel.MaxRenditions, "renditions") ? message.Renditions.Select(Read).ToValueList() : [],
    };

    /// <inheritdoc/>
    public override (string Name, string Code, string Etag) Identity(V1.Channel message) => (message.Name, message.Code, message.Etag);

    /// <inheritdoc/>
    protected override bool HasLabels(V1.Channel message) => message.Labels.Count > 0;

    // What is not said stands for the first of each; numbers that are none of them go on to the rules.
    private static Rendition Read(V1.Rendition message) => new(
        message.Name, message.Width, message.Height, (RenditionFit)Math.Max((int)message.Fit, 1), (RenditionFormat)Math.Max((int)message.Format, 1),
        message.Quality == 0 ? Rendition.DefaultQuality : message.Quality);

    private static V1.Rendition Write(Rendition rendition) => new()
    {
        Name = rendition.Name,
        Width = rendition.Width,
        Height = rendition.Height,
        Fit = (V1.Rendition.Types.Fit)rendition.Fit,
        Format = (V1.Rendition.Types.Format)rendition.Format,
        Quality = rendition.Quality,
    };

    private static ValueList<ChannelLocale> ReadLocales(V1.Channel message, ViolationList violations)
    {
        if (!violations.Allows(message.Locales.Count, MaxLocales, "locales")) return [];
        return message.Locales.Select((l, i) => ReadLocale(l, $"locales[{i}].fallbacks", violations)).ToValueList();
    }

    private static ChannelLocale ReadLocale(V1.ChannelLocale message, string field, ViolationList violations) =>
        new(Wire.Locale(message.Locale), Wire.Codes(message.Fallbacks, MaxFallbacks, field, violations).Select(Wire.Locale).ToValueList());
}
