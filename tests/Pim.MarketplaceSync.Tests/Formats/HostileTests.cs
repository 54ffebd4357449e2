using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using CsvHelper;
using CsvHelper.Configuration;
using Pim.MarketplaceSync.Formats;
using Pim.MarketplaceSync.Items;
using Pim.MarketplaceSync.Mapping;
using Pim.MarketplaceSync.Targets;
using Pim.V1;

namespace Pim.MarketplaceSync.Tests.Formats;

/// <summary>Formulas, control characters, markup and the signs of the formats themselves, in every field.</summary>
public sealed class HostileTests
{
    private static readonly string[] Texts =
    [
        "=HYPERLINK(\"http://evil.example\",\"x\")", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1+1", " =1", "＝1+1", "\r\n=1", "<script>alert(1)</script>",
            "]]><!-- & \" ' <x", "<?php ?>",
        "a\0b\u0001c\u001bd\u007fe\u0085f", "\ud800 half", "\ufffe\uffff", "\u202Egnp.exe", "a\tb\nc\r\nd", "\"quoted\", \"twice\"\"",
            "back\\slash:colon,comma", "\u2028line\u2029par", "{\"a\":1}",
        string.Concat(Enumerable.Repeat("<b>", 3_000)), string.Concat(Enumerable.Repeat("𝕏é", 4_000)),
    ];

    public static TheoryData<string> Targets => [.. Target.All.Where(t => !t.IsWebhook).Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Feed_stays_well_formed_and_harmless(string target)
    {
        var mapping = MappingOf(Target.All.Single(t => t.Name == target));
        var items = Texts.Index().SelectMany(t => (Content[])[Content(t.Index, t.Item, isRich: false), Content(t.Index + 1_000, t.Item, isRich: true)])
            .Select(content => Contents.Make(mapping, content).Item).OfType<FeedItem>().ToList();
        Assert.InRange(items.Count, Texts.Length, 2 * Texts.Length);

        using var stream = new MemoryStream();
        await FeedFormats.Of(mapping).WriteAsync(stream, mapping.Feeds[0], items, default);

        var values = Read(mapping.Target, stream.ToArray(), out var ids);
        Assert.Equal(items.Select(i => i.Id), ids);
        Assert.NotEmpty(values);
        Assert.All(values, value =>
        {
            Assert.DoesNotContain(
                value, c => char.IsControl(c) && c is not '\n' || char.IsSurrogate(c) && !IsPaired(value) || c is '\u202e' or '\ufffe' or '\uffff' or '\u2028');
            Assert.DoesNotMatch("<[A-Za-z/!?]", value);
            if (target is "google-tsv" or "meta-csv") Assert.DoesNotMatch("^\\s*[=+\\-@＝＋－＠]", value);
        });
    }

    private static bool IsPaired(string text) => !text.EnumerateRunes().Any(r => r == Rune.ReplacementChar);

    private static Content Content(int number, string text, bool isRich)
    {
        var content = Contents.Complete($"id{number}", Texts(text));
        (content.Title, content.Family.Label_) = (text, text);
        content.Attributes[0] = isRich ? Contents.RichText("description", $"<p>{text}</p>") : Contents.Text("description", text);
        return content;

        static IEnumerable<ContentAttribute> Texts(string text) =>
            [Contents.Text("text", text), Contents.Options("options", text, "b"), Contents.Table("faq", ["question", "answer"], [text, text]),
                Contents.Assets("gallery", text, "ok.jpg")];
    }

    private static FeedMapping MappingOf(Target target)
    {
        if (target == Target.Ndjson)
            return Mappings.Of("ndjson",
                "\"id\": \"sku\", \"a\": \"title\", \"b\": \"values.text\", \"c\": \"values.options\", \"d\": \"values.faq\", \"e\": \"values.description\"");
        var fields = target.Rules.Where(r => r.Name is not ("id" or "link" or "image_link" or "availability" or "price" or "condition"))
            .Select(r => $"\"{r.Name}\": " + r.Kind switch
        {
            FieldKind.QuestionsAndAnswers => "\"values.faq\"",
            FieldKind.Details => "{ \"attributes\": [\"text\", \"options\"] }",
            FieldKind.Address => "\"values.gallery\"",
            _ when r.Name == "description" => "\"values.description\"",
            _ when r.Name == "title" => "\"title\"",
            _ => "[\"values.text\"]",
        });
        var availability = target == Target.MetaCsv ? "in stock" : "in_stock";
        return Mappings.Of(target.Name, $$"""
            "id": "sku", "link": { "template": "https://shop.example/{sku}?q={value}", "from": "title" }, "image_link": "image", "availability": { "value": "{{availability}}" },
            "price": "values.price", "condition": { "value": "new" }, {{string.Join(", ", fields)}}
            """);
    }

    private static List<string> Read(Target target, byte[] bytes, out List<string> ids)
    {
        if (target == Target.GoogleRss)
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var items = XDocument.Load(reader).Descendants("item").ToList();
            ids = [.. items.Select(i => i.Elements().First().Value)];
            return [.. items.Descendants().Where(e => !e.HasElements).Select(e => e.Value)];
        }
        if (target == Target.Ndjson)
        {
            var lines = Encoding.UTF8.GetString(bytes).TrimEnd('\n').Split('\n').Select(l => JsonDocument.Parse(l).RootElement).ToList();
            ids = [.. lines.Select(l => l.GetProperty("id").GetString()!)];
            return [.. lines.SelectMany(l => l.EnumerateObject()).Select(p => p.Value.GetString()!)];
        }
        using var csv = new CsvReader(new StreamReader(new MemoryStream(bytes)), new CsvConfiguration(
            CultureInfo.InvariantCulture) { Delimiter = target == Target.GoogleTsv ? "\t" : ",", BadDataFound = e => Assert.Fail(e.RawRecord) });
        csv.Read();
        csv.ReadHeader();
        Assert.Equal(target.Rules.Select(r => r.Name), csv.HeaderRecord!.Select(h => h.Split('(')[0]));
        var rows = new List<string[]>();
        while (csv.Read()) rows.Add(csv.Parser.Record!);
        Assert.All(rows, r => Assert.Equal(target.Rules.Count, r.Length));
        ids = [.. rows.Select(r => r[0])];
        return [.. rows.SelectMany(r => r)];
    }
}
