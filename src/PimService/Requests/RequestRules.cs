using FluentValidation;
using FluentValidation.Results;

namespace PimService.Requests;

/// <summary>Rules that requests have in common.</summary>
internal static class RequestRules
{
    /// <summary>The message must be there.</summary>
    public static void Required<T, TMessage>(this IRuleBuilder<T, TMessage> rule)
        where TMessage : class? =>
        rule.NotNull().WithErrorCode("REQUIRED").WithMessage("Must be given.");

    /// <summary>The text must not be empty.</summary>
    public static void RequiredText<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(text => text.Length > 0).WithErrorCode("REQUIRED").WithMessage("Must be given.");

    /// <summary>A number of items that is not negative; too great a number is read as the greatest.</summary>
    public static void PageSize<T>(this IRuleBuilder<T, int> rule) =>
        rule.GreaterThanOrEqualTo(0).WithErrorCode("OUT_OF_RANGE").WithMessage("Must not be negative.");

    /// <summary>Empty or a UUID.</summary>
    public static void RequestId<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(id => id.Length == 0 || Guid.TryParseExact(id, "D", out _)).WithErrorCode("INVALID_REQUEST_ID")
            .WithMessage("Must be a UUID, such as \"3f2b8c1e-7a54-4d0b-9c1d-5e6f70819203\".");

    /// <summary>The name of a product.</summary>
    public static IRuleBuilderOptions<T, string> ProductName<T>(this IRuleBuilder<T, string> rule) =>
        rule.Name(name => ResourceNames.TrySku(name, out _), "products/{sku}");

    /// <summary>The name of a revision.</summary>
    public static void RevisionName<T>(this IRuleBuilder<T, string> rule) =>
        rule.Name(name => ResourceNames.TryRevision(name, out _, out _), "products/{sku}/revisions/{revision}");

    /// <summary>The name of a publication.</summary>
    public static void PublicationName<T>(this IRuleBuilder<T, string> rule) =>
        rule.Name(name => ResourceNames.TryPublication(name, out _, out _), "products/{sku}/publications/{channel}");

    /// <summary>The name of a review.</summary>
    public static void ReviewName<T>(this IRuleBuilder<T, string> rule) => rule.Name(name => ResourceNames.TryReview(name, out _), "products/{sku}/review");

    /// <summary>The name of an asset.</summary>
    public static void AssetName<T>(this IRuleBuilder<T, string> rule) => rule.Name(name => ResourceNames.TryAsset(name, out _), "assets/{key}");

    /// <summary>The name of a job.</summary>
    public static void JobName<T>(this IRuleBuilder<T, string> rule) => rule.Name(name => ResourceNames.TryJob(name, out _), "jobs/{id}");

    /// <summary>A text of at most so many characters.</summary>
    public static void MaxLength<T>(this IRuleBuilder<T, string> rule, int max) =>
        rule.Must(text => text.Length <= max).WithErrorCode("TEXT_TOO_LONG").WithMessage($"Must have at most {max} characters.");

    /// <summary>A list of at least one and at most so many.</summary>
    public static IRuleBuilderOptions<T, TList> OneTo<T, TList>(this IRuleBuilder<T, TList> rule, int max)
        where TList : System.Collections.ICollection =>
        rule.Must(items => items.Count > 0 && items.Count <= max).WithErrorCode("COUNT_OUT_OF_RANGE").WithMessage($"Must have 1 to {max} entries.");

    /// <summary>A list of at most so many.</summary>
    public static void AtMost<T, TList>(this IRuleBuilder<T, TList> rule, int max)
        where TList : System.Collections.ICollection =>
        rule.Must(items => items.Count <= max).WithErrorCode("COUNT_OUT_OF_RANGE").WithMessage($"Must have at most {max} entries.");

    /// <summary>A resource to be changed: it is there, and says by its name or by its code which one it is.</summary>
    /// <param name="rule">The rule of the resource.</param>
    /// <param name="isName">Whether a name is one of this kind.</param>
    /// <param name="pattern">What such a name looks like.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="code">The resource's code.</param>
    /// <param name="codeField">The field of the code.</param>
    /// <param name="nameOf">The name that belongs to a code.</param>
    public static void Names<T, TMessage>(this IRuleBuilder<T, TMessage> rule, Func<string, bool> isName, string pattern,
        Func<TMessage, string> name, Func<TMessage, string> code, string codeField, Func<string, string> nameOf) =>
        rule.Custom((resource, context) =>
        {
            if (resource is null) Fail("", "Must be given.", "REQUIRED");
            else if (name(resource).Length == 0 && code(resource).Length == 0) Fail("." + codeField, "Must be given, or the name.", "REQUIRED");
            else if (name(resource).Length > 0 && !isName(name(resource))) Fail(".name", ResourceNames.MustBe(pattern), "INVALID_NAME");
            else if (name(resource).Length > 0 && code(resource).Length > 0 && name(resource) != nameOf(code(resource)))
                Fail("." + codeField, "Is not the one that the name names.", "NAME_MISMATCH");

            void Fail(string part, string message, string reason) =>
                context.AddFailure(new ValidationFailure(context.PropertyPath + part, message) { ErrorCode = reason });
        });

    /// <summary>A name that can be read.</summary>
    public static IRuleBuilderOptions<T, string> Name<T>(this IRuleBuilder<T, string> rule, Func<string, bool> isName, string pattern) =>
        rule.Must(isName).WithErrorCode("INVALID_NAME").WithMessage(ResourceNames.MustBe(pattern));
}
