using Pim.Application.Publications;
using Pim.Domain.Products;
using Pim.Domain.Publications;
using Pim.Domain.Values;
using PimService.Errors;
using PimService.Products;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Publications;

/// <summary>Writes what channels have, and where drafts stand, into messages.</summary>
internal static class PublicationWriter
{
    /// <summary>What a channel has of a product.</summary>
    public static V1.Publication Resource(PublicationView view)
    {
        var message = new V1.Publication
        {
            Name = Publication.NameOf(view.Sku, view.Channel),
            DraftDiffers = view.Publication?.Revision != view.DraftRevision,
            Schedule = view.Schedule is { } schedule ? Schedule(schedule) : null,
        };
        if (view.Publication is not { } publication) return message;
        message.Published = true;
        message.Revision = ResourceNames.OfRevision(view.Sku, publication.Revision);
        message.PublishTime = Wire.Write(publication.Time);
        message.Publisher = publication.Actor;
        return message;
    }

    /// <summary>How far a bulk publication is, with at most so many of its refusals.</summary>
    public static V1.BulkPublishResponse Progress(BulkProgress progress, int maxRefusals)
    {
        var message = new V1.BulkPublishResponse
        {
            MatchedCount = progress.Matched,
            ChangedCount = progress.Changed,
            UnchangedCount = progress.Unchanged,
            RefusedCount = progress.Refused,
        };
        foreach (var (sku, error) in progress.Refusals.Take(maxRefusals))
            message.Refusals.Add(new V1.BulkPublishResponse.Types.Refusal { Product = Product.NameOf(sku), Error = StatusMapper.ToPart(error) });
        return message;
    }

    /// <summary>In what a draft differs from what a channel has.</summary>
    public static V1.DiffPublicationResponse Diff(PublicationDiff diff)
    {
        var message = new V1.DiffPublicationResponse
        {
            PublishedRevision = diff.PublishedRevision == 0 ? "" : ResourceNames.OfRevision(diff.Sku, diff.PublishedRevision),
            DraftRevision = ResourceNames.OfRevision(diff.Sku, diff.DraftRevision),
        };
        AnswerSize.FillBriefly(message.Differences, diff.Differences, Field, field => new V1.FieldDiff { Field = field.Field });
        return message;
    }

    /// <summary>Where a draft stands.</summary>
    public static V1.Review Review(ReviewView view) => new()
    {
        Name = ResourceNames.OfReview(view.Sku),
        State = (V1.Review.Types.State)view.State,
        Actor = view.Actor,
        Time = Wire.Write(view.Time),
        Note = view.Note,
    };

    private static V1.PublicationSchedule Schedule(PublicationSchedule schedule) => new()
    {
        PublishTime = Wire.Write(schedule.PublishTime.GetValueOrDefault()),
        ExpireTime = Wire.Write(schedule.ExpireTime.GetValueOrDefault()),
        Scheduler = schedule.Actor,
        Error = schedule.Error,
    };

    private static V1.FieldDiff Field(FieldDiff field)
    {
        var message = new V1.FieldDiff { Field = field.Field, PublishedText = field.TextBefore, DraftText = field.TextAfter };
        message.Published.Add(field.Before.Select(Write));
        message.Draft.Add(field.After.Select(Write));
        return message;
    }

    private static V1.Value Write(ScopedValue scoped) => ValueWriter.Write(scoped.Key, scoped.Value);
}
