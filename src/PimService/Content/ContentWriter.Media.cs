using Google.Protobuf.WellKnownTypes;
using Pim.Domain.Channels;
using Pim.Domain.Content;
using Pim.Domain.Media;
using V1 = Pim.V1;

namespace PimService.Content;

internal sealed partial class ContentWriter
{
    private V1.MediaLink Write(MediaLink media)
    {
        var message = new V1.MediaLink { Key = media.Key, Attribute = media.Attribute };
        if (media.Asset is not { } asset) return message;
        var facts = asset.File.Facts;
        message.Url = urls.Of(asset.File.Sha256, asset.FileName);
        message.MediaType = asset.File.MediaType;
        message.Width = facts.Width;
        message.Height = facts.Height;
        message.Role = (V1.Asset.Types.Role)asset.Role;
        message.AlternativeText = media.AlternativeText;
        message.Caption = media.Caption;
        message.Size = asset.File.Size;
        message.Sha256 = asset.File.Sha256;
        message.FileName = asset.FileName;
        message.Duration = facts.Duration > TimeSpan.Zero ? Duration.FromTimeSpan(facts.Duration) : null;
        message.Pages = facts.Pages;
        foreach (var rendition in media.Renditions) message.Renditions.Add(Write(asset, rendition));
        return message;
    }

    private V1.MediaRendition Write(Asset asset, Rendition rendition)
    {
        var (width, height) = rendition.SizeOf(asset.File.Facts.Width, asset.File.Facts.Height);
        return new V1.MediaRendition
        {
            Name = rendition.Name,
            Url = urls.Of(asset.File.Sha256, rendition, asset.FileName),
            Width = width,
            Height = height,
            MediaType = rendition.MediaType,
        };
    }
}
