using MongoDB.Driver;

namespace Pim.Bson.Tests.Neighbours;

public sealed class NameLookupTests
{
    [Fact]
    public void A_connection_string_that_must_be_looked_up_is_refused_at_once_with_the_package_it_needs()
    {
        if (!Fallback.IsUsed) return;
        var refused = Assert.Throws<NotSupportedException>(() => new MongoClient("mongodb+srv://cluster.example.invalid/"));

        Assert.Contains("\"DnsClient\"", refused.Message, StringComparison.Ordinal);
        Assert.Contains("mongodb://", refused.Message, StringComparison.Ordinal);
    }
}
