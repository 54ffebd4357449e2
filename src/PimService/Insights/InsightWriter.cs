using System.Numerics;
using Google.Protobuf.WellKnownTypes;
using Pim.Application.Insights;
using Pim.Domain.Events;
using Pim.Domain.Insights;
using Pim.Domain.Products;
using V1 = Pim.V1;

namespace PimService.Insights;

/// <summary>Writes what reports found into messages.</summary>
internal static class InsightWriter
{
    public static V1.LifecycleStage Stage(LifecycleStage stage) => (V1.LifecycleStage)((int)stage + 1);

    public static V1.ContentPart Part(ContentParts part) =>
        part == ContentParts.None ? V1.ContentPart.Unspecified : (V1.ContentPart)BitOperations.Log2((uint)part);

    public static Timestamp Time(long milliseconds) => Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

    /// <summary>Money, at most what a number of 64 bits holds.</summary>
    public static V1.Money Money(string currency, double micros) =>
        new() { CurrencyCode = currency, AmountMicros = micros >= long.MaxValue ? long.MaxValue : (long)Math.Round(micros) };

    public static V1.Money Money(string currency, Int128 micros) =>
        new() { CurrencyCode = currency, AmountMicros = (long)Int128.Min(micros, long.MaxValue) };

    public static V1.RetentionReport Write(RetentionReport report)
    {
        var (retention, purchases, gaps) = (report.Retention, report.Purchases, report.Gaps);
        var message = new V1.RetentionReport
        {
            StartCustomers = retention.Start,
            EndCustomers = retention.End,
            NewCustomers = retention.New,
            RetainedCustomers = retention.Retained,
            WonBackCustomers = retention.WonBack,
            FormulasDiffer = retention.Rate is not null && retention.End - retention.New != retention.Retained,
            Customers = purchases.Customers,
            RepeatCustomers = purchases.Repeaters,
            Orders = purchases.Orders,
            Gaps = new V1.PurchaseGapFigures { Closed = gaps.Closed, Open = gaps.Open },
            EventsRead = report.Events,
        };
        if (retention.Rate is { } rate) (message.RetentionRate, message.ChurnRate) = (rate, retention.Churn!.Value);
        if (retention.ClassicRate is { } classic) (message.ClassicRetentionRate, message.ClassicChurnRate) = (classic, retention.ClassicChurn!.Value);
        if (purchases.RepeatRate is { } repeat) (message.RepeatPurchaseRate, message.PurchaseFrequency) = (repeat, purchases.Frequency!.Value);
        if (gaps.NaiveMean is { } mean) (message.Gaps.NaiveMeanDays, message.Gaps.NaiveMedianDays) = (mean, gaps.NaiveMedian!.Value);
        if (gaps.Median is { } median) message.Gaps.MedianDays = median;
        message.Revenues.Add(purchases.Revenues.Select(r => Write(r, report.Names[r.Currency])));
        return message;
    }

    public static V1.CohortReport Write(IReadOnlyList<Cohort> cohorts, V1.CohortStep step)
    {
        var message = new V1.CohortReport { Step = step };
        foreach (var cohort in cohorts)
            message.Cohorts.Add(
                new V1.Cohort { StartTime = Time(cohort.Start), Size = cohort.Size, Classic = { cohort.Classic }, Rolling = { cohort.Rolling } });
        return message;
    }

    public static V1.SegmentationReport Write(SegmentationReport report, string currency)
    {
        var message = new V1.SegmentationReport { CurrencyCode = currency };
        for (var i = 0; i < report.Stages.Count; i++) message.Stages.Add(new V1.StageCount { Stage = Stage((LifecycleStage)i), Customers = report.Stages[i] });
        message.Scores.Add(report.Scores.Select(s => new V1.RfmCount
        {
            Score = new V1.RfmScore { Recency = s.Scores.Recency, Frequency = s.Scores.Frequency, Money = s.Scores.Money },
            Customers = s.Customers,
        }));
        return message;
    }

    public static V1.LifetimeReport Write(LifetimeReport report, string currency)
    {
        var message = new V1.LifetimeReport
        {
            Refusal = Reason(report.Often.Refusal),
            Customers = report.Often.Customers,
            RepeatCustomers = report.Often.Repeaters,
            ExpectedPurchases = report.Purchases,
        };
        if (report.Often.Model is { } often)
            (message.R, message.Alpha, message.A, message.B, message.LogLikelihood) = (often.R, often.Alpha, often.A, often.B, report.Often.LogLikelihood);
        message.SpendRefusal = Reason(report.Much.Refusal);
        if (report.Much.Model is not { } much) return message;
        (message.P, message.Q, message.V, message.SpendCorrelation) = (much.P, much.Q, much.V, report.Much.Correlation);
        if (much.PopulationMean is { } mean) message.MeanSpend = Money(currency, mean * 1e6);
        if (report.Revenue is { } revenue) message.ExpectedRevenue = Money(currency, revenue * 1e6);
        return message;
    }

    public static V1.CustomerInsight Write(CustomerInsight customer, string id)
    {
        var message = new V1.CustomerInsight { CustomerId = id, Orders = customer.Orders, Views = customer.Views, Stage = Stage(customer.Stage) };
        if (customer.FirstOrder is { } first) (message.FirstOrderTime, message.LastOrderTime) = (Time(first), Time(customer.LastOrder!.Value));
        if (customer.LastView is { } view) message.LastViewTime = Time(view);
        message.Revenues.Add(customer.Revenues.Select(r => Money(r.Key, r.Value)));
        message.Segments.Add(customer.Segments.Select(code => $"segments/{code}"));
        message.Products.Add(customer.Products.Select(p => Write(p.Sku, p.Bought)));
        return message;
    }

    public static V1.BoughtProduct Write(string sku, BuyAgain bought)
    {
        var message = new V1.BoughtProduct { Product = Product.NameOf(sku), Orders = bought.Times, LastOrderTime = Time(bought.LastTime) };
        if (bought.UsualGap is { } gap) (message.UsualGapDays, message.Due) = ((double)gap / Period.Day, bought.Due!.Value);
        return message;
    }

    public static V1.EmptyContent Write(EmptyContent content) => new()
    {
        Product = Product.NameOf(content.Sku),
        Views = content.Views,
        Viewers = content.Viewers,
        Channel = content.Completeness.Channel,
        Locale = content.Completeness.Locale,
        MissingAttributes = { content.Completeness.Missing },
    };

    private static V1.RevenueFigures Write(Revenue revenue, string currency) => new()
    {
        Revenue = Money(currency, revenue.Amount),
        Orders = revenue.Orders,
        AverageOrderValue = Money(currency, revenue.AverageOrder),
        HistoricLifetimeValue = Money(currency, revenue.HistoricValue),
    };

    private static string Reason(FitRefusal refusal) => refusal switch
    {
        FitRefusal.TooFewCustomers => "TOO_FEW_CUSTOMERS",
        FitRefusal.TooFewRepeats => "TOO_FEW_REPEATS",
        FitRefusal.NoMaximum => "NO_MAXIMUM",
        _ => "",
    };
}
