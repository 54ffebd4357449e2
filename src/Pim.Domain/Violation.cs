using Pim.Domain.Text;
using Pim.Domain.Values;

namespace Pim.Domain;

/// <summary>One breach of one rule.</summary>
/// <param name="Field">Path in the resource, in proto spelling: "label_attribute", "levels[1].axes[0]", or "values.weight" for a value.</param>
/// <param name="Description">A sentence that names the rule and what broke it.</param>
/// <param name="Reason">Stable upper-snake name of the rule, such as "UNKNOWN_ATTRIBUTE".</param>
/// <param name="Kind">Whether the request is wrong in itself or does not fit the catalogue as it is.</param>
public sealed record Violation(string Field, string Description, string Reason, ViolationKind Kind = ViolationKind.Invalid)
{
    // A request may repeat a name of megabytes in every violation; what is told of it stays short.
    private const int MaxLength = 500;

    /// <summary>Path in the resource.</summary>
    public string Field { get; init; } = TextRules.Excerpt(Field, MaxLength);

    /// <summary>A sentence that names the rule and what broke it.</summary>
    public string Description { get; init; } = TextRules.Excerpt(Description, MaxLength);

    /// <summary>The value at fault, where it is one of a product's values: the caller knows at which place of its own list it stands.</summary>
    public ValueKey? Value { get; init; }

    /// <summary>What follows the value in the path, such as ".measurement.unit".</summary>
    public string ValuePart { get; init; } = "";

    /// <summary>A breach by one of a product's values.</summary>
    public static Violation OfValue(ValueKey key, string description, string reason, string part = "", ViolationKind kind = ViolationKind.Invalid) =>
        new($"values.{key.Attribute}", description, reason, kind) { Value = key, ValuePart = part };
}

/// <summary>Bounds on how many violations are gathered, so that a hostile request costs no more than an honest one.</summary>
public static class Violations
{
    /// <summary>Most violations that are told of one request; a last one says when there are more.</summary>
    public const int Max = 100;

    /// <summary>These violations, or the first of them and one that says that there are more.</summary>
    public static List<Violation> Capped(List<Violation> violations)
    {
        if (violations.Count <= Max || violations.Count == Max + 1 && violations[Max].Reason == "MORE_VIOLATIONS") return violations;
        // Of a kind that is there anyway and decides least, so that it changes nothing about the whole.
        var more = new Violation(violations[Max].Field, $"There are more violations than these {Max}.", "MORE_VIOLATIONS", violations.Min(v => v.Kind));
        return [.. violations.Take(Max), more];
    }

    /// <summary>Whether there are so many that looking for others is of no use.</summary>
    internal static bool AreMany(this List<Violation> violations) => violations.Count > Max;
}

/// <summary>What kind of breach a violation is.</summary>
public enum ViolationKind
{
    /// <summary>Wrong whatever the catalogue holds.</summary>
    Invalid,

    /// <summary>Names something that is not there, or asks for what the state of the catalogue does not allow.</summary>
    Precondition,

    /// <summary>Names something, or claims a value, that is there already.</summary>
    AlreadyExists,
}
