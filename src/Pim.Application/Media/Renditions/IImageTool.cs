using Pim.Domain.Channels;

namespace Pim.Application.Media.Renditions;

/// <summary>Brings images to another size and format, outside of this process: decoders are where hostile images do harm.</summary>
public interface IImageTool
{
    /// <summary>
    /// Makes a rendition: the orientation applied, colours as sRGB, all metadata gone. Throws FailedPrecondition IMAGE_TOOL_MISSING when it is not
    /// installed, InvalidArgument IMAGE_NOT_RENDERED when it cannot read the image or has not done so within its bounds of time and memory.
    /// </summary>
    /// <param name="source">Path of the image.</param>
    /// <param name="rendition">What to make of it.</param>
    /// <param name="cancellationToken">Ends it, and what runs for it.</param>
    /// <returns>Path of the result, in the folder of the source.</returns>
    Task<string> MakeAsync(string source, Rendition rendition, CancellationToken cancellationToken);
}
