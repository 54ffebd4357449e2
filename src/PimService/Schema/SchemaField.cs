using Pim.Domain.Schema;

namespace PimService.Schema;

/// <summary>A field of a schema message that an update mask can name.</summary>
/// <param name="Path">Its path, such as "rules.max_length".</param>
/// <param name="IsPopulated">Whether a message carries it; null for a part of another field, which is only changed when a mask names it.</param>
/// <param name="Copy">The noun given first, with this field taken from the noun given second.</param>
internal sealed record SchemaField<TNoun, TMessage>(string Path, Func<TMessage, bool>? IsPopulated, Func<TNoun, TNoun, TNoun> Copy)
    where TNoun : SchemaNoun
{
    /// <summary>For maps: the noun given first, with the entry of a key taken from the noun given second.</summary>
    public Func<TNoun, TNoun, string, TNoun>? CopyEntry { get; init; }
}
