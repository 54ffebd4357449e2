using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Content;

/// <summary>What requests for content must look like; those for one product are checked by <see cref="ContentsService"/>.</summary>
internal static class ContentShapes
{
    private const int MaxBatch = 1_000;
    private const int MaxFilterLength = 10_000;
    private const int MaxQueryLength = 200;

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
            v.RuleFor(r => r.Query).MaxLength(MaxQueryLength);
        });
}
