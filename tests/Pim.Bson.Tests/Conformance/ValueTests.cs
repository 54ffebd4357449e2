namespace Pim.Bson.Tests.Conformance;

public sealed class ValueTests
{
    [Fact]
    public void Values_of_different_types_sort_as_the_server_sorts_them()
    {
        BsonValue[] sorted =
        [
            BsonMinKey.Value, BsonNull.Value, -1.5, 0, 1L, new BsonDecimal128(2.5m), 3, "a", "b", new BsonDocument(), new BsonDocument("a", 1),
            new BsonArray(), new BsonArray { 1 }, new byte[] { 1 }, ObjectId.Empty, false, true, new BsonDateTime(-1), new BsonDateTime(0),
            new BsonTimestamp(1, 1), new BsonRegularExpression("a"), BsonMaxKey.Value,
        ];

        Assert.Equal(sorted, sorted.Reverse().Order());
    }

    [Fact]
    public void Numbers_of_different_types_are_equal_by_operator_and_not_by_Equals()
    {
        Assert.True((BsonValue)1 == (BsonValue)1L);
        Assert.True((BsonValue)1 == (BsonValue)1.0);
        Assert.True((BsonValue)1L == new BsonDecimal128(1.00m));
        Assert.False(((BsonValue)1).Equals((BsonValue)1L));
        Assert.False((BsonValue)double.NaN == (BsonValue)double.NaN);
        // The official one compares these two as doubles.
        if (Fallback.IsUsed) Assert.True((BsonValue)long.MaxValue != (BsonValue)9223372036854775808.0);
    }

    [Fact]
    public void Values_convert_to_what_they_are_and_refuse_the_rest()
    {
        BsonValue text = "x", number = 5, nothing = (string)null;

        Assert.Equal("x", text.AsString);
        Assert.Equal("x", (string)text);
        Assert.Equal(5, (int)number);
        Assert.Equal(5L, number.ToInt64());
        Assert.Equal(5m, number.ToDecimal());
        Assert.Null(nothing);
        Assert.Equal(BsonNull.Value, (BsonValue)(int?)null);
        Assert.Null((int?)(BsonValue)BsonNull.Value);
        Assert.Throws<InvalidCastException>(() => text.AsInt32);
        Assert.Throws<InvalidCastException>(() => number.AsInt64);
        Assert.Equal(1.5, ((BsonValue)"1.5").ToDouble());
        Assert.Throws<FormatException>(() => text.ToDouble());
        Assert.Throws<NotSupportedException>(() => BsonNull.Value.ToDouble());
        Assert.Throws<NotSupportedException>(() => text["a"]);
    }

    [Fact]
    public void A_document_is_read_and_changed_by_name()
    {
        var document = new BsonDocument { { "a", 1 }, { "b", "x", false }, { "c", () => 3, true } };

        document["a"] = 10;
        document["d"] = new BsonArray { 1, 2 };
        document.Remove("c");
        document.Merge(new BsonDocument { { "a", 0 }, { "e", true } });
        document.InsertAt(0, new BsonElement("first", BsonNull.Value));

        Assert.Equal(["first", "a", "d", "e"], document.Names);
        Assert.Equal(10, document["a"].AsInt32);
        Assert.Equal(2, document["d"][1].AsInt32);
        Assert.Equal(7, document.GetValue("none", 7).AsInt32);
        Assert.False(document.TryGetValue("none", out _));
        Assert.Throws<KeyNotFoundException>(() => document["none"]);
        Assert.Throws<InvalidOperationException>(() => document.Add("a", 1));
        Assert.Throws<ArgumentNullException>(() => document.Add("n", (BsonValue)null));
    }

    [Fact]
    public void A_document_of_many_names_finds_each_also_after_changes()
    {
        var document = new BsonDocument(Enumerable.Range(0, 200).Select(number => new BsonElement($"n{number}", number)));

        for (var number = 0; number < 200; number += 2) document.Remove($"n{number}");
        document["n1"] = "changed";
        document.Add("last", 1);

        Assert.Equal(101, document.ElementCount);
        Assert.Equal("changed", document["n1"].AsString);
        Assert.Equal(199, document["n199"].AsInt32);
        Assert.Equal(100, document.IndexOfName("last"));
        Assert.False(document.Contains("n100"));
    }

