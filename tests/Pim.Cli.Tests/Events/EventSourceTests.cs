using System.Text;
using Pim.Cli.Csv;
using Pim.Cli.Events;
using Pim.Cli.Import;
using Pim.V1;

namespace Pim.Cli.Tests.Events;

public sealed class EventSourceTests
{
    private static readonly EventMapping Shop = new()
    {
        TimeFormat = "yyyy-MM-dd HH:mm:ss 'UTC'",
        Time = Column("time"),
        Kind = Column("type"),
        Kinds = new Dictionary<string, string> { ["view"] = EventKinds.ContentView, ["purchase"] = EventKinds.Purchase },
        Customer = Column("user"),
        Product = Column("product"),
        Order = Column("session"),
        Amount = Column("price"),
        Currency = new CellMapping { Constant = "USD" },
    };

    [Fact]
    public async Task Rows_become_events_and_those_of_one_order_its_lines()
    {
        var rows = await ReadAsync(Shop, """
            time,type,product,price,user,session
            2026-10-01 00:00:00 UTC,view,44600062,35.79,541312140,s1
            2026-10-01 00:02:00 UTC,purchase,1,130.76,541312140,s1
            2026-10-01 00:02:00 UTC,purchase,2,9.5,541312140,s1
            2026-10-01 00:03:00 UTC,purchase,2,9.5,7,s2
            2026-10-01 00:04:00 UTC,remove_from_cart,2,9.5,7,s2
            """);

        Assert.Equal(["44600062"], rows.Where(row => row.Event?.ContentView is not null).Select(row => row.Event!.ContentView.Product));
        var orders = rows.Where(row => row.Event?.Purchase is not null).Select(row => row.Event!).ToList();
        Assert.Equal(["s1: 1 130760000 USD, 2 9500000 USD", "s2: 2 9500000 USD"], orders.Select(order =>
            $"{order.Purchase.OrderId}: {string.Join(", ", order.Purchase.Lines.Select(line => $"{line.Product} {line.Amount.AmountMicros} {line.Amount.CurrencyCode}"))}"));
        Assert.Equal("2026-10-01T00:00:00Z", rows[0].Event!.Time.ToDateTime().ToString("s") + "Z");
        Assert.Equal("remove_from_cart", Assert.Single(rows, row => row.Event is null).Word);
    }

    [Fact]
    public async Task The_same_row_has_the_same_id_and_another_another()
    {
        const string Rows = "time,type,product,price,user,session\n2026-10-01 00:00:00 UTC,view,1,1,7,s\n2026-10-01 00:00:00 UTC,view,1,1,7,s\n2026-10-01 00:00:00 UTC,view,2,1,7,s\n";

        var ids = (await ReadAsync(Shop, Rows)).Select(row => row.Event!.Id).ToList();

        Assert.Equal(ids[0], ids[1]);
        Assert.NotEqual(ids[0], ids[2]);
        Assert.Equal(ids, (await ReadAsync(Shop, Rows)).Select(row => row.Event!.Id));
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_with_its_column()
    {
        var rows = await ReadAsync(Shop, "time,type,product,price,user,session\nyesterday,purchase,1,free,7,s\n1,2\n");

        Assert.Equal(["time", "price"], rows[0].Violations.Select(finding => finding.Field));
        Assert.Equal("COLUMN_COUNT", rows[1].Violations.Single().Reason);
    }

    [Fact]
    public async Task A_mapping_that_does_not_fit_is_refused_with_all_that_is_wrong()
    {
        using var table = await OpenAsync("time,type\n", ",");
        var mapping = Shop with { Time = Column("when"), Kinds = new Dictionary<string, string> { ["view"] = "look" }, Customer = null };

        var problem = Assert.Throws<UnusableInputException>(() => mapping.ThrowIfUnfit(table));

        Assert.Contains("time.column: the file has no column 'when'", problem.Message, StringComparison.Ordinal);
        Assert.Contains("kinds.view: 'look' is none of content_view", problem.Message, StringComparison.Ordinal);
        Assert.Contains("customer: this or visitor must be given.", problem.Message, StringComparison.Ordinal);
    }

    private static async Task<List<EventRow>> ReadAsync(EventMapping mapping, string csv)
    {
        using var table = await OpenAsync(csv, mapping.Delimiter);
        mapping.ThrowIfUnfit(table);
        var rows = new List<EventRow>();
        await foreach (var row in new EventSource(table, mapping).ReadAsync(default)) rows.Add(row);
        return rows;
    }

    private static Task<CsvTable> OpenAsync(string csv, string delimiter) =>
        CsvTable.OpenAsync(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "shop.csv", delimiter);

    private static CellMapping Column(string name) => new() { Column = name };
}
