namespace Pim.Cli.Comparing;

/// <summary>A part of all content: what a channel and a locale see of products, or of models.</summary>
/// <param name="Channel">Code of the channel.</param>
/// <param name="Locale">A locale that it serves.</param>
/// <param name="OfModels">Models, or products.</param>
internal sealed record ContentPart(string Channel, string Locale, bool OfModels);
