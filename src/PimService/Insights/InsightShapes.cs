using FluentValidation;
using FluentValidation.Results;
using Google.Protobuf.WellKnownTypes;
using Pim.Domain.Events;
using Pim.Domain.Text;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Insights;

/// <summary>What requests for insights must look like.</summary>
internal static class InsightShapes
{
    private const int MaxOrderLines = 200;
    private const long MinSeconds = 3_600;
    private const long MaxSeconds = 3_650L * 86_400;
    private static readonly string TooLong = $"Must have at most {EventRules.MaxTouchpointLength} characters.";

    /// <summary>States the rules.</summary>
    public static void AddTo(RequestShapes shapes)
    {
        shapes
            .Add<V1.GetRetentionRequest>(v =>
            {
                v.RuleFor(r => r.Scope).Scope();
                v.RuleFor(r => r.Horizon).Length();
            })
            .Add<V1.GetCohortsRequest>(v =>
            {
                v.RuleFor(r => r.Scope).Scope();
                v.RuleFor(r => r.Step).Known();
            })
            .Add<V1.GetSegmentationRequest>(v =>
            {
                v.RuleFor(r => r.Scope).Scope();
                v.RuleFor(r => r.Horizon).Length();
                v.RuleFor(r => r.CurrencyCode).Currency();
            })
            .Add<V1.GetLifetimeValueRequest>(v =>
            {
                v.RuleFor(r => r.Scope).Scope();
                v.RuleFor(r => r.Horizon).Length();
                v.RuleFor(r => r.CurrencyCode).Currency();
            })
            .Add<V1.ListContentGapsRequest>(v =>
            {
                v.RuleFor(r => r.Scope).Scope();
                v.RuleFor(r => r.Limit).PageSize();
            });
        AddImpacts(shapes);
        AddCustomers(shapes);
    }

    private static void AddImpacts(RequestShapes shapes) => shapes
        .Add<V1.GetContentImpactRequest>(v =>
        {
            v.RuleFor(r => r.Scope).Scope();
            v.RuleFor(r => r.Content).Content();
            v.RuleFor(r => r.Windows).Windows();
        })
        .Add<V1.RankProductsRequest>(v =>
        {
            v.RuleFor(r => r.Scope).Scope();
            v.RuleFor(r => r.Content).Content();
            v.RuleFor(r => r.Windows).Windows();
            v.RuleFor(r => r.Limit).PageSize();
        })
        .Add<V1.RankWritingRequest>(v =>
        {
            v.RuleFor(r => r.Scope).Scope();
            v.RuleFor(r => r.Windows).Windows();
            v.RuleFor(r => r.Limit).PageSize();
        })
        .Add<V1.GetExperimentEffectRequest>(v =>
        {
            v.RuleFor(r => r.Scope).Scope();
            v.RuleFor(r => r.Experiment).Id();
            v.RuleFor(r => r.Treatment).Id();
            v.RuleFor(r => r.Control).Id();
            v.RuleFor(r => r.Control).Must((request, control) => control != request.Treatment)
                .WithErrorCode("DUPLICATE").WithMessage("Must be another branch than treatment.");
            v.RuleFor(r => r.Outcome).Length();
        });

    private static void AddCustomers(RequestShapes shapes) => shapes
        .Add<V1.GetCustomerInsightRequest>(v =>
        {
            v.RuleFor(r => r.CustomerId).Id();
            v.RuleFor(r => r.Horizon).Length();
        })
        .Add<V1.SuggestProductsRequest>(v =>
        {
            v.RuleFor(r => r.Product).ProductName();
            v.RuleFor(r => r.Channel).RequiredText();
            v.RuleFor(r => r.CustomerId).MaxLength(EventRules.MaxIdLength);
            v.RuleFor(r => r.Limit).PageSize();
        })
        .Add<V1.ListBuyAgainRequest>(v =>
        {
            v.RuleFor(r => r.CustomerId).Id();
            v.RuleFor(r => r.Limit).PageSize();
        })
        .Add<V1.ListSupportMaterialRequest>(v =>
        {
            v.RuleFor(r => r.Products).OneTo(MaxOrderLines).DependentRules(() => v.RuleForEach(r => r.Products).ProductName());
            v.RuleFor(r => r.Channel).RequiredText();
            v.RuleFor(r => r.Locale).RequiredText();
        });

