namespace Pim.Bson.Tests.Conformance;

public sealed class SerializerTests
{
    public static TheoryData<object, string> Scalars() => new()
    {
        { 1, "1" }, { 2L, "2" }, { 1.5, "1.5" }, { true, "true" }, { "x", "\"x\"" }, { (short)3, "3" }, { (byte)4, "4" }, { DayOfWeek.Friday, "5" },
        { 1.25m, "{ \"$numberDecimal\" : \"1.25\" }" }, { new[] { 1, 2 }, "[1, 2]" }, { new List<string> { "a" }, "[\"a\"]" },
        { new Dictionary<string, int> { ["a"] = 1 }, "{ \"a\" : 1 }" },
            { new ObjectId("56e1fc72e0c917e9c4714161"), "{ \"$oid\" : \"56e1fc72e0c917e9c4714161\" }" },
        { new DateTime(2024, 1, 2, 3, 4, 5, DateTimeKind.Utc), "{ \"$date\" : \"2024-01-02T03:04:05Z\" }" },
    };

    [Theory]
    [MemberData(nameof(Scalars))]
    public void Values_of_common_types_are_written_and_read(object value, string json)
    {
        if (!Fallback.IsUsed && value is decimal) return; // The official default has changed between versions.
        var serializer = BsonSerializer.LookupSerializer(value.GetType());
        var document = new BsonDocument();
        using (var writer = new BsonDocumentWriter(document))
        {
            writer.WriteStartDocument();
            writer.WriteName("v");
            serializer.Serialize(BsonSerializationContext.CreateRoot(writer), value);
            writer.WriteEndDocument();
        }

        Assert.Equal($"{{ \"v\" : {json} }}", document.ToJson());
        using var reader = new BsonDocumentReader(document);
        reader.ReadStartDocument();
        reader.ReadName("v");
        Assert.Equal(value, serializer.Deserialize(BsonDeserializationContext.CreateRoot(reader)));
    }

    [Fact]
    public void A_number_too_large_for_its_type_is_refused()
    {
        using var reader = new BsonDocumentReader(new BsonDocument("v", long.MaxValue));
        reader.ReadStartDocument();
        reader.ReadName("v");

        Assert.Throws<OverflowException>(() => BsonSerializer.LookupSerializer<int>().Deserialize(BsonDeserializationContext.CreateRoot(reader)));
    }

    [Fact]
    public void A_value_of_another_type_is_refused_with_both_types_named()
    {
        using var reader = new BsonDocumentReader(new BsonDocument("v", "text"));
        reader.ReadStartDocument();
        reader.ReadName("v");

        var refused = Assert.Throws<FormatException>(
            () => BsonSerializer.LookupSerializer<bool[]>().Deserialize(BsonDeserializationContext.CreateRoot(reader)));

        Assert.Contains("String", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_of_the_program_needs_the_official_package()
    {
        if (!Fallback.IsUsed) return;
        var refused = Assert.Throws<NotSupportedException>(() => BsonSerializer.LookupSerializer<SerializerTests>());

        Assert.Contains("\"MongoDB.Bson\"", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reader_returns_to_a_bookmark()
    {
        using var binary = new BsonBinaryReader(new MemoryStream(AllTypes.Document().ToBson()));
        using var document = new BsonDocumentReader(AllTypes.Document());

        foreach (var reader in new IBsonReader[] { binary, document })
        {
            reader.ReadStartDocument();
            Assert.True(reader.FindElement("document"));
            reader.ReadStartDocument();
            var bookmark = reader.GetBookmark();
            reader.ReadBsonType();
            reader.SkipName();
            reader.SkipValue();
            Assert.True(reader.FindElement("a.b"));
            reader.ReadInt32();
            reader.ReadEndDocument();
            Assert.True(reader.FindElement("max"));
            reader.ReturnToBookmark(bookmark);
            reader.ReadBsonType();
            Assert.Equal("empty", reader.ReadName());
        }
    }

    [Fact]
    public void A_reader_and_a_writer_refuse_what_is_out_of_turn()
    {
        using var reader = new BsonBinaryReader(new MemoryStream(new BsonDocument("a", 1).ToBson()));
        reader.ReadStartDocument();
        reader.ReadName("a");
        Assert.Throws<InvalidOperationException>(() => reader.ReadString());
        using var writer = new BsonBinaryWriter(new MemoryStream());
        writer.WriteStartDocument();
        Assert.Throws<InvalidOperationException>(() => writer.WriteInt32(1));
        Assert.Throws<InvalidOperationException>(() => writer.WriteEndArray());
    }
}
