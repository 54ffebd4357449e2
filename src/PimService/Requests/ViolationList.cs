using Pim.Domain;

namespace PimService.Requests;

/// <summary>Gathers violations while a request is read. Bounded: past <see cref="Violations.Max"/> it only remembers that there are more.</summary>
internal sealed class ViolationList
{
    private readonly List<Violation> _violations = [];

    /// <summary>Whether nothing was found.</summary>
    public bool IsEmpty => _violations.Count == 0;

    /// <summary>Whether looking for more is in vain.</summary>
    public bool IsFull => _violations.Count > Violations.Max;

    /// <summary>Adds a breach of a rule that the request breaks by itself.</summary>
    public void Add(string field, string description, string reason)
    {
        if (_violations.Count < Violations.Max) _violations.Add(new Violation(field, description, reason));
        else if (!IsFull) _violations.Add(new Violation(field, "This and more that is wrong is not looked into.", "MORE_VIOLATIONS"));
    }

    /// <summary>Adds what was found in a part, under the path of that part.</summary>
    public void AddAll(ViolationList found, string prefix)
    {
        foreach (var violation in found._violations) Add(prefix + violation.Field, violation.Description, violation.Reason);
    }

    /// <summary>Those that a condition holds for.</summary>
    public ViolationList Where(Predicate<Violation> condition)
    {
        var chosen = new ViolationList();
        chosen._violations.AddRange(_violations.FindAll(condition));
        return chosen;
    }

    /// <summary>Adds a breach when there are more entries than allowed; answers whether there are not.</summary>
    public bool Allows(int count, int max, string field)
    {
        if (count <= max) return true;
        Add(field, $"Must have at most {max} entries, not {count}.", "COUNT_OUT_OF_RANGE");
        return false;
    }

    /// <summary>What was found.</summary>
    public IReadOnlyList<Violation> ToList() => _violations;

    /// <summary>Throws InvalidArgument with all that was found, if anything was.</summary>
    public void ThrowIfAny() => PimException.ThrowIfAny(_violations);
}
