using Google.Protobuf;
using Google.Protobuf.Collections;
using Pim.Application;
using Pim.Domain;

namespace PimService.Requests;

/// <summary>Keeps answers below the 4 MB that gRPC clients take by default.</summary>
internal static class AnswerSize
{
    /// <summary>Bytes at which a page ends.</summary>
    public const int MaxPage = 2 * 1024 * 1024;

    /// <summary>Bytes at which a batch of content ends.</summary>
    public const int MaxBatch = 3 * 1024 * 1024;

    /// <summary>Most bytes of an answer that must be whole.</summary>
    public const int MaxWhole = 4 * 1024 * 1024 - 64 * 1024;

    /// <summary>Adds messages made of items until <paramref name="maxBytes"/> are reached; the first is added whatever its size. Answers how many.</summary>
    public static int Fill<TItem, TMessage>(RepeatedField<TMessage> into, IReadOnlyList<TItem> items, Func<TItem, TMessage> map, int maxBytes)
        where TMessage : IMessage
    {
        long bytes = 0;
        for (var i = 0; i < items.Count; i++)
        {
            var message = map(items[i]);
            bytes += Of(message);
            if (bytes > maxBytes && i > 0) return i;
            into.Add(message);
        }
        return items.Count;
    }

    /// <summary>Adds a page, cut at <see cref="MaxPage"/>; answers the token that leads behind the last item added.</summary>
    /// <param name="into">Where to add it.</param>
    /// <param name="page">The page.</param>
    /// <param name="map">Makes a message of an item.</param>
    /// <param name="listing">What binds tokens to the listing.</param>
    /// <param name="keyOf">The key behind which a page starts.</param>
    public static string FillPage<TItem, TMessage>(
        RepeatedField<TMessage> into, Page<TItem> page, Func<TItem, TMessage> map, string listing, Func<TItem, string> keyOf)
        where TMessage : IMessage
    {
        var kept = Fill(into, page.Items, map, MaxPage);
        return kept == page.Items.Count ? page.NextPageToken : Paging.Token(listing, keyOf(page.Items[kept - 1]));
    }

    /// <summary>Adds all items. Throws ResourceExhausted when they take more than <see cref="MaxWhole"/>.</summary>
    public static void FillWhole<TItem, TMessage>(RepeatedField<TMessage> into, IReadOnlyList<TItem> items, Func<TItem, TMessage> map)
        where TMessage : IMessage
    {
        if (Fill(into, items, map, MaxWhole) == items.Count) return;
        throw new PimException(ErrorKind.ResourceExhausted, "ANSWER_TOO_LARGE",
            $"The answer would be larger than {MaxWhole} bytes: ask for fewer at once, or for fewer fields with read_mask.");
    }

    /// <summary>Adds all items; from <see cref="MaxBatch"/> on in their brief form. For answers to what is done already and must not fail any more.</summary>
    public static void FillBriefly<TItem, TMessage>(
        RepeatedField<TMessage> into, IReadOnlyList<TItem> items, Func<TItem, TMessage> map, Func<TItem, TMessage> brief)
        where TMessage : IMessage
    {
        var kept = Fill(into, items, map, MaxBatch);
        for (var i = kept; i < items.Count; i++) into.Add(brief(items[i]));
    }

    /// <summary>Bytes that a message takes as an item of a list.</summary>
    public static int Of(IMessage message)
    {
        var size = message.CalculateSize();
        return size + CodedOutputStream.ComputeLengthSize(size) + 1;
    }
}
