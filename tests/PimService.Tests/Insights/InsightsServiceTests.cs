using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Pim.Application.Events;
using V1 = Pim.V1;

namespace PimService.Tests.Insights;

/// <summary>Reports over the wire. Each test has a channel of its own, to which it narrows its reports.</summary>
public sealed class InsightsServiceTests(CatalogFixture fixture) : IClassFixture<CatalogFixture>
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly V1.InsightService.InsightServiceClient _insights = new(fixture.Channel);
    private readonly V1.EventService.EventServiceClient _events = new(fixture.Channel);
    private readonly string _channel = fixture.Fresh("shop");
    private int _next;

    [Fact]
    public async Task Retention_of_the_worked_example_in_a_tenth()
    {
        for (var i = 0; i < 70; i++) await SendAsync(Buy($"stay{i}", 150), Buy($"stay{i}", 50));
        for (var i = 0; i < 30; i++) await SendAsync(Buy($"go{i}", 150));
        for (var i = 0; i < 20; i++) await SendAsync(Buy($"new{i}", 50), Buy($"new{i}", 49, orderOf: $"new{i}-50"));

        var report = await _insights.GetRetentionAsync(new() { Scope = Scope(100, 0), Horizon = Days(100) });

        Assert.Equal((100, 90, 20, 70, 0),
            (report.StartCustomers, report.EndCustomers, report.NewCustomers, report.RetainedCustomers, report.WonBackCustomers));
        Assert.Equal((0.7, 0.3, 0.7, false), (report.RetentionRate, Math.Round(report.ChurnRate, 9), report.ClassicRetentionRate, report.FormulasDiffer));
        Assert.Equal((90, 0, 90), (report.Customers, report.RepeatCustomers, report.Orders));
        var money = Assert.Single(report.Revenues);
        Assert.Equal((900_000_000, 10_000_000, "EUR"), (money.Revenue.AmountMicros, money.AverageOrderValue.AmountMicros, money.Revenue.CurrencyCode));
        Assert.Equal((0, 90), (report.Gaps.Closed, report.Gaps.Open));
    }

    [Fact]
    public async Task Nobody_at_the_start_is_undefined_and_not_zero()
    {
        await SendAsync(Buy("later", 10));
        var report = await _insights.GetRetentionAsync(new() { Scope = Scope(100, 50) });
        Assert.False(report.HasRetentionRate || report.HasChurnRate || report.HasClassicRetentionRate
            || report.HasRepeatPurchaseRate || report.Gaps.HasMedianDays);
    }

    [Fact]
    public async Task A_saved_segment_narrows_every_report()
    {
        var segments = new V1.SegmentService.SegmentServiceClient(fixture.Channel);
        var segment = await segments.CreateSegmentAsync(new() { Segment = new() { Code = fixture.Fresh("seg"), MinOrders = 2, Channel = _channel } });
        await SendAsync(Buy("once", 50), Buy("twice", 60), Buy("twice", 50));
        var scope = Scope(100, 0);
        scope.Segment = segment.Name;

        Assert.Equal(1, (await _insights.GetRetentionAsync(new() { Scope = scope })).Customers);
        Assert.Equal(1, (await _insights.GetCohortsAsync(new() { Scope = scope })).Cohorts.Sum(c => c.Size));
        Assert.Equal(1, (await _insights.GetSegmentationAsync(new() { Scope = scope, CurrencyCode = "EUR" })).Stages.Sum(s => s.Customers));
        Assert.Equal(1, (await _insights.GetLifetimeValueAsync(new() { Scope = scope, CurrencyCode = "EUR" })).Customers);
        Assert.Equal([segment.Name], (await _insights.GetCustomerInsightAsync(new() { CustomerId = Id("twice") })).Segments);
        Assert.Empty((await _insights.GetCustomerInsightAsync(new() { CustomerId = Id("once") })).Segments);

        await segments.DeleteSegmentAsync(new() { Name = segment.Name });
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(_insights.GetRetentionAsync(new() { Scope = scope }))).Code);
    }

    [Fact]
    public async Task A_period_that_is_not_over_ends_now()
    {
        await SendAsync(Buy("me", 20));

        var report = await _insights.GetRetentionAsync(new() { Scope = Scope(30, -300), Horizon = Days(60) });
        var toTheEnd = new V1.InsightScope { From = Time(30), To = Timestamp.FromDateTimeOffset(DateTimeOffset.MaxValue), Channel = _channel };
        var cohorts = await _insights.GetCohortsAsync(new() { Scope = toTheEnd, Step = V1.CohortStep.CohortWeek });
        var refusal = await Refusal.OfAsync(_insights.GetRetentionAsync(new() { Scope = Scope(-2, -3) }));

        Assert.Equal(1, report.EndCustomers);
        Assert.InRange(cohorts.Cohorts.Count, 4, 6);
        Assert.Equal((StatusCode.InvalidArgument, "IN_FUTURE", "scope.from"), (refusal.Code, refusal.Reason, refusal.Fields.Single()));
    }

    [Fact]
    public async Task Names_that_nobody_knows_are_refused_in_every_report()
    {
        var scope = new V1.InsightScope
        {
            From = Time(100), To = Time(0), Channel = "wbe", Locale = "tlh", Touchpoint = "newsleter", AcquisitionSource = "shirt",
            Segment = "segments/loyl", Product = "products/KETLE", Category = "categories/tnets", Family = "families/botos",
        };
        string[] fields =
        [
            "scope.channel", "scope.locale", "scope.touchpoint", "scope.acquisition_source", "scope.segment", "scope.product", "scope.category", "scope.family",
        ];
        async Task RefusedAsync<T>(AsyncUnaryCall<T> call, params string[] others)
        {
            var refusal = await Refusal.OfAsync(call);
            Assert.Equal((StatusCode.NotFound, "NOT_FOUND"), (refusal.Code, refusal.Reason));
            Assert.Equal(fields.Concat(others), refusal.Fields);
            Assert.StartsWith("scope.channel: Neither the catalogue nor any event knows 'wbe'.", refusal.Message, StringComparison.Ordinal);
        }

        await RefusedAsync(_insights.GetRetentionAsync(new() { Scope = scope }));
        await RefusedAsync(_insights.GetCohortsAsync(new() { Scope = scope }));
        await RefusedAsync(_insights.GetSegmentationAsync(new() { Scope = scope, CurrencyCode = "EUR" }));
        await RefusedAsync(_insights.GetLifetimeValueAsync(new() { Scope = scope, CurrencyCode = "EUR" }));
        await RefusedAsync(_insights.GetContentImpactAsync(new() { Scope = scope, Content = new() { Attribute = "manuel" } }), "content.attribute");
        await RefusedAsync(_insights.RankProductsAsync(new() { Scope = scope, Content = new() { Attribute = "manuel" } }), "content.attribute");
        await RefusedAsync(_insights.RankWritingAsync(new() { Scope = scope }));
        await RefusedAsync(_insights.GetExperimentEffectAsync(new() { Scope = scope, Experiment = "x-files", Treatment = "a", Control = "b" }), "experiment",
            "treatment", "control");
        await RefusedAsync(_insights.ListContentGapsAsync(new() { Scope = scope }));
    }

    [Fact]
    public async Task Names_that_only_the_catalogue_or_only_an_event_knows_are_good()
    {
        var lamp = await fixture.CreateAsync(fixture.Lamp());
        var sku = fixture.Fresh("SKU-GONE");
        var happened = See("me", 5, V1.ContentPart.Manual, sku);
        (happened.Locale, happened.Touchpoint) = ("tok", $"{_channel}-letter");
        happened.ContentView.Attributes.Add("care_gone");
        await SendAsync(happened, Of("me", 5, e => e.ExperimentExposure = new() { Experiment = _channel, Variant = "on" }),
            Of("me", 5, e => e.ExperimentExposure = new() { Experiment = _channel, Variant = "off" }));
        async Task GoodAsync(Action<V1.InsightScope> set)
        {
            var scope = new V1.InsightScope { From = Time(100), To = Time(0) };
            set(scope);
            await _insights.GetRetentionAsync(new() { Scope = scope });
        }

        await GoodAsync(s => s.Channel = _channel);
        await GoodAsync(s => s.Channel = "web");
        await GoodAsync(s => s.Locale = "tok");
        await GoodAsync(s => s.Locale = "en-US");
        await GoodAsync(s => s.Touchpoint = happened.Touchpoint);
        await GoodAsync(s => s.AcquisitionSource = happened.Touchpoint);
        await GoodAsync(s => s.Product = $"products/{sku}");
        await GoodAsync(s => s.Product = $"products/{lamp.Sku}");
        await _insights.GetContentImpactAsync(new() { Scope = Scope(100, 0), Content = new() { Attribute = "care_gone" } });
        await _insights.GetExperimentEffectAsync(new() { Scope = Scope(100, 0), Experiment = _channel, Treatment = "on", Control = "off" });
    }

    [Fact]
    public async Task Reports_are_split_by_what_met_customers_and_by_what_won_them()
    {
        V1.Event At(string touchpoint, V1.Event happened)
        {
            happened.Touchpoint = $"{_channel}-{touchpoint}";
            return happened;
        }

        await SendAsync(At("letter", See("ann", 60, V1.ContentPart.Manual)), At("shop", Buy("ann", 50)), At("letter", Buy("ann", 40)),
            At("shop", Buy("bob", 50)), Buy("cleo", 50));
        async Task<(long, long)> CountAsync(string met, string won)
        {
            var scope = Scope(100, 0);
            (scope.Touchpoint, scope.AcquisitionSource) = (met, won);
            var report = await _insights.GetRetentionAsync(new() { Scope = scope });
            return (report.Customers, report.Orders);
        }

        Assert.Equal((3, 4), await CountAsync("", ""));
        Assert.Equal((2, 2), await CountAsync($"{_channel}-shop", ""));
        Assert.Equal((1, 2), await CountAsync("", $"{_channel}-letter"));
        Assert.Equal((1, 1), await CountAsync($"{_channel}-shop", $"{_channel}-letter"));
    }

    [Fact]
    public async Task Content_is_set_against_coming_back_and_called_an_association()
    {
        for (var i = 0; i < 120; i++)
        {
            await SendAsync(Buy($"r{i}", 150), See($"r{i}", 145, V1.ContentPart.Manual));
            await SendAsync(Buy($"o{i}", 150), See($"o{i}", 120, V1.ContentPart.Manual), See($"o{i}", 145, V1.ContentPart.Gallery));
            if (i % 2 == 0) await SendAsync(Buy($"r{i}", 100));
            if (i % 4 == 0) await SendAsync(Buy($"o{i}", 100));
        }
        var request = new V1.GetContentImpactRequest { Scope = Scope(200, 0), Content = new() { Part = V1.ContentPart.Manual } };

        var report = await _insights.GetContentImpactAsync(request);
        request.Scope.From = request.Scope.To;
        request.Scope.From = Time(151);
        request.Windows = new() { Side = V1.ExposureSide.BeforePurchase };
        var before = await _insights.GetContentImpactAsync(request);

        Assert.Equal(V1.Finding.Association, report.Finding);
        Assert.Equal((60, 120, 30, 120), (report.Exposed.Successes, report.Exposed.Count, report.Unexposed.Successes, report.Unexposed.Count));
        Assert.Equal(0.25, report.Difference, 9);
        Assert.Equal(0.25, report.StratifiedDifference, 9);
        Assert.InRange(report.Interval.Low, 0.12, 0.14);
        Assert.Equal((V1.Finding.InsufficientData, false), (before.Finding, before.HasDifference));

        var ranking = await _insights.RankProductsAsync(new() { Scope = Scope(200, 0), Content = new() { Part = V1.ContentPart.Manual } });
        Assert.Equal((1, "products/kettle", report), (ranking.Compared, ranking.Products[0].Product, ranking.Products[0].Impact));
    }

    [Fact]
    public async Task A_segment_of_a_category_has_who_bought_of_it_or_from_below_it()
    {
        var segments = new V1.SegmentService.SegmentServiceClient(fixture.Channel);
        var segment = await segments.CreateSegmentAsync(new() { Segment = new() { Code = fixture.Fresh("seg"), Category = "shop", Channel = _channel } });
        var lamp = fixture.Lamp();
        lamp.Categories.Add("lighting");
        await fixture.CreateAsync(lamp);
        await SendAsync(Buy("in", 50, lamp.Sku), Buy("out", 50, "else"));
        var scope = Scope(100, 0);
        scope.Segment = segment.Name;

        Assert.Equal(1, (await _insights.GetRetentionAsync(new() { Scope = scope })).Customers);
        Assert.Equal([segment.Name], (await _insights.GetCustomerInsightAsync(new() { CustomerId = Id("in") })).Segments);
        Assert.Empty((await _insights.GetCustomerInsightAsync(new() { CustomerId = Id("out") })).Segments);
        await segments.UpdateSegmentAsync(new() { Segment = new() { Name = segment.Name, Category = "closed_down" } });
        Assert.Equal(0, (await _insights.GetRetentionAsync(new() { Scope = scope })).Customers);
        Assert.Empty((await _insights.GetCustomerInsightAsync(new() { CustomerId = Id("in") })).Segments);
        await segments.DeleteSegmentAsync(new() { Name = segment.Name });
    }

    [Fact]
    public async Task What_to_write_next_is_weighed_by_views_of_the_part_that_is_missing()
    {
        var lamp = await fixture.CreatePublishedAsync(
            fixture.Lamp(("name", CatalogFixture.Text("Lamp", "en-US")), ("name", CatalogFixture.Text("Lampe", "de-DE"))));
        for (var i = 0; i < 120; i++)
        {
            await SendAsync(Buy($"r{i}", 150, lamp.Sku), See($"r{i}", 145, V1.ContentPart.Specification, lamp.Sku), Buy($"o{i}", 150, lamp.Sku),
                See($"o{i}", 145, V1.ContentPart.Gallery, lamp.Sku));
            if (i % 2 == 0) await SendAsync(Buy($"r{i}", 100, lamp.Sku));
            if (i % 4 == 0) await SendAsync(Buy($"o{i}", 100, lamp.Sku));
        }

        var scope = new V1.InsightScope { From = Time(200), To = Time(0), Product = $"products/{lamp.Sku}" };
        var found = (await _insights.RankWritingAsync(new() { Scope = scope })).Suggestions;

        Assert.Equal(["en-US weight Specification 240", "de-DE weight Specification 240"],
            found.Select(s => $"{s.Locale} {s.Attribute} {s.Part} {s.FirstBuyers}").OrderDescending());
        Assert.All(found, s =>
            Assert.Equal((60, 120, 30, 120), (s.Impact.Exposed.Successes, s.Impact.Exposed.Count, s.Impact.Unexposed.Successes, s.Impact.Unexposed.Count)));
        Assert.All(found, s => Assert.Equal(240 * s.Impact.StratifiedInterval.Low, s.Weight, 9));
    }

    [Fact]
    public async Task Support_material_is_found_by_the_names_of_attributes()
    {
        await fixture.ImportAsync(null,
            new V1.CatalogRow { Attribute = new() { Code = "care_guide", Type = V1.AttributeType.Text } },
                new V1.CatalogRow { Attribute = new() { Code = "faq_text", Type = V1.AttributeType.Text } },
            new V1.CatalogRow { Family = new() { Code = "cared", LabelAttribute = "name", Attributes = { "name", "care_guide", "faq_text" } } });
        var product = fixture.Lamp(("care_guide", CatalogFixture.Text("Dust it.")), ("faq_text", CatalogFixture.Text("Does it shine? Yes.")),
            ("name", CatalogFixture.Text("Lamp", "en-US")));
        product.Family = "cared";
        await fixture.CreatePublishedAsync(product);

        var found = await _insights.ListSupportMaterialAsync(new() { Products = { $"products/{product.Sku}" }, Channel = "web", Locale = "en-US" });

        Assert.Equal([(V1.ContentPart.Manual, "Dust it."), (V1.ContentPart.Faq, "Does it shine? Yes.")], found.Materials.Select(m => (m.Part, m.Value)));
    }

    [Fact]
    public async Task Only_an_experiment_is_called_an_effect()
    {
        var experiment = fixture.Fresh("x");
        for (var i = 0; i < 110; i++)
        {
            foreach (var arm in (string[])["on", "off"])
            {
                await SendAsync(Of($"{arm}{i}", 150, e => e.ExperimentExposure = new() { Experiment = experiment, Variant = arm }));
                if (i < (arm == "on" ? 60 : 40)) await SendAsync(Buy($"{arm}{i}", 120));
            }
        }
        await SendAsync(
            Of("both", 150, e => e.ExperimentExposure = new() { Experiment = experiment, Variant = "on" }),
            Of("both", 140, e => e.ExperimentExposure = new() { Experiment = experiment, Variant = "off" }));

        var report = await _insights.GetExperimentEffectAsync(new() { Scope = Scope(200, 0), Experiment = experiment, Treatment = "on", Control = "off" });

        Assert.Equal((V1.Finding.Effect, 1), (report.Finding, report.Contaminated));
        Assert.Equal((60, 110, 40, 110), (report.Exposed.Successes, report.Exposed.Count, report.Unexposed.Successes, report.Unexposed.Count));
    }

    [Fact]
    public async Task Suggestions_are_blended_published_and_not_owned()
    {
        var (at, linked, owned, hidden, beside) = (fixture.Lamp(), await PublishedAsync(), await PublishedAsync(),
            (await fixture.CreateAsync(fixture.Lamp())).Sku, await PublishedAsync());
        at.Associations.Add("upsell", new V1.CodeList { Codes = { linked, owned, hidden } });
        await fixture.CreatePublishedAsync(at);
        for (var i = 0; i < 20; i++) await SendAsync(Buy($"pair{i}", 50, at.Sku), Buy($"pair{i}", 40, beside));
        for (var i = 0; i < 60; i++) await SendAsync(Buy($"other{i}", 50, "else"));
        await SendAsync(Buy("me", 30, owned));
        await PutInOrderAsync();

        var anybody = await _insights.SuggestProductsAsync(new() { Product = $"products/{at.Sku}", Channel = "web" });
        var me = await _insights.SuggestProductsAsync(new() { Product = $"products/{at.Sku}", Channel = "web", CustomerId = Id("me") });

        Assert.Equal([$"products/{beside}", $"products/{linked}", $"products/{owned}"], anybody.Products.Select(p => p.Product));
        Assert.Equal([$"products/{beside}", $"products/{linked}"], me.Products.Select(p => p.Product));
        Assert.True(anybody.Products[0].BoughtTogether > 0.1 && !anybody.Products[0].Curated && anybody.Products[1].Curated);
        await SendAsync(
            See("me", 3, V1.ContentPart.Gallery, linked), See("me", 2, V1.ContentPart.Gallery, linked), See("me", 1, V1.ContentPart.Gallery, linked));
        await PutInOrderAsync();
        me = await _insights.SuggestProductsAsync(new() { Product = $"products/{at.Sku}", Channel = "web", CustomerId = Id("me") });
        Assert.DoesNotContain($"products/{linked}", me.Products.Select(p => p.Product));
        Assert.Equal(StatusCode.NotFound,
            (await Refusal.OfAsync(_insights.SuggestProductsAsync(new() { Product = $"products/{hidden}", Channel = "web" }))).Code);
        var misspelt = await Refusal.OfAsync(
            _insights.SuggestProductsAsync(new() { Product = $"products/{at.Sku}", Channel = "web", AssociationType = "upsel" }));
        Assert.Equal((StatusCode.NotFound, "associationTypes/upsel does not exist."), (misspelt.Code, misspelt.Message));
    }

    [Fact]
    public async Task A_customer_is_seen_whole_and_told_what_is_due()
    {
        await SendAsync(Buy("me", 60, "coffee"), Buy("me", 40, "coffee"), Buy("me", 20, "coffee"), Buy("me", 5, "grinder"), See("me", 2, V1.ContentPart.Faq));

        var seen = await _insights.GetCustomerInsightAsync(new() { CustomerId = Id("me") });
        var again = await _insights.ListBuyAgainAsync(new() { CustomerId = Id("me") });

        Assert.Equal((4, 1, V1.LifecycleStage.Repeat, 40_000_000), (seen.Orders, seen.Views, seen.Stage, seen.Revenues.Single().AmountMicros));
        Assert.Equal(["products/coffee", "products/grinder"], again.Products.Select(p => p.Product));
        Assert.Equal((3, 20), (again.Products[0].Orders, again.Products[0].UsualGapDays));
        Assert.InRange(again.Products[0].Due, 1, 1.1);
        Assert.False(again.Products[1].HasDue);
        Assert.Empty((await _insights.ListBuyAgainAsync(new() { CustomerId = Id("me"), Channel = "web" })).Products);
        Assert.Equal(0, (await _insights.GetCustomerInsightAsync(new() { CustomerId = "nobody" })).Orders);
    }

    [Fact]
    public async Task Gaps_are_searches_without_results_and_what_is_looked_at_but_incomplete()
    {
        var lamp = await fixture.CreateAsync(fixture.Lamp());
        await SendAsync(
            Of("a", 9, e => e.Search = new() { Query = " Waffeleisen " }), Of("b", 9, e => e.Search = new() { Query = "waffeleisen" }),
            Of("b", 8, e => e.Search = new() { Query = "Lampe", ResultCount = 3 }), See("a", 9, V1.ContentPart.Gallery, lamp.Sku));
        var scope = Scope(100, 0);

        var gaps = await _insights.ListContentGapsAsync(new() { Scope = scope });

        Assert.Equal(new V1.EmptySearch { Query = "waffeleisen", Searches = 2, Searchers = 2 }, Assert.Single(gaps.EmptySearches));
    }

    [Fact]
    public async Task Everything_wrong_with_a_request_is_named()
    {
        var scope = new V1.InsightScope
        {
            From = Time(5), To = Time(6), Channel = "a b", Locale = "?", Segment = "x", Product = "x", Category = "families/x", Family = "x",
        };

        var refusal = await Refusal.OfAsync(_insights.GetContentImpactAsync(new()
        {
            Scope = scope, Content = new() { Part = (V1.ContentPart)99, Attribute = "a b", MinCompleteness = 50, MaxCompleteness = 40 },
            Windows = new() { Side = (V1.ExposureSide)9, Exposure = new Duration { Seconds = 1 }, Outcome = new Duration { Seconds = -1 } },
        }));

        Assert.Equal(StatusCode.InvalidArgument, refusal.Code);
        Assert.Equal(
        [
            "scope.to", "scope.channel", "scope.locale", "scope.product", "scope.segment", "scope.category", "scope.family", "content.part",
                "content.attribute",
            "content.max_completeness", "windows.side", "windows.exposure", "windows.outcome",
        ], refusal.Fields);
        Assert.Equal(["scope"], (await Refusal.OfAsync(_insights.GetRetentionAsync(new()))).Fields);
        Assert.Equal(["scope", "currency_code"], (await Refusal.OfAsync(_insights.GetSegmentationAsync(new()))).Fields);
        Assert.Equal(["products", "channel", "locale"], (await Refusal.OfAsync(_insights.ListSupportMaterialAsync(new()))).Fields);
        Assert.Equal("PERIOD_TOO_LONG",
            (await Refusal.OfAsync(_insights.GetCohortsAsync(new() { Scope = Scope(365 * 30, 0), Step = V1.CohortStep.CohortWeek }))).Reason);
    }

    private async Task<string> PublishedAsync() => (await fixture.CreatePublishedAsync(fixture.Lamp())).Sku;

    private async Task SendAsync(params V1.Event[] events) => await _events.WriteEventsAsync(new() { Events = { events } });

    private Task PutInOrderAsync() => fixture.Services.GetRequiredService<EventFolding>().CatchUpAsync(default);

    private string Id(string customer) => $"{_channel}-{customer}";

    private V1.Event Buy(string customer, double daysAgo, string product = "kettle", string? orderOf = null) => Of(customer, daysAgo, e => e.Purchase = new()
    {
        OrderId = orderOf ?? $"{customer}-{daysAgo}",
        Lines = { new V1.OrderLine { Product = product, Quantity = 1, Amount = new() { CurrencyCode = "EUR", AmountMicros = 10_000_000 } } },
    });

    private V1.Event See(string customer, double daysAgo, V1.ContentPart part, string product = "kettle") =>
        Of(customer, daysAgo, e => e.ContentView = new() { Product = product, Parts = { part } });

    private V1.Event Of(string customer, double daysAgo, Action<V1.Event> set)
    {
        var happened = new V1.Event { Id = $"e{_next++}", CustomerId = Id(customer), Channel = _channel, Time = Time(daysAgo) };
        set(happened);
        return happened;
    }

    private V1.InsightScope Scope(double fromDaysAgo, double toDaysAgo) => new() { From = Time(fromDaysAgo), To = Time(toDaysAgo), Channel = _channel };

    private static Timestamp Time(double daysAgo) => Timestamp.FromDateTimeOffset(Now.AddDays(-daysAgo));

    private static Duration Days(double days) => Duration.FromTimeSpan(TimeSpan.FromDays(days));
}
