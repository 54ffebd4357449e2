using Pim.Domain.Content;

namespace Pim.Application.Content;

/// <summary>How content is written as the bytes that go out; the application keeps and passes them on unread.</summary>
public interface IContentFormat
{
    /// <summary>
    /// Tells this format from others: all that goes into the bytes beside the content. Kept content of another format is made anew at the start.
    /// </summary>
    string Version { get; }

    /// <summary>Content as it is kept, without the sequence and time of its change: equal content gives equal bytes.</summary>
    byte[] Write(ProductContent content);

    /// <summary>Kept content with the sequence and time of its change, as it goes out.</summary>
    byte[] Finish(ReadOnlySpan<byte> kept, long sequence, DateTimeOffset time);
}
