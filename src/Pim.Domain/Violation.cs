using Pim.Domain.Values;

namespace Pim.Domain;

/// <summary>One breach of one rule.</summary>
/// <param name="Field">Path in the resource, in proto spelling: "label_attribute", "levels[1].axes[0]", or "values.weight" for a value.</param>
/// <param name="Description">A sentence that names the rule and what broke it.</param>
/// <param name="Reason">Stable upper-snake name of the rule, such as "UNKNOWN_ATTRIBUTE".</param>
/// <param name="Kind">Whether the request is wrong in itself or does not fit the catalogue as it is.</param>
public sealed record Violation(string Field, string Description, string Reason, ViolationKind Kind = ViolationKind.Invalid)
{
    /// <summary>The value at fault, where it is one of a product's values: the caller knows at which place of its own list it stands.</summary>
    public ValueKey? Value { get; init; }

    /// <summary>What follows the value in the path, such as ".measurement.unit".</summary>
    public string ValuePart { get; init; } = "";

    /// <summary>A breach by one of a product's values.</summary>
    public static Violation OfValue(ValueKey key, string description, string reason, string part = "", ViolationKind kind = ViolationKind.Invalid) =>
        new($"values.{key.Attribute}", description, reason, kind) { Value = key, ValuePart = part };
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
