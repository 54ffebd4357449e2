using System.Globalization;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Pim.Client;
using Pim.V1;

namespace Pim.Cli.Insights;

/// <summary>What is known of customers and what to show them, as sheets.</summary>
internal static class CustomerSheets
{
    public static Sheet Of(CustomerInsight customer) => new(["figure", "value"],
    [
        ["stage", Figures.Words(customer.Stage)],
        ["orders", Figures.Number(customer.Orders)],
        ["first order", Time(customer.FirstOrderTime)],
        ["last order", Time(customer.LastOrderTime)],
        ["paid", string.Join(", ", customer.Revenues.Select(Figures.Money))],
        ["views", Figures.Number(customer.Views)],
        ["last view", Time(customer.LastViewTime)],
        ["segments", string.Join(", ", customer.Segments.Select(ResourceNames.LastOf))],
        .. customer.Products.Select(p => (string[])["bought", Bought(p)]),
    ]);

    public static Sheet Of(RepeatedField<BoughtProduct> products) => new(["product", "orders", "last", "usually every", "due"],
        products.Select(p => new[]
        {
            ResourceNames.SkuOf(p.Product), Figures.Number(p.Orders), Time(p.LastOrderTime), p.HasUsualGapDays ? Figures.Days(p.UsualGapDays) : "",
            p.HasDue ? Figures.Percent(p.Due) : "",
        }).ToList());

    public static Sheet Of(RepeatedField<SuggestedProduct> products) => new(["product", "score", "linked by an editor", "bought together"],
        products.Select(p => new[]
        {
            ResourceNames.SkuOf(p.Product), Score(p.Score), p.Curated ? "yes" : "", Score(p.BoughtTogether),
        }).ToList());

    public static Sheet Of(RepeatedField<SupportMaterial> materials) => new(["product", "attribute", "kind", "value"],
        materials.Select(m => new[] { ResourceNames.SkuOf(m.Product), m.Attribute, Figures.Words(m.Part), m.Value }).ToList());

    public static Sheet Of(ListContentGapsResponse gaps) => new(["what", "which", "times", "people", "channel", "locale", "missing"],
        gaps.EmptySearches.Select(s => new[] { "found nothing", s.Query, Figures.Number(s.Searches), Figures.Number(s.Searchers), "", "", "" })
            .Concat(gaps.EmptyContents.Select(c => new[]
            {
                "lacks content", ResourceNames.SkuOf(c.Product), Figures.Number(c.Views), Figures.Number(c.Viewers), c.Channel, c.Locale,
                string.Join(", ", c.MissingAttributes),
            })).ToList());

    private static string Bought(BoughtProduct product) =>
        $"{ResourceNames.SkuOf(product.Product)} in {product.Orders} order{(product.Orders == 1 ? "" : "s")}, last {Time(product.LastOrderTime)}";

    private static string Score(double score) => score.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Time(Timestamp? time) => time is null ? "" : time.ToDateTimeOffset().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
