using System.Text;
using Pim.MarketplaceSync.Formats;
using Pim.MarketplaceSync.Items;

namespace Pim.MarketplaceSync.Tests.Formats;

public sealed class FormatTests
{
    private const string Fields = """
        "id": "sku", "title": "title", "description": "values.description", "link": { "template": "https://shop.example/{sku}" }, "image_link": "image",
        "additional_image_link": "values.gallery", "availability": { "value": "in_stock" }, "price": "values.price", "question_and_answer": "values.faq",
        "shipping": { "value": "DE:::4.90 EUR" }
        """;

    [Fact]
    public async Task Rss_has_an_element_for_each_value()
    {
        Assert.Equal("""
            <?xml version="1.0" encoding="utf-8"?>
            <rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">
              <channel>
                <title>Shop</title>
                <link>https://shop.example/</link>
                <description />
                <item>
                  <g:id>A-1</g:id>
                  <g:title>Mug</g:title>
                  <g:description>A mug.</g:description>
                  <g:link>https://shop.example/A-1</g:link>
                  <g:image_link>https://media.example/mug.jpg</g:image_link>
                  <g:additional_image_link>https://media.example/1.jpg</g:additional_image_link>
                  <g:additional_image_link>https://media.example/2%2C3.jpg</g:additional_image_link>
                  <g:availability>in_stock</g:availability>
                  <g:price>12.99 EUR</g:price>
                  <g:identifier_exists>no</g:identifier_exists>
                  <g:question_and_answer>
                    <g:question>Hot: or not?</g:question>
                    <g:answer>Yes, hot.</g:answer>
                  </g:question_and_answer>
                  <g:shipping>
                    <g:country>DE</g:country>
                    <g:price>4.90 EUR</g:price>
                  </g:shipping>
                </item>
              </channel>
            </rss>
            """, (await WriteAsync("google-rss")).ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Tsv_has_a_column_for_each_field_and_keeps_lists_apart()
    {
        var lines = (await WriteAsync("google-tsv")).Split('\n');
        var cells = lines[0].Split('\t').Zip(lines[1].Split('\t')).Where(c => c.Second.Length > 0).ToDictionary();
        Assert.Equal("https://media.example/1.jpg,https://media.example/2%2C3.jpg", cells["additional_image_link"]);
        Assert.Equal("\"\"\"Hot: or not?\"\":\"\"Yes, hot.\"\"\"", cells["question_and_answer(question:answer)"]);
        Assert.Equal("DE:::4.90 EUR", cells["shipping(country:region:service:price)"]);
        Assert.Equal("no", cells["identifier_exists"]);
    }

    [Fact]
    public void Item_is_the_same_after_it_was_kept_as_json()
    {
        var item = Contents.Make(Mappings.Of("google-rss", Fields), Content()).Item!;
        var again = ItemJson.Read(ItemJson.Write(item));
        Assert.Equal(ItemJson.Write(item), ItemJson.Write(again));
        Assert.Equal(item.Fields.Select(f => (f.Name, f.IsList, f.Values.Count)), again.Fields.Select(f => (f.Name, f.IsList, f.Values.Count)));
    }

    [Theory]
    [InlineData("=1", "'=1")]
    [InlineData("  +1", "'  +1")]
    [InlineData("a=1", "a=1")]
    [InlineData("", "")]
    public void Cells_never_begin_like_a_formula(string cell, string guarded) => Assert.Equal(guarded, DelimitedFormat.Guard(cell));

    private static V1.Content Content() =>
        Contents.Complete("A-1", Contents.Assets("gallery", "1.jpg", "2,3.jpg"), Contents.Table("faq", ["question", "answer"], ["Hot: or not?", "Yes, hot."]));

    private static async Task<string> WriteAsync(string target)
    {
        var mapping = Mappings.Of(target, Fields);
        using var stream = new MemoryStream();
        await FeedFormats.Of(mapping).WriteAsync(stream, mapping.Feeds[0], [Contents.Make(mapping, Content()).Item!], default);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
