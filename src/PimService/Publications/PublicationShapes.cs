using FluentValidation;
using FluentValidation.Results;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Pim.Application.Publications;
using Pim.Domain.Publications;
using Pim.Domain.Text;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Publications;

/// <summary>What requests about publications and reviews must look like.</summary>
internal static class PublicationShapes
{
    private const int MaxFilterLength = 10_000;

    /// <summary>States the rules.</summary>
    public static void AddTo(RequestShapes shapes) => shapes
        .Add<V1.PublishProductsRequest>(v =>
        {
            v.RuleFor(r => r.Channel).RequiredText();
            v.RuleFor(r => r.Products).OneTo(Publisher.MaxProducts).DependentRules(() => v.RuleFor(r => r.Products).DistinctNames());
        })
        .Add<V1.UnpublishProductsRequest>(v =>
        {
            v.RuleFor(r => r.Channel).RequiredText();
            v.RuleFor(r => r.Products).OneTo(Publisher.MaxProducts).DependentRules(() => v.RuleFor(r => r.Products).DistinctNames());
        })
        .Add<V1.BulkPublishRequest>(v =>
        {
            v.RuleFor(r => r.Channel).RequiredText();
            v.RuleFor(r => r.Action).Must(System.Enum.IsDefined).WithErrorCode("UNKNOWN_ACTION").WithMessage("Must be PUBLISH or UNPUBLISH.");
            v.RuleFor(r => r.Filter).MaxLength(MaxFilterLength);
        })
        .Add<V1.GetPublicationRequest>(v => v.RuleFor(r => r.Name).PublicationName())
        .Add<V1.ListPublicationsRequest>(v => v.RuleFor(r => r.Parent).ProductName())
        .Add<V1.SchedulePublicationRequest>(v =>
        {
            v.RuleFor(r => r.Name).PublicationName();
            v.RuleFor(r => r.PublishTime).Time();
            v.RuleFor(r => r.ExpireTime).Time();
        })
        .Add<V1.DiffPublicationRequest>(v => v.RuleFor(r => r.Name).PublicationName())
        .Add<V1.GetReviewRequest>(v => v.RuleFor(r => r.Name).ReviewName())
        .Add<V1.SubmitForReviewRequest>(v =>
        {
            v.RuleFor(r => r.Name).ReviewName();
            v.RuleFor(r => r.Note).Note();
        })
        .Add<V1.ReturnToDraftRequest>(v =>
        {
            v.RuleFor(r => r.Name).ReviewName();
            v.RuleFor(r => r.Note).Note();
        });

    /// <summary>Names of products, none twice.</summary>
    private static void DistinctNames<T>(this IRuleBuilder<T, RepeatedField<string>> rule) => rule.Custom((names, context) =>
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            if (!ResourceNames.TrySku(names[i], out var sku)) Fail(i, ResourceNames.MustBe("products/{sku}"), "INVALID_NAME");
            else if (!seen.Add(sku)) Fail(i, $"'{sku}' comes twice.", "DUPLICATE");
        }

        void Fail(int index, string message, string reason) =>
            context.AddFailure(new ValidationFailure($"{context.PropertyPath}[{index}]", message) { ErrorCode = reason });
    });

    /// <summary>No time, or one from the year 1 to 9999.</summary>
    private static void Time<T>(this IRuleBuilder<T, Timestamp?> rule) =>
        rule.Must(time => time is null || IsTime(time)).WithErrorCode("INVALID_TIME")
            .WithMessage("Must be a time of the years 1 to 9999, with 0 to 999,999,999 nanoseconds.");

    private static void Note<T>(this IRuleBuilder<T, string> rule) => rule.Custom((note, context) =>
    {
        if (TextRules.Refusal(note, Review.MaxNoteLength) is var (description, reason))
            context.AddFailure(new ValidationFailure(context.PropertyPath, description) { ErrorCode = reason });
    });

    private static bool IsTime(Timestamp time) =>
        time.Seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds()
            && time.Seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds() && time.Nanos is >= 0 and < 1_000_000_000;
}