    private static void Scope<T>(this IRuleBuilder<T, V1.InsightScope> rule) => rule.Custom((scope, context) =>
    {
        if (scope is null)
        {
            Fail("", "Must be given.", "REQUIRED");
            return;
        }
        if (!IsTime(scope.From)) Fail(".from", "Must be given, a time of the years 1 to 9999.", "REQUIRED");
        if (!IsTime(scope.To)) Fail(".to", "Must be given, a time of the years 1 to 9999.", "REQUIRED");
        if (IsTime(scope.From) && IsTime(scope.To)
            && scope.From.ToDateTimeOffset().ToUnixTimeMilliseconds() >= scope.To.ToDateTimeOffset().ToUnixTimeMilliseconds())
            Fail(".to", "Must be later than from.", "INVALID_PERIOD");
        if (scope.Channel.Length > 0 && !Codes.IsCode(scope.Channel)) Fail(".channel", "Must be the code of a channel.", "INVALID_CODE");
        if (scope.Locale.Length > 0 && !Locales.TryNormalize(scope.Locale, out _))
            Fail(".locale", "Must be a BCP 47 locale, such as \"de-DE\".", "INVALID_LOCALE");
        if (scope.Touchpoint.Length > EventRules.MaxTouchpointLength) Fail(".touchpoint", TooLong, "TEXT_TOO_LONG");
        if (scope.AcquisitionSource.Length > EventRules.MaxTouchpointLength) Fail(".acquisition_source", TooLong, "TEXT_TOO_LONG");
        if (scope.Product.Length > 0 && !ResourceNames.TrySku(scope.Product, out _)) Fail(".product", ResourceNames.MustBe("products/{sku}"), "INVALID_NAME");
        Name("segments", scope.Segment, ".segment");
        Name("categories", scope.Category, ".category");
        Name("families", scope.Family, ".family");

        void Name(string collection, string name, string part)
        {
            if (name.Length > 0 && !ResourceNames.TryCode(collection, name, out _)) Fail(part, ResourceNames.MustBe($"{collection}/{{code}}"), "INVALID_NAME");
        }

        void Fail(string part, string message, string reason) =>
            context.AddFailure(new ValidationFailure(context.PropertyPath + part, message) { ErrorCode = reason });
    });

    private static void Content<T>(this IRuleBuilder<T, V1.ContentSubject> rule) => rule.Custom((content, context) =>
    {
        if (content is null) return;
        if (!System.Enum.IsDefined(content.Part)) Fail(".part", "Must be one of the parts that are told apart.", "UNKNOWN_PART");
        if (content.Attribute.Length > 0 && !Codes.IsAttributeCode(content.Attribute)) Fail(".attribute", "Must be the code of an attribute.", "INVALID_CODE");
        if (content.MinCompleteness is < 0 or > 100) Fail(".min_completeness", "Must be from 0 to 100.", "OUT_OF_RANGE");
        if (content.MaxCompleteness is < 0 or > 100 || content.MaxCompleteness > 0 && content.MaxCompleteness < content.MinCompleteness)
            Fail(".max_completeness", "Must be from 0 to 100, and not below min_completeness.", "OUT_OF_RANGE");

        void Fail(string part, string message, string reason) =>
            context.AddFailure(new ValidationFailure(context.PropertyPath + part, message) { ErrorCode = reason });
    });

    private static void Windows<T>(this IRuleBuilder<T, V1.ImpactWindows> rule) => rule.Custom((windows, context) =>
    {
        if (windows is null) return;
        if (!System.Enum.IsDefined(windows.Side)) Fail(".side", "Must be AFTER_PURCHASE or BEFORE_PURCHASE.", "UNKNOWN_SIDE");
        if (!IsLength(windows.Exposure)) Fail(".exposure", "Must be from 1 hour to 10 years.", "OUT_OF_RANGE");
        if (!IsLength(windows.Outcome)) Fail(".outcome", "Must be from 1 hour to 10 years.", "OUT_OF_RANGE");

        void Fail(string part, string message, string reason) =>
            context.AddFailure(new ValidationFailure(context.PropertyPath + part, message) { ErrorCode = reason });
    });

    private static void Length<T>(this IRuleBuilder<T, Duration> rule) =>
        rule.Must(IsLength).WithErrorCode("OUT_OF_RANGE").WithMessage("Must be from 1 hour to 10 years.");

    private static void Known<T>(this IRuleBuilder<T, V1.CohortStep> rule) =>
        rule.Must(System.Enum.IsDefined).WithErrorCode("UNKNOWN_STEP").WithMessage("Must be COHORT_WEEK, COHORT_MONTH or COHORT_QUARTER.");

    private static void Currency<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(Currencies.IsKnown).WithErrorCode("UNKNOWN_CURRENCY").WithMessage("Must be an active ISO 4217 code, such as \"EUR\".");

    private static void Id<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(id => id.Length is > 0 and <= EventRules.MaxIdLength).WithErrorCode("INVALID_ID")
            .WithMessage($"Must have 1 to {EventRules.MaxIdLength} characters.");

    private static bool IsTime(Timestamp? time) =>
        time is not null && time.Seconds is >= -62_135_596_800 and < 253_402_300_800 && time.Nanos is >= 0 and < 1_000_000_000;

    private static bool IsLength(Duration? length) =>
        length is null || length.Seconds is >= MinSeconds and <= MaxSeconds && length.Nanos is >= 0 and < 1_000_000_000;
}
