using Pim.Domain.Media;

namespace Pim.Application.Archive;

/// <summary>Assets in their fixed form. Their bytes are named by their hash: see <see cref="BlobCopy"/>.</summary>
internal static class CanonicalMedia
{
    public static void Write(CanonicalWriter writer, Asset asset)
    {
        writer.Text(asset.Key);
        writer.Text(asset.FileName);
        Write(writer, asset.File);
        writer.Number((long)asset.Role);
        writer.Texts(asset.AlternativeTexts);
        writer.Texts(asset.Captions);
        writer.Texts(asset.Tags);
        writer.Optional(asset.ValidUntil, writer.Time);
        writer.Flag(asset.Expired);
        writer.Number(asset.Revision);
        writer.Time(asset.CreateTime);
        writer.Time(asset.UpdateTime);
    }

    private static void Write(CanonicalWriter writer, AssetFile file)
    {
        writer.Text(file.Sha256);
        writer.Text(file.SentSha256);
        writer.Number(file.Size);
        writer.Text(file.MediaType);
        writer.Number(file.Facts.Width);
        writer.Number(file.Facts.Height);
        writer.Number(file.Facts.Duration.Ticks);
        writer.Number(file.Facts.Pages);
        writer.Number(file.Facts.Orientation);
        writer.Flag(file.Facts.Animated);
    }
}
