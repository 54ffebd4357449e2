namespace Pim.Bson.Tests.Conformance;

public sealed class RoundTripTests
{
    private static readonly JsonWriterSettings Canonical = new() { OutputMode = JsonOutputMode.CanonicalExtendedJson };

    public static TheoryData<string, string, string> Values()
    {
        var values = ValuesOfAll();
        if (!Fallback.IsUsed) return values;
        // The official package makes 0.0 of the one and subtype 00 of the other, and writes the third escaped.
        values.Add("01", "0000000000000080", "{ \"$numberDouble\" : \"-0.0\" }");
        values.Add("05", "06000000 02 02000000 FFFF", "{ \"$binary\" : { \"base64\" : \"//8=\", \"subType\" : \"02\" } }");
        values.Add("02", "05000000 F09F919F 00", "\"👟\"");
        return values;
    }

    private static TheoryData<string, string, string> ValuesOfAll() => new()
    {
        { "01", "000000000000F03F", "{ \"$numberDouble\" : \"1.0\" }" },
        { "01", "000000000000F07F", "{ \"$numberDouble\" : \"Infinity\" }" },
        { "01", "000000000000F0FF", "{ \"$numberDouble\" : \"-Infinity\" }" },
        { "02", "01000000 00", "\"\"" },
        { "02", "02000000 62 00", "\"b\"" },
        { "02", "04000000 610062 00", "\"a\\u0000b\"" },
        { "02", "03000000 C3A9 00", "\"é\"" },
        { "03", "0500000000", "{ }" },
        { "03", "0D000000 02 62 00 01000000 00 00", "{ \"b\" : \"\" }" },
        { "04", "0500000000", "[]" },
        { "04", "0C000000 10 3000 0A000000 00", "[{ \"$numberInt\" : \"10\" }]" },
        { "05", "00000000 00", "{ \"$binary\" : { \"base64\" : \"\", \"subType\" : \"00\" } }" },
        { "05", "02000000 00 FFFF", "{ \"$binary\" : { \"base64\" : \"//8=\", \"subType\" : \"00\" } }" },
        { "05", "02000000 01 FFFF", "{ \"$binary\" : { \"base64\" : \"//8=\", \"subType\" : \"01\" } }" },
        { "05", "02000000 05 FFFF", "{ \"$binary\" : { \"base64\" : \"//8=\", \"subType\" : \"05\" } }" },
        { "05", "02000000 06 FFFF", "{ \"$binary\" : { \"base64\" : \"//8=\", \"subType\" : \"06\" } }" },
        { "05", "02000000 80 FFFF", "{ \"$binary\" : { \"base64\" : \"//8=\", \"subType\" : \"80\" } }" },
        {
            "05", "10000000 04 00112233445566778899AABBCCDDEEFF",
            "{ \"$binary\" : { \"base64\" : \"ABEiM0RVZneImaq7zN3u/w==\", \"subType\" : \"04\" } }"
        },
        { "06", "", "{ \"$undefined\" : true }" },
        { "07", "56E1FC72E0C917E9C4714161", "{ \"$oid\" : \"56e1fc72e0c917e9c4714161\" }" },
        { "08", "00", "false" },
        { "08", "01", "true" },
        { "09", "0000000000000000", "{ \"$date\" : { \"$numberLong\" : \"0\" } }" },
        { "09", "FFFFFFFFFFFFFFFF", "{ \"$date\" : { \"$numberLong\" : \"-1\" } }" },
        { "09", "FFFFFFFFFFFFFF7F", "{ \"$date\" : { \"$numberLong\" : \"9223372036854775807\" } }" },
        { "09", "0000000000000080", "{ \"$date\" : { \"$numberLong\" : \"-9223372036854775808\" } }" },
        { "0A", "", "null" },
        { "0B", "61626300 696D00", "{ \"$regularExpression\" : { \"pattern\" : \"abc\", \"options\" : \"im\" } }" },
        { "0B", "00 00", "{ \"$regularExpression\" : { \"pattern\" : \"\", \"options\" : \"\" } }" },
        { "0D", "02000000 62 00", "{ \"$code\" : \"b\" }" },
        { "0E", "02000000 62 00", "{ \"$symbol\" : \"b\" }" },
        { "0F", "1A000000 05000000 61626364 00 0D000000 02 78 00 01000000 00 00", "{ \"$code\" : \"abcd\", \"$scope\" : { \"x\" : \"\" } }" },
        { "10", "00000080", "{ \"$numberInt\" : \"-2147483648\" }" },
        { "10", "FFFFFF7F", "{ \"$numberInt\" : \"2147483647\" }" },
        { "11", "2A000000 15CD5B07", "{ \"$timestamp\" : { \"t\" : 123456789, \"i\" : 42 } }" },
        { "11", "00286BEE 00286BEE", "{ \"$timestamp\" : { \"t\" : 4000000000, \"i\" : 4000000000 } }" },
        { "12", "0000000000000080", "{ \"$numberLong\" : \"-9223372036854775808\" }" },
        { "12", "FFFFFFFFFFFFFF7F", "{ \"$numberLong\" : \"9223372036854775807\" }" },
        { "13", "0100000000000000 0000000000003E30", "{ \"$numberDecimal\" : \"0.1\" }" },
        { "13", "0000000000000000 000000000000007C", "{ \"$numberDecimal\" : \"NaN\" }" },
        { "7F", "", "{ \"$maxKey\" : 1 }" },
        { "FF", "", "{ \"$minKey\" : 1 }" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Bytes_become_a_document_and_the_same_bytes_again(string type, string payload, string json)
    {
        var bytes = Bytes.WithElement(type, payload);

        var document = Bytes.Read(bytes);

        Assert.Equal(bytes, document.ToBson());
        Assert.Equal($"{{ \"a\" : {json} }}", document.ToJson(Canonical));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Json_becomes_the_same_bytes(string type, string payload, string json) =>
        Assert.Equal(Bytes.WithElement(type, payload), BsonDocument.Parse($"{{ \"a\" : {json} }}").ToBson());

    [Theory]
    [MemberData(nameof(Values))]
    public void A_raw_document_gives_the_same_value_and_the_same_bytes(string type, string payload, string json)
    {
        var bytes = Bytes.WithElement(type, payload);
        using var raw = new RawBsonDocument(bytes);

        Assert.Equal(Bytes.Read(bytes)["a"], raw["a"]);
        Assert.Equal(bytes, raw.ToBson());
        Assert.Equal($"{{ \"a\" : {json} }}", raw.ToJson(Canonical));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void A_stream_that_is_no_buffer_gives_the_same_document(string type, string payload, string json)
    {
        var bytes = Bytes.WithElement(type, payload);

        var document = BsonSerializer.Deserialize<BsonDocument>(new MemoryStream(bytes));

        using var written = new MemoryStream();
        using (var writer = new BsonBinaryWriter(written)) BsonSerializer.Serialize(writer, document);
        Assert.Equal(bytes, written.ToArray());
        Assert.Equal($"{{ \"a\" : {json} }}", document.ToJson(Canonical));
    }

    [Theory]
    [InlineData("000000000000F87F")]
    [InlineData("120000000000F87F")]
    [InlineData("000000000000F8FF")]
    public void Not_a_number_keeps_its_bits(string payload)
    {
        var bytes = Bytes.WithElement("01", payload);

        Assert.Equal(bytes, Bytes.Read(bytes).ToBson());
        Assert.True(double.IsNaN(BsonDocument.Parse("{ \"a\" : { \"$numberDouble\" : \"NaN\" } }")["a"].AsDouble));
    }

    [Fact]
    public void A_document_of_all_types_makes_the_round_trip_and_can_be_skipped_through()
    {
        var bytes = AllTypes.Document().ToBson();

        Assert.Equal(AllTypes.Document(), Bytes.Read(bytes));
        using var reader = new BsonBinaryReader(new MemoryStream(bytes));
        reader.ReadStartDocument();
        Assert.False(reader.FindElement("not there"));
        reader.ReadEndDocument();
        Assert.True(reader.IsAtEndOfFile());
    }

    [Theory]
    [InlineData("0B000000 10 00 0A000000 00")]
    [InlineData("0C000000 10 3100 0A000000 00")]
    public void Array_indexes_that_are_wrong_are_read_in_order_and_written_right(string array)
    {
        var document = Bytes.Read(Bytes.WithElement("04", array));

        Assert.Equal(new BsonArray { 10 }, document["a"]);
        Assert.Equal(Bytes.WithElement("04", "0C000000 10 3000 0A000000 00"), document.ToBson());
    }

    [Fact]
    public void An_array_of_thousands_keeps_its_order()
    {
        var array = new BsonArray(Enumerable.Range(0, 5_000));

        Assert.Equal(array, Bytes.Read(new BsonDocument("a", array).ToBson())["a"]);
    }

    [Fact]
    public void Names_may_be_empty_dotted_or_with_a_dollar()
    {
        var document = new BsonDocument { { "", 1 }, { "a.b", 2 }, { "$c", 3 }, { "größe", 4 } };

        Assert.Equal(document, Bytes.Read(document.ToBson()));
    }

    [Fact]
    public void Relaxed_and_shell_json_are_for_people()
    {
        var document = new BsonDocument
        {
            { "i", 1 }, { "l", 2L }, { "d", 1.5 }, { "t", new BsonDateTime(1_700_000_000_123) }, { "o", new ObjectId("56e1fc72e0c917e9c4714161") },
        };

        Assert.Equal(
            "{ \"i\" : 1, \"l\" : 2, \"d\" : 1.5, \"t\" : { \"$date\" : \"2023-11-14T22:13:20.123Z\" }, \"o\" : { \"$oid\" : \"56e1fc72e0c917e9c4714161\" } }",
            document.ToJson());
        Assert.Equal(
            "{ \"i\" : 1, \"l\" : NumberLong(2), \"d\" : 1.5, \"t\" : ISODate(\"2023-11-14T22:13:20.123Z\"), \"o\" : ObjectId(\"56e1fc72e0c917e9c4714161\") }",
            document.ToJson(new JsonWriterSettings { OutputMode = JsonOutputMode.Shell }));
        Assert.Equal(document, BsonDocument.Parse(document.ToJson(new JsonWriterSettings { OutputMode = JsonOutputMode.Shell })));
    }
}
