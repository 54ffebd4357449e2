namespace Pim.Domain.Schema;

/// <summary>
/// The nouns of one kind by code: gathered when first asked for, and shared by the schemas that follow while no noun of the kind changes, so
/// that a schema of thousands of nouns can be built one by one.
/// </summary>
internal sealed class SchemaKind<T>(IEnumerable<SchemaNoun> nouns)
    where T : SchemaNoun
{
    private readonly Lazy<Dictionary<string, T>> _byCode = new(() => nouns.OfType<T>().ToDictionary(n => n.Code, StringComparer.Ordinal));

    public IReadOnlyDictionary<string, T> ByCode => _byCode.Value;

    /// <summary>The kind as it was when a noun of another kind changed; else gathered anew.</summary>
    public static SchemaKind<T> Of(SchemaKind<T>? former, SchemaNoun? changed, IEnumerable<SchemaNoun> nouns) =>
        former is null || changed is T ? new SchemaKind<T>(nouns) : former;
}
