namespace Pim.Application.Media;

/// <summary>Limits of media and how long what nobody wants is kept.</summary>
/// <param name="MaxBytes">Most bytes of a file.</param>
/// <param name="CollectAfter">How long bytes are kept that no asset has.</param>
/// <param name="KeepUploads">How long a broken upload is kept that nobody goes on with.</param>
public sealed record MediaOptions(long MaxBytes, TimeSpan CollectAfter, TimeSpan KeepUploads);
