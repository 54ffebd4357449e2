using Google.Protobuf.WellKnownTypes;
using Pim.Application.Insights;
using Pim.Domain;
using Pim.Domain.Events;
using Pim.Domain.Insights;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Insights;

/// <summary>Reads what reports are asked for. The shapes of requests (<see cref="InsightShapes"/>) have been looked at before.</summary>
internal static class InsightReader
{
    /// <summary>A scope. Its period ends now at the latest: what has not come yet would count as customers who stayed away.</summary>
    public static InsightScope Scope(V1.InsightScope message, DateTimeOffset now) => new(PeriodUntil(now, message))
    {
        Channel = message.Channel,
        Locale = Wire.Locale(message.Locale),
        Touchpoint = message.Touchpoint,
        AcquisitionSource = message.AcquisitionSource,
        Segment = Code("segments", message.Segment),
        Product = message.Product.Length == 0 ? "" : ResourceNames.Sku(message.Product, "scope.product"),
        Category = Code("categories", message.Category),
        Family = Code("families", message.Family),
    };

    public static long? Length(Duration? duration) => duration is null ? null : duration.Seconds * 1_000 + duration.Nanos / 1_000_000;

    public static long Length(Duration? duration, int days) => Length(duration) ?? days * Period.Day;

    public static CohortStep Step(V1.CohortStep step) => step switch
    {
        V1.CohortStep.CohortWeek => CohortStep.Week,
        V1.CohortStep.CohortQuarter => CohortStep.Quarter,
        _ => CohortStep.Month,
    };

    public static ContentSubject Content(V1.ContentSubject? content) => content is null ? ContentSubject.Any : new ContentSubject(
        content.Part == V1.ContentPart.Unspecified ? ContentParts.None : (ContentParts)(1 << (int)content.Part),
        content.Attribute, content.MinCompleteness, content.MaxCompleteness == 0 ? 100 : content.MaxCompleteness);

    public static ImpactWindows Windows(V1.ImpactWindows? windows) => windows is null ? ImpactWindows.Usual : new ImpactWindows(
        windows.Side == V1.ExposureSide.BeforePurchase ? ExposureSide.BeforePurchase : ExposureSide.AfterPurchase,
        Length(windows.Exposure) ?? ImpactWindows.Usual.Exposure, Length(windows.Outcome) ?? ImpactWindows.Usual.Outcome);

    public static int Limit(int asked, int usual, int max) => asked == 0 ? usual : Math.Min(asked, max);

    private static Period PeriodUntil(DateTimeOffset now, V1.InsightScope message)
    {
        var asked = Period.Between(message.From.ToDateTimeOffset(), message.To.ToDateTimeOffset());
        var period = asked with { To = Math.Min(asked.To, now.ToUnixTimeMilliseconds()) };
        return period.Length > 0 ? period : throw PimException.Violated([new("scope.from", "Must not be in the future.", "IN_FUTURE")]);
    }

    private static string Code(string collection, string name) => name.Length == 0 ? "" : name[(collection.Length + 1)..];
}