    [Fact]
    public void Clones_share_what_clones_may_share()
    {
        var document = new BsonDocument("inner", new BsonDocument("a", 1));
        var (shallow, deep) = (document.Clone().AsBsonDocument, document.DeepClone().AsBsonDocument);

        document["inner"]["a"] = 2;

        Assert.Equal(2, shallow["inner"]["a"].AsInt32);
        Assert.Equal(1, deep["inner"]["a"].AsInt32);
        Assert.Equal(document, shallow);
        Assert.NotEqual(document, deep);
    }

    [Fact]
    public void Dates_keep_milliseconds_and_times_beyond_DateTime_say_so()
    {
        var time = new DateTime(2024, 2, 29, 12, 34, 56, 789, DateTimeKind.Utc).AddTicks(1234);

        Assert.Equal(new DateTime(2024, 2, 29, 12, 34, 56, 789, DateTimeKind.Utc), new BsonDateTime(time).ToUniversalTime());
        Assert.Equal(DateTimeKind.Utc, new BsonDateTime(time).ToUniversalTime().Kind);
        Assert.False(new BsonDateTime(long.MaxValue).IsValidDateTime);
        Assert.Throws<ArgumentOutOfRangeException>(() => new BsonDateTime(long.MaxValue).ToUniversalTime());
        Assert.Equal(long.MaxValue, Bytes.Read(new BsonDocument("a", new BsonDateTime(long.MaxValue)).ToBson())["a"].AsBsonDateTime.MillisecondsSinceEpoch);
    }

    [Fact]
    public void A_uuid_is_stored_in_network_order_and_comes_back()
    {
        var uuid = new Guid("00112233-4455-6677-8899-aabbccddeeff");
        var binary = new BsonBinaryData(uuid, GuidRepresentation.Standard);

        Assert.Equal(BsonBinarySubType.UuidStandard, binary.SubType);
        Assert.Equal("00112233445566778899aabbccddeeff", Convert.ToHexStringLower(binary.Bytes));
        Assert.Equal(uuid, binary.ToGuid());
        Assert.Equal(uuid, ((BsonValue)binary).AsGuid);
        Assert.Equal(uuid, new BsonBinaryData(uuid, GuidRepresentation.CSharpLegacy).ToGuid(GuidRepresentation.CSharpLegacy));
        Assert.Equal(uuid, new BsonBinaryData(uuid, GuidRepresentation.JavaLegacy).ToGuid(GuidRepresentation.JavaLegacy));
    }

    [Fact]
    public void Object_ids_are_unique_ordered_in_time_and_text()
    {
        var ids = Enumerable.Range(0, 1_000).Select(_ => ObjectId.GenerateNewId(1_700_000_000)).ToList();

        Assert.Equal(1_000, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal(1_700_000_000, id.Timestamp));
        Assert.True(ObjectId.GenerateNewId(1_700_000_001) > ids[0]);
        Assert.Equal(ids[0], ObjectId.Parse(ids[0].ToString()));
        Assert.Equal(ids[0], new ObjectId(ids[0].ToByteArray()));
        Assert.False(ObjectId.TryParse("0123456789abcdef0123456g", out _));
        Assert.Throws<FormatException>(() => ObjectId.Parse("12"));
    }

    [Fact]
    public void Dotnet_values_map_to_bson_values()
    {
        Assert.Equal(new BsonArray { 1, "a", BsonNull.Value }, BsonValue.Create(new object[] { 1, "a", null }));
        Assert.Equal(new BsonDocument("a", 1), BsonValue.Create(new Dictionary<string, object> { ["a"] = 1 }));
        Assert.Equal(new BsonInt32(1), BsonValue.Create(DayOfWeek.Monday));
        Assert.Throws<ArgumentException>(() => BsonValue.Create(new object()));
    }
}
