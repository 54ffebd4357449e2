using Pim.Domain.Media;

namespace Pim.Application.Media.Inspection;

/// <summary>Width and height of a picture as its headers tell them.</summary>
/// <param name="Width">Pixels across, as stored.</param>
/// <param name="Height">Pixels down, as stored.</param>
internal readonly record struct PictureSize(long Width, long Height)
{
    /// <summary>Checks that there is something to see, and that it can be counted.</summary>
    public PictureSize Checked() =>
        Width is > 0 and <= int.MaxValue && Height is > 0 and <= int.MaxValue ? this : throw new DamagedFileException("it has no size");

    /// <summary>The facts of a picture of this size that has to be turned: 0 for one whose format does not tell.</summary>
    public AssetFacts Turned(int orientation, bool isAnimated = false, int pages = 0)
    {
        // EXIF 2.32, section 4.6.4 A: from 5 on, rows are shown as columns.
        var (width, height) = orientation >= 5 ? (Height, Width) : (Width, Height);
        return new AssetFacts { Width = (int)width, Height = (int)height, Orientation = orientation, Animated = isAnimated, Pages = pages };
    }
}
