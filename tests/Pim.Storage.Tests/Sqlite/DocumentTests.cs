using System.Text;
using System.Text.Json;
using Pim.Domain.Products;
using Pim.Domain.Values;
using Pim.Storage.Sqlite.Documents;
using Pim.Storage.Tests.Contracts;

namespace Pim.Storage.Tests.Sqlite;

public sealed class DocumentTests
{
    [Fact]
    public void Values_of_all_kinds_come_back_exactly()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var product = Samples.RandomProduct(new Random(seed), "P");
            var back = RoundTrip(product);

            Assert.Equal(product, back);
            Assert.Equal(product.Values.Select(v => Scale(v.Value)), back.Values.Select(v => Scale(v.Value)));
        }
    }

    [Fact]
    public void Members_that_are_not_known_are_skipped()
    {
        var product = Read("""
            {"later":{"a":[1,{"sku":"no"}]},"sku":"A","type":"model","values":{"name":[{"x":[],"text":"Schuh","text2":"no"},{"locale":"de","hologram":{"text":"no"}}]},"enabled":false,"z":null}
            """);

        Assert.Equal(Samples.Product("A", Samples.Value("name", new TextValue("Schuh"))) with
        {
            Type = ProductType.Model, Enabled = false, Actor = "", CreateTime = default, UpdateTime = default,
        },
            product);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"sku":7}""")]
    [InlineData("""{"values":{"a":[{"date":"2024-02-30"}]}}""")]
    [InlineData("""{"values":{"a":[{"number":1e400}]}}""")]
    public void Damaged_documents_are_data_loss(string json)
    {
        var error = Assert.Throws<Domain.PimException>(() => Read(json));

        Assert.Equal(Domain.ErrorKind.DataLoss, error.Kind);
    }

    [Fact]
    public void Pooled_codes_are_the_strings_they_were_written_as()
    {
        var random = new Random(8);
        for (var i = 0; i < 100_000; i++)
        {
            var code = random.Next(3) == 0 ? $"größe_{random.Next(99)}" : $"code_{random.Next(20_000)}";
            Assert.Equal(code, CodePool.Get(Encoding.UTF8.GetBytes(code)));
        }
        Assert.Same(CodePool.Get("color"u8), CodePool.Get("color"u8));
    }

    private static Product RoundTrip(Product product)
    {
        using var buffer = new DocumentBuffer(16);
        buffer.Add(1, static (Utf8JsonWriter json, int number) => json.WriteNumberValue(number));
        var place = buffer.Add(product, ProductDocument.Write);
        return ProductDocument.Read(buffer[place], product.Revision, product.CreateTime, product.UpdateTime, product.Actor);
    }

    private static Product Read(string json) => ProductDocument.Read(Encoding.UTF8.GetBytes(json), 0, default, default, "");

    private static byte Scale(Value value) => value switch
    {
        NumberValue number => number.Number.Scale,
        MeasurementValue measurement => measurement.Amount.Scale,
        _ => 0,
    };
}
