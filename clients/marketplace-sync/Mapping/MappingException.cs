namespace Pim.MarketplaceSync.Mapping;

/// <summary>A mapping cannot be used.</summary>
/// <param name="file">The file.</param>
/// <param name="errors">All that is wrong: where in the file, and what.</param>
internal sealed class MappingException(string file, IReadOnlyList<string> errors)
    : Exception($"The mapping {file} cannot be used:{string.Concat(errors.Select(e => $"\n  {e}"))}")
{
    /// <summary>All that is wrong: where in the file, and what.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
