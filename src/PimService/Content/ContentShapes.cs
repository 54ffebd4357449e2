using FluentValidation;
using Google.Protobuf.WellKnownTypes;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Content;

/// <summary>What requests for content must look like; those for one product are checked by <see cref="ReadyContentService"/>.</summary>
internal static class ContentShapes
{
    private const int MaxBatch = 1_000;
    private const int MaxFilterLength = 10_000;
    private const int MaxQueryLength = 200;
    private const int MaxCodeLength = 255;
    private const int MaxSelections = 10;
    private const int MaxSelectedValues = 100;
    private const int MaxFacets = 20;
    private const int MaxLocales = 200;
    private const int MaxHeartbeatSeconds = 3_600;

    /// <summary>States the rules.</summary>
    public static void AddTo(RequestShapes shapes) => shapes
        .Add<V1.BatchGetContentRequest>(v =>
        {
            v.RuleFor(r => r.Products).OneTo(MaxBatch).DependentRules(() => v.RuleForEach(r => r.Products).ProductName());
            v.RuleFor(r => r.Channel).RequiredText();
            v.RuleFor(r => r.Locale).RequiredText();
        })
        .Add<V1.ListContentRequest>(v =>
        {
            v.RuleFor(r => r.Channel).RequiredText();
            v.RuleFor(r => r.Locale).RequiredText();
            v.RuleFor(r => r.PageSize).PageSize();
            v.RuleFor(r => r.Filter).MaxLength(MaxFilterLength);
        })
        .Add<V1.SearchContentRequest>(v =>
        {
            v.RuleFor(r => r.Channel).RequiredText();
            v.RuleFor(r => r.Locale).RequiredText();
            v.RuleFor(r => r.Query).MaxLength(MaxQueryLength);
            v.RuleFor(r => r.Code).MaxLength(MaxCodeLength);
            v.RuleFor(r => r.Selections).AtMost(MaxSelections);
            v.RuleForEach(r => r.Selections).ChildRules(s =>
            {
                s.RuleFor(r => r.Facet).RequiredText();
                s.RuleFor(r => r.Values).OneTo(MaxSelectedValues);
            });
            v.RuleFor(r => r.Facets).AtMost(MaxFacets);
            v.RuleFor(r => r.MaxFacetValues).PageSize();
            v.RuleFor(r => r.Sort).Must(System.Enum.IsDefined).WithErrorCode("UNKNOWN_VALUE").WithMessage("Must be one of the orders.");
            v.RuleFor(r => r.Type).Must(System.Enum.IsDefined).WithErrorCode("UNKNOWN_VALUE").WithMessage("Must be product or model.");
            v.RuleFor(r => r.PageSize).PageSize();
        })
        .Add<V1.PreviewContentRequest>(v =>
        {
            v.RuleFor(r => r.Product).ProductName();
            v.RuleFor(r => r.Channel).RequiredText();
            v.RuleFor(r => r.Locale).RequiredText();
        })
        .Add<V1.WatchChangesRequest>(v =>
        {
            v.RuleFor(r => r.Channel).RequiredText();
            v.RuleFor(r => r.Locales).AtMost(MaxLocales);
            v.RuleFor(r => r.Filter).MaxLength(MaxFilterLength);
            v.RuleFor(r => r.HeartbeatInterval).Must(IsHeartbeat).WithErrorCode("OUT_OF_RANGE").WithMessage("Must be from 1 second to 1 hour.");
        })
        .Add<V1.ExportContentRequest>(v =>
        {
            v.RuleFor(r => r.Channel).RequiredText();
            v.RuleFor(r => r.Locales).AtMost(MaxLocales);
            v.RuleFor(r => r.Filter).MaxLength(MaxFilterLength);
        });

    private static bool IsHeartbeat(Duration? interval) =>
        interval is null or { Seconds: >= 1 and < MaxHeartbeatSeconds, Nanos: >= 0 and < 1_000_000_000 } or { Seconds: MaxHeartbeatSeconds, Nanos: 0 };
}
