using System.Text;
using FluentValidation;

namespace PimService.Requests;

/// <summary>What requests must look like before anything is done with them: one validator for each kind of request.</summary>
internal sealed class RequestShapes
{
    private readonly Dictionary<Type, IValidator> _validators = [];

    /// <summary>States the rules of a kind of request.</summary>
    public RequestShapes Add<T>(Action<InlineValidator<T>> rules)
    {
        var validator = new InlineValidator<T>();
        rules(validator);
        _validators.Add(typeof(T), validator);
        return this;
    }

    /// <summary>Throws InvalidArgument, with all that is wrong, when a request breaks its rules. A kind of request without rules may be anything.</summary>
    public void Check<T>(T request)
    {
        if (!_validators.TryGetValue(typeof(T), out var validator)) return;
        var result = ((IValidator<T>)validator).Validate(request);
        if (result.IsValid) return;
        var violations = new ViolationList();
        foreach (var failure in result.Errors) violations.Add(ProtoPath(failure.PropertyName), failure.ErrorMessage, failure.ErrorCode);
        violations.ThrowIfAny();
    }

    /// <summary>"Requests[2].PageSize" as the proto spells it: "requests[2].page_size".</summary>
    internal static string ProtoPath(string propertyPath)
    {
        var path = new StringBuilder(propertyPath.Length + 8);
        for (var i = 0; i < propertyPath.Length; i++)
        {
            var c = propertyPath[i];
            if (char.IsAsciiLetterUpper(c) && i > 0 && (char.IsAsciiLetterLower(propertyPath[i - 1]) || char.IsAsciiDigit(propertyPath[i - 1])))
                path.Append('_');
            path.Append(char.ToLowerInvariant(c));
        }
        return path.ToString();
    }
}
