using System.Text;
using System.Xml;
using Pim.MarketplaceSync.Items;
using Pim.MarketplaceSync.Mapping;

namespace Pim.MarketplaceSync.Formats;

/// <summary>RSS 2.0 with the elements of Google's product namespace. Holds no time, so that the same items are the same file.</summary>
internal sealed class RssFormat : IFeedFormat
{
    private const string Namespace = "http://base.google.com/ns/1.0";
    private const string Prefix = "g";

    private static readonly XmlWriterSettings Settings = new()
    {
        Async = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n", CloseOutput = false,
    };

    public async Task WriteAsync(Stream stream, Feed feed, IEnumerable<FeedItem> items, CancellationToken cancellationToken)
    {
        await using var writer = XmlWriter.Create(stream, Settings);
        await writer.WriteStartDocumentAsync();
        writer.WriteStartElement("rss");
        writer.WriteAttributeString("version", "2.0");
        writer.WriteAttributeString("xmlns", Prefix, null, Namespace);
        writer.WriteStartElement("channel");
        writer.WriteElementString("title", PlainText.Clean(feed.Title));
        writer.WriteElementString("link", feed.Link);
        writer.WriteElementString("description", PlainText.Clean(feed.Description));
        foreach (var item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.WriteStartElement("item");
            foreach (var field in item.Fields)
            {
                foreach (var value in field.Values) Write(writer, field.Name, value);
            }
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
        writer.WriteEndElement();
        await writer.WriteEndDocumentAsync();
    }

    private static void Write(XmlWriter writer, string name, ItemValue value)
    {
        writer.WriteStartElement(Prefix, name, Namespace);
        if (value.Parts.Count == 0) writer.WriteString(value.Text);
        foreach (var (part, text) in value.Parts.Where(p => p.Value.Length > 0)) writer.WriteElementString(Prefix, part, Namespace, text);
        writer.WriteEndElement();
    }
}
