using FluentValidation;
using FluentValidation.Results;
using Google.Protobuf.WellKnownTypes;
using Pim.Domain.Schema;
using PimService.Requests;

namespace PimService.Schema;

/// <summary>Rules of requests about parts of the schema.</summary>
internal static class SchemaRules
{
    /// <summary>A name of this kind of noun.</summary>
    public static void NameOf<T, TNoun, TMessage>(this IRuleBuilder<T, string> rule, SchemaMapping<TNoun, TMessage> mapping)
        where TNoun : SchemaNoun
        where TMessage : class =>
        rule.Name(name => ResourceNames.TryCode(mapping.Collection, name, out _), $"{mapping.Collection}/{{code}}");

    /// <summary>A noun that says by name or code which one it is.</summary>
    public static void Names<T, TNoun, TMessage>(this IRuleBuilder<T, TMessage> rule, SchemaMapping<TNoun, TMessage> mapping)
        where TNoun : SchemaNoun
        where TMessage : class =>
        rule.Names(name => ResourceNames.TryCode(mapping.Collection, name, out _), $"{mapping.Collection}/{{code}}",
            m => mapping.Identity(m).Name, m => mapping.Identity(m).Code, "code", code => $"{mapping.Collection}/{code}");

    /// <summary>A mask of fields of this kind of noun.</summary>
    public static void MaskOf<T, TNoun, TMessage>(this IRuleBuilder<T, FieldMask?> rule, SchemaMapping<TNoun, TMessage> mapping)
        where TNoun : SchemaNoun
        where TMessage : class => rule.Custom((mask, context) =>
    {
        for (var i = 0; i < (mask?.Paths.Count ?? 0); i++)
        {
            if (mapping.Refusal(mask!.Paths[i]) is { } refusal)
                context.AddFailure(new ValidationFailure($"{context.PropertyPath}.paths[{i}]", refusal) { ErrorCode = "INVALID_MASK" });
        }
    });
}
