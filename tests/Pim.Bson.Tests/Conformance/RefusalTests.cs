using System.Text;

namespace Pim.Bson.Tests.Conformance;

public sealed class RefusalTests
{
    public static TheoryData<string, string> Broken() => new()
    {
        { "no bytes", "" },
        { "size cut off", "0500" },
        { "size 0", "0000000000" },
        { "size 4", "0400000000" },
        { "negative size", "FFFFFFFF00" },
        { "size beyond the data", "0600000000" },
        { "huge size", "FFFFFF7F00" },
        { "size before the end", "0E000000 10 6100 01000000 0A 6200 00" },
        { "size past the end", "13000000 10 6100 01000000 00 000000000000" },
        { "no terminator", "0C000000 10 6100 01000000" },
        { "other terminator", "0C000000 10 6100 01000000 01" },
        { "type 0x0C", "0D000000 0C 6100 00000000 00 00" },
        { "type 0x14", "08000000 14 6100 00" },
        { "type 0x80", "08000000 80 6100 00" },
        { "name without terminator", "08000000 0A 616161" },
        { "name beyond the document", "08000000 0A 616161 00" },
        { "name not UTF-8", "08000000 0A FF00 00" },
        { "double cut off", "0B000000 01 6100 00000000" },
        { "int32 past the document", "0A000000 10 6100 0000 00 0000" },
        { "string length 0", "0C000000 02 6100 00000000 00" },
        { "string length negative", "0D000000 02 6100 FFFFFFFF 00 00" },
        { "string length past the document", "0E000000 02 6100 FF000000 6200 00" },
        { "string length huge", "0E000000 02 6100 FFFFFF7F 6200 00" },
        { "string length eats the terminator", "0E000000 02 6100 03000000 6200 00" },
        { "string without terminator", "0E000000 02 6100 02000000 6262 00" },
        { "string not UTF-8", "0E000000 02 6100 02000000 E900 00" },
        { "string of a lone surrogate", "10000000 02 6100 04000000 EDA08000 00" },
        { "string of an overlong form", "0F000000 02 6100 03000000 C080 00 00" },
        { "inner document size negative", "0D000000 03 6100 FFFFFFFF 00 00" },
        { "inner document size 4", "0D000000 03 6100 04000000 00 00" },
        { "inner document past the outer", "0D000000 03 6100 06000000 00 00" },
        { "inner document ends early", "11000000 03 6100 09000000 00 00000000 00" },
        { "inner array huge", "0D000000 04 6100 FFFFFF7F 00 00" },
        { "binary length negative", "0D000000 05 6100 FFFFFFFF 00 00" },
        { "binary length past the document", "0F000000 05 6100 04000000 00 FFFF 00" },
        { "binary length huge", "0F000000 05 6100 FFFFFF7F 00 FFFF 00" },
        { "binary of the old subtype with an inner length too long", "13000000 05 6100 06000000 02 03000000 FFFF 00" },
        { "binary of the old subtype with an inner length too short", "13000000 05 6100 06000000 02 01000000 FFFF 00" },
        { "uuid of 3 bytes", "10000000 05 6100 03000000 04 FFFFFF 00" },
        { "legacy uuid of 3 bytes", "10000000 05 6100 03000000 03 FFFFFF 00" },
        { "object id cut off", "0D000000 07 6100 0000000000 00" },
        { "boolean 2", "09000000 08 6100 02 00" },
        { "regular expression with one part", "0B000000 0B 6100 61 00 00" },
        { "code with scope too short", "0D000000 0F 6100 05000000 00 00" },
        { "code with scope size lies", "1E000000 0F 6100 14000000 02000000 6100 05000000 00 00 0000000000" },
        { "code with scope past the document", "1A000000 0F 6100 FF000000 02000000 6100 05000000 00 00" },
        { "decimal cut off", "10000000 13 6100 0000000000000000 00" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Bytes_that_break_the_specification_are_refused(string flaw, string hex)
    {
        Assert.NotEmpty(flaw);
        AssertRefused(() => Bytes.Read(Bytes.FromHex(hex)));
        AssertRefused(() => BsonSerializer.Deserialize<BsonDocument>(new MemoryStream(Bytes.FromHex(hex))));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_raw_document_refuses_them_when_it_is_read_through(string flaw, string hex)
    {
        Assert.NotEmpty(flaw);
        AssertRefused(() => new RawBsonDocument(Bytes.FromHex(hex)).Materialize(new BsonBinaryReaderSettings()));
    }

    [Theory]
    [InlineData("12000000 02 666F6F00 04000000 62617200 00 DEADBEEF")]
    [InlineData("0500000000 00")]
    public void Bytes_behind_a_document_are_refused_when_they_are_read_on(string hex)
    {
        using var reader = new BsonBinaryReader(new ByteBufferStream(new ByteArrayBuffer(Bytes.FromHex(hex), isReadOnly: true)));
        BsonSerializer.Deserialize<BsonDocument>(reader);

        Assert.False(reader.IsAtEndOfFile());
        AssertRefused(() => BsonSerializer.Deserialize<BsonDocument>(reader));
    }

    [Theory]
    [InlineData("0500000000 00")]
    [InlineData("0600000000")]
    [InlineData("0500000001")]
    [InlineData("00")]
    public void Bytes_that_are_no_whole_document_are_not_written_as_one(string hex)
    {
        if (!Fallback.IsUsed) return; // The official one copies whatever it is given.
        var document = new BsonDocument("a", new RawBsonDocument(Bytes.FromHex(hex)));

        Assert.Throws<FormatException>(() => document.ToBson());
    }

    [Fact]
    public void A_size_that_lies_costs_no_memory()
    {
        var lie = Bytes.FromHex("0F000000 05 6100 FFFFFF7F 00 FFFF 00");
        AssertRefused(() => Bytes.Read(lie));
        var before = GC.GetAllocatedBytesForCurrentThread();

        AssertRefused(() => Bytes.Read(lie));
        AssertRefused(() => BsonSerializer.Deserialize<BsonDocument>(new MemoryStream(lie)));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
    }

    [Fact]
    public void Every_document_cut_short_is_refused()
    {
        var whole = AllTypes.Document().ToBson();

        for (var length = 0; length < whole.Length; length++)
        {
            var cut = whole[..length];
            AssertRefused(() => Bytes.Read(cut));
        }
    }

    [Fact]
    public void Random_damage_is_read_or_refused_and_nothing_else()
    {
        var random = new Random(20_251);
        var whole = AllTypes.Document().ToBson();

        for (var i = 0; i < (Fallback.IsUsed ? 20_000 : 1_000); i++)
        {
            var damaged = (byte[])whole.Clone();
            for (var hits = random.Next(1, 4); hits > 0; hits--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            var failure = Record.Exception(() => _ = Bytes.Read(damaged).ToBson());
            if (failure is not null && Fallback.IsUsed) Assert.True(failure is FormatException or InvalidOperationException, failure.ToString());
        }
    }

    [Fact]
    public void A_name_twice_is_refused_unless_allowed()
    {
        var twice = Bytes.WithElements("10 6100 01000000 10 6100 02000000");

        Assert.Contains("'a'", Assert.Throws<InvalidOperationException>(() => Bytes.Read(twice)).Message, StringComparison.Ordinal);
        var document = BsonSerializer.Deserialize<BsonDocument>(twice, builder => builder.AllowDuplicateElementNames = true);
        Assert.Equal(2, document.ElementCount);
        Assert.Equal(twice, document.ToBson());
    }

    [Fact]
    public void Documents_nested_as_deep_as_a_server_takes_are_read()
    {
        var bytes = Bytes.Nested(100);

        Assert.Equal(bytes, Bytes.Read(bytes).ToBson());
    }

    [Fact]
    public void Documents_nested_without_end_are_refused_before_the_stack_ends()
    {
        if (!Fallback.IsUsed) return;
        AssertRefused(() => Bytes.Read(Bytes.Nested(200_000)));
    }

    [Fact]
    public void Raw_documents_nested_without_end_are_refused_before_the_stack_ends()
    {
        if (!Fallback.IsUsed) return;
        using var raw = new RawBsonDocument(Bytes.Nested(200_000));
        using var same = new RawBsonDocument(Bytes.Nested(200_000));

        AssertRefused(() => raw.GetHashCode());
        AssertRefused(() => raw.Equals(same));
        AssertRefused(() => raw.CompareTo(same));
        AssertRefused(() => raw.ToJson());
    }

    [Fact]
    public void A_document_nested_too_deep_is_not_written()
    {
        var document = new BsonDocument();
        for (var depth = 0; depth < 101; depth++) document = new BsonDocument("a", document);

        Assert.Throws<BsonSerializationException>(() => document.ToBson());
        Assert.Throws<BsonSerializationException>(() => document.ToJson());
    }

    [Fact]
    public void A_document_larger_than_the_writer_may_write_is_refused()
    {
        var document = new BsonDocument("a", new string('x', 1_000));

        Assert.Throws<FormatException>(() => document.ToBson(writerSettings: new BsonBinaryWriterSettings { MaxDocumentSize = 500 }));
    }

    [Fact]
    public void A_name_with_a_zero_and_text_with_a_lone_surrogate_are_not_written()
    {
        Assert.ThrowsAny<Exception>(() => new BsonDocument("a\0b", 1).ToBson());
        Assert.ThrowsAny<Exception>(() => new BsonDocument("a", new BsonRegularExpression("a\0b", "")).ToBson());
        Assert.ThrowsAny<EncoderFallbackException>(() => new BsonDocument("a", "\ud800").ToBson());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{ \"a\" }")]
    [InlineData("{ \"a\" : }")]
    [InlineData("{ \"a\" : 1 } x")]
    [InlineData("{ \"a\" : \"b }")]
    [InlineData("{ \"a\" : \"\\q\" }")]
    [InlineData("{ \"a\" : nonsense }")]
    [InlineData("{ \"a\" : { \"$oid\" : \"12\" } }")]
    [InlineData("{ \"a\" : { \"$numberInt\" : \"x\" } }")]
    [InlineData("{ \"a\" : { \"$timestamp\" : { \"t\" : \"1\", \"i\" : 2 } } }")]
    [InlineData("{ \"a\" : { \"$date\" : { \"$numberLon\" : \"1\" } } }")]
    [InlineData("{ \"a\" : { \"$minKey\" : 0 } }")]
    [InlineData("{ \"a\" : { \"$maxKey\" : true } }")]
    [InlineData("{ \"a\" : 01 }")]
    [InlineData("{ \"a\" : +1 }")]
    public void Json_that_is_none_is_refused(string json) => AssertRefused(() => BsonDocument.Parse(json));

    // The official package has other exceptions for some flaws.
    private static void AssertRefused(Action read)
    {
        var failure = Record.Exception(read);
        Assert.NotNull(failure);
        if (Fallback.IsUsed) Assert.IsType<FormatException>(failure);
    }
}
