using System.Diagnostics.Metrics;

namespace Pim.MarketplaceSync.Sync;

/// <summary>What is counted for whoever runs this.</summary>
internal sealed class SyncMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Pim.MarketplaceSync";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _changes;
    private readonly Counter<long> _changedItems;
    private readonly Counter<long> _files;
    private readonly Counter<long> _deliveries;
    private readonly Gauge<long> _items;
    private readonly Gauge<long> _refused;
    private readonly Gauge<long> _sequence;

    public SyncMetrics()
    {
        _changes = _meter.CreateCounter<long>("pim.sync.changes", "{change}", "Changes taken from the feed of the service.");
        _changedItems = _meter.CreateCounter<long>("pim.sync.items.changed", "{item}", "Items of feeds that came, altered or went.");
        _files = _meter.CreateCounter<long>("pim.sync.files", "{file}", "Feed files put in their place.");
        _deliveries = _meter.CreateCounter<long>("pim.sync.deliveries", "{delivery}", "Batches sent to a receiver, by outcome: delivered, retried, dead.");
        _items = _meter.CreateGauge<long>("pim.sync.items", "{item}", "Items in a feed.");
        _refused = _meter.CreateGauge<long>("pim.sync.items.left_out", "{item}", "Products left out of a feed.");
        _sequence = _meter.CreateGauge<long>("pim.sync.sequence", "{sequence}", "The last change taken.");
    }

    public void Taken(int changes, int items, long sequence)
    {
        _changes.Add(changes);
        _changedItems.Add(items);
        _sequence.Record(sequence);
    }

    public void Counted(string feed, State.FeedCounts counts)
    {
        _items.Record(counts.Items, new KeyValuePair<string, object?>("feed", feed));
        _refused.Record(counts.Refused, new KeyValuePair<string, object?>("feed", feed));
    }

    public void Written(string feed) => _files.Add(1, new KeyValuePair<string, object?>("feed", feed));

    public void Sent(string outcome) => _deliveries.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public void Dispose() => _meter.Dispose();
}
