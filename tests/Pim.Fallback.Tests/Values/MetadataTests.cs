using Grpc.Core;

namespace Pim.Fallback.Tests.Values;

public sealed class MetadataTests
{
    [Fact]
    public void A_key_is_lower_cased() => Assert.Equal("x-trace_id.1", new Metadata.Entry("X-Trace_Id.1", "a").Key);

    [Theory]
    [InlineData("a b")]
    [InlineData("a:b")]
    [InlineData("ä")]
    [InlineData("a\n")]
    public void A_key_with_other_characters_is_refused(string key) => Assert.Throws<ArgumentException>(() => new Metadata.Entry(key, "a"));

    [Fact]
    public void A_text_entry_takes_no_binary_key() => Assert.Throws<ArgumentException>(() => new Metadata.Entry("a-BIN", "a"));

    [Fact]
    public void A_binary_entry_takes_no_text_key() => Assert.Throws<ArgumentException>(() => new Metadata.Entry("a", [1]));

    [Fact]
    public void Nothing_is_null()
    {
        Assert.Throws<ArgumentNullException>(() => new Metadata.Entry(null!, "a"));
        Assert.Throws<ArgumentNullException>(() => new Metadata.Entry("a", (string)null!));
        Assert.Throws<ArgumentNullException>(() => new Metadata.Entry("a-bin", (byte[])null!));
        Assert.Throws<ArgumentNullException>(() => new Metadata().Add(null!));
    }

    [Fact]
    public void A_text_entry_gives_its_text_and_its_bytes()
    {
        var entry = new Metadata.Entry("a", "xyz");

        Assert.False(entry.IsBinary);
        Assert.Equal("xyz", entry.Value);
        Assert.Equal("xyz"u8, entry.ValueBytes);
    }

    [Fact]
    public void A_binary_entry_gives_its_bytes_and_no_text()
    {
        var entry = new Metadata.Entry("a-bin", [0, 255]);

        Assert.True(entry.IsBinary);
        Assert.Equal([0, 255], entry.ValueBytes);
        Assert.Throws<InvalidOperationException>(() => entry.Value);
    }

    [Fact]
    public void The_bytes_of_an_entry_cannot_be_changed_from_outside()
    {
        byte[] given = [1, 2];
        var entry = new Metadata.Entry("a-bin", given);

        given[0] = 9;
        entry.ValueBytes[1] = 9;

        Assert.Equal([1, 2], entry.ValueBytes);
    }

    [Fact]
    public void The_last_entry_of_a_key_is_the_one_that_counts()
    {
        Metadata metadata = [new("a", "1"), new("b", "2"), new("a", "3"), new("c-bin", [4])];

        Assert.Equal("3", metadata.Get("a")?.Value);
        Assert.Equal("3", metadata.GetValue("a"));
        Assert.Equal("3"u8, metadata.GetValueBytes("a")!);
        Assert.Equal([4], metadata.GetValueBytes("c-bin"));
        Assert.Equal(["1", "3"], metadata.GetAll("a").Select(entry => entry.Value));
    }

    [Fact]
    public void A_key_is_found_in_any_case()
    {
        var metadata = new Metadata { { "Trace-Id", "1" } };

        Assert.Equal("1", metadata.GetValue("TRACE-ID"));
        Assert.Single(metadata.GetAll("Trace-Id"));
    }

    [Fact]
    public void An_absent_key_gives_nothing()
    {
        var metadata = new Metadata { { "a", "1" } };

        Assert.Null(metadata.Get("b"));
        Assert.Null(metadata.GetValue("b"));
        Assert.Null(metadata.GetValueBytes("b"));
        Assert.Empty(metadata.GetAll("b"));
    }

    [Fact]
    public void Metadata_is_a_list_in_order()
    {
        Metadata.Entry first = new("a", "1"), second = new("b", "2"), third = new("c", "3");
        Metadata metadata = [first, third];

        metadata.Insert(1, second);
        Assert.Equal([first, second, third], metadata);
        Assert.Equal(1, metadata.IndexOf(second));

        metadata[0] = third;
        metadata.RemoveAt(2);
        Assert.True(metadata.Remove(second));
        Assert.Equal([third], metadata);
        Assert.False(metadata.IsReadOnly);

        metadata.Clear();
        Assert.Empty(metadata);
    }

    [Fact]
    public void Empty_metadata_takes_no_change()
    {
        Metadata.Entry entry = new("a", "1");

        Assert.True(Metadata.Empty.IsReadOnly);
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Add(entry));
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Insert(0, entry));
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Remove(entry));
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Clear());
        Assert.Empty(Metadata.Empty);
    }
}
