using DnsClient.Protocol;

namespace DnsClient
{
    /// <summary>Asks the domain name system; the fallback cannot, and says so when asked.</summary>
    public class LookupClient
    {
        public IDnsQueryResponse Query(string query, QueryType queryType, QueryClass queryClass = QueryClass.IN) => throw NotHere(query);

        public Task<IDnsQueryResponse> QueryAsync(
            string query, QueryType queryType, QueryClass queryClass = QueryClass.IN, CancellationToken cancellationToken = default) => throw NotHere(query);

        private static NotSupportedException NotHere(string query) =>
            new($"Looking up {query} (a mongodb+srv connection string) needs the official package \"DnsClient\"; name the hosts in a mongodb:// one instead.");
    }

    /// <summary>What a query asks for.</summary>
    public enum QueryType
    {
        TXT = 16,
        SRV = 33,
    }

    /// <summary>The class of network a query is about.</summary>
    public enum QueryClass : short
    {
        IN = 1,
    }

    /// <summary>A domain name.</summary>
    public class DnsString(string value)
    {
        public string Value { get; } = value;

        public override string ToString() => Value;
        public static implicit operator string(DnsString name) => name?.Value;
    }

    /// <summary>What a name server answered.</summary>
    public interface IDnsQueryResponse
    {
        IReadOnlyList<DnsResourceRecord> Answers { get; }
    }
}

namespace DnsClient.Protocol
{
    /// <summary>What all records have.</summary>
    public class ResourceRecordInfo(int initialTimeToLive)
    {
        public int InitialTimeToLive { get; } = initialTimeToLive;
    }

    /// <summary>A record.</summary>
    public abstract class DnsResourceRecord(int initialTimeToLive) : ResourceRecordInfo(initialTimeToLive);

    /// <summary>A host and port that serve.</summary>
    public class SrvRecord(int initialTimeToLive, DnsString target, ushort port) : DnsResourceRecord(initialTimeToLive)
    {
        public DnsString Target { get; } = target;
        public ushort Port { get; } = port;
    }

    /// <summary>Text.</summary>
    public class TxtRecord(int initialTimeToLive, ICollection<string> text) : DnsResourceRecord(initialTimeToLive)
    {
        public ICollection<string> Text { get; } = text;
    }
}

namespace System.Linq
{
    /// <summary>Records of one type.</summary>
    public static class RecordCollectionExtension
    {
        public static IEnumerable<SrvRecord> SrvRecords(this IEnumerable<DnsResourceRecord> records) => records.OfType<SrvRecord>();
        public static IEnumerable<TxtRecord> TxtRecords(this IEnumerable<DnsResourceRecord> records) => records.OfType<TxtRecord>();
    }
}
