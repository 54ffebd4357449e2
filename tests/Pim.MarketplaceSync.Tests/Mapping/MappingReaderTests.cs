using Pim.MarketplaceSync.Mapping;

namespace Pim.MarketplaceSync.Tests.Mapping;

public sealed class MappingReaderTests
{
    [Theory]
    [InlineData("demo-google.json")]
    [InlineData("demo-google-tsv.json")]
    [InlineData("demo-meta.json")]
    [InlineData("demo-ndjson.json")]
    [InlineData("demo-webhook.json")]
    [InlineData("akeneo-google.json")]
    public void What_the_repository_ships_can_be_read(string name) => Assert.NotEmpty(Mappings.Read(Mappings.Shipped(name)).Fields);

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once_with_its_place()
    {
        var error = Assert.Throws<MappingException>(() => Mappings.Read("""
            {
              "target": "google-rss", "chanel": "web", "media": "ftp://x/{key}",
              "feeds": [
                { "name": "a b", "locale": "en-US", "country": "Germany", "currency": "EUR", "title": "T", "link": "shop.example" },
                { "name": "de", "locale": "de-DE", "currency": "", "title": "T", "link": "https://shop.example", "lang": "de" }
              ],
              "fields": {
                "id": "sku", "title": "name", "description": { "from": "values.d", "value": "x", "typo": 1 }, "link": { "template": "https://x/{SKU}" }, "image-link": "image",
                "availability": { "value": "In Stock" }, "price": 5, "age_group": { "from": "values.a", "map": { "x": "grown-up" } },
                "question_and_answer": { "from": "values.faq", "columns": { "frage": "q" } }
              }
            }
            """));

        Assert.Equal(
            [
                "availability.value: 'In Stock' is none of in_stock, out_of_stock, preorder, backorder.",
            ], error.Errors.Where(e => e.StartsWith("fields.availability", StringComparison.Ordinal)).Select(e => e["fields.".Length..]));
        foreach (var place in (string[])
            [
                "channel: is required", "chanel: is not known here", "media: must be an address", "feeds[0].name: must be", "feeds[0].country: must be",
                    "feeds[0].link: must be",
                "feeds[1].currency: is required", "feeds[1].lang: is not known here", "fields.title: 'name' is no place in content",
                    "fields.description: must have exactly one of",
                "fields.description.typo: is not known here", "fields.link.template: {SKU} is none of",
                    "fields.image-link: google-rss has no field of this name; it has image_link",
                "fields.image_link: is required by google-rss", "fields.price: must be a path", "fields.age_group.map.x: 'grown-up' is none of",
                    "fields.question_and_answer.columns.frage: is none of question, answer",
            ])
        {
            Assert.Contains(error.Errors, e => e.StartsWith(place, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("{", "line 1: is no JSON")]
    [InlineData("[]", "target: is required")]
    [InlineData("null", "target: is required")]
    [InlineData("{\"target\":\"ebay\"}", "target: 'ebay' is none of google-rss, google-tsv, meta-csv, ndjson, webhook.")]
    [InlineData("{\"target\":\"webhook\"}", "webhook.url: is required.")]
    [InlineData("{\"target\":5}", "target: must be a text.")]
    public void What_is_no_mapping_is_told(string json, string error) =>
        Assert.Contains(Assert.Throws<MappingException>(() => Mappings.Read(json)).Errors, e => e.StartsWith(error, StringComparison.Ordinal));

    [Fact]
    public void A_file_that_is_not_there_is_told() =>
        Assert.Contains("none.json", Assert.Throws<MappingException>(() => MappingReader.Read("/nowhere/none.json")).Message, StringComparison.Ordinal);
}
