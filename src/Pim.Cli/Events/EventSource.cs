using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using Pim.Cli.Csv;
using Pim.Cli.Import;
using Pim.V1;
using Enum = System.Enum;

namespace Pim.Cli.Events;

/// <summary>A row of a file as an event, ready to be sent or refused already; neither when it is of a kind that the mapping leaves out.</summary>
/// <param name="Place">Where it was read.</param>
/// <param name="Word">What the file says it is.</param>
/// <param name="Event">What to send.</param>
/// <param name="Violations">Why it is refused.</param>
internal sealed record EventRow(SourcePlace Place, string Word, Event? Event, IReadOnlyList<Finding> Violations);

/// <summary>The records of a CSV file as events.</summary>
internal sealed class EventSource(CsvTable table, EventMapping mapping)
{
    private const int IdBytes = 16;

    /// <summary>Reads all rows; those of one order that follow one another are one.</summary>
    public async IAsyncEnumerable<EventRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        EventRow? held = null;
        await foreach (var record in table.ReadAsync(cancellationToken))
        {
            var row = Read(record);
            if (held is not null && TryJoin(held, row)) continue;
            if (held is not null) yield return held;
            held = row;
        }
        if (held is not null) yield return held;
    }

    private bool TryJoin(EventRow first, EventRow next)
    {
        if (mapping.Order is null || first.Event?.Purchase is not { } order || next.Event?.Purchase is not { } more) return false;
        if (order.OrderId != more.OrderId || first.Event.CustomerId != next.Event.CustomerId || first.Event.VisitorId != next.Event.VisitorId) return false;
        order.Lines.Add(more.Lines);
        return true;
    }

    private EventRow Read(CsvRecord record)
    {
        var findings = new Findings();
        var cells = new CellReader(record, new CsvMapping { DecimalPoint = mapping.DecimalPoint }, findings);
        var word = record.Damage is null ? cells.Text(mapping.Kind).Trim() : "";
        if (record.Damage is { } damage) return new EventRow(record.Place, word, null, [damage]);
        if (KindOf(word) is not { } kind) return new EventRow(record.Place, word, null, []);

        var happened = new Event
        {
            Id = mapping.Id is null ? IdOf(record) : cells.Text(mapping.Id).Trim(),
            Time = TimeOf(cells.Text(mapping.Time).Trim(), findings),
            CustomerId = cells.Text(mapping.Customer).Trim(),
            VisitorId = cells.Text(mapping.Visitor).Trim(),
            Channel = cells.Text(mapping.Channel).Trim(),
            Locale = cells.Text(mapping.Locale).Trim(),
            Touchpoint = cells.Text(mapping.Touchpoint).Trim(),
        };
        // Who is known is not told by the browser as well, unless the two are to become one.
        if (kind != EventKinds.CustomerMerge && happened.CustomerId.Length > 0) happened.VisitorId = "";
        SetDetail(happened, kind, cells, findings);
        return new EventRow(record.Place, word, findings.Violations.Count == 0 ? happened : null, findings.Violations);
    }

    private void SetDetail(Event happened, string kind, CellReader cells, Findings findings)
    {
        var product = cells.Text(mapping.Product).Trim();
        switch (kind)
        {
            case EventKinds.ContentView:
                happened.ContentView = new ContentView { Product = product, Parts = { PartsOf(cells, findings) } };
                break;
            case EventKinds.Search:
                happened.Search = new SearchMade { Query = cells.Text(mapping.Query).Trim(), ResultCount = Number(mapping.ResultCount, 0, cells, findings) };
                break;
            case EventKinds.Cart:
                happened.Cart = new CartChange { Product = product, Quantity = Number(mapping.Quantity, 1, cells, findings) };
                break;
            case EventKinds.Purchase:
                happened.Purchase = new Purchase { OrderId = OrderOf(happened, cells), Lines = { LineOf(product, cells, findings) } };
                break;
            case EventKinds.Refund:
                happened.Refund = new Refund { OrderId = OrderOf(happened, cells) };
                if (product.Length > 0) happened.Refund.Lines.Add(LineOf(product, cells, findings));
                break;
            case EventKinds.CustomerMerge:
                happened.CustomerMerge = new CustomerMerge { Consent = cells.Boolean(mapping.Consent) ?? false };
                break;
            default:
                happened.ExperimentExposure =
                    new ExperimentExposure { Experiment = cells.Text(mapping.Experiment).Trim(), Variant = cells.Text(mapping.Variant).Trim() };
                break;
        }
    }

    private string? KindOf(string word)
    {
        if (mapping.Kinds.TryGetValue(word, out var kind)) return kind;
        return mapping.Kinds.Count == 0 && EventKinds.All.Contains(word) ? word : null;
    }

    private string OrderOf(Event happened, CellReader cells) => mapping.Order is null ? happened.Id : cells.Text(mapping.Order).Trim();

    private OrderLine LineOf(string product, CellReader cells, Findings findings)
    {
        var text = cells.Text(mapping.Amount).Trim();
        if (mapping.DecimalPoint == ",") text = text.Replace(',', '.');
        if (!MoneyText.TryParse(text, out var micros))
            findings.Refuse(mapping.Amount?.Column ?? "amount", $"'{text}' is not an amount of money with at most 6 digits after the point.", "WRONG_TYPE");
        return new OrderLine
        {
            Product = product,
            Quantity = Number(mapping.Quantity, 1, cells, findings),
            Amount = new Money { CurrencyCode = cells.Text(mapping.Currency).Trim(), AmountMicros = micros },
        };
    }

    private List<ContentPart> PartsOf(CellReader cells, Findings findings)
    {
        var parts = new List<ContentPart>();
        foreach (var name in cells.List(mapping.Parts))
        {
            if (Enum.TryParse<ContentPart>(name, ignoreCase: true, out var part) && part != ContentPart.Unspecified && !char.IsAsciiDigit(name[0]))
                parts.Add(part);
            else findings.Refuse(mapping.Parts?.Column
                ?? "parts", $"'{name}' is none of the parts of content: description, specification, gallery, video, manual, faq, reviews.", "WRONG_TYPE");
        }
        return parts;
    }

    private static int Number(CellMapping? cell, int otherwise, CellReader cells, Findings findings)
    {
        var text = cells.Text(cell).Trim();
        if (text.Length == 0) return otherwise;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
        findings.Refuse(cell?.Column ?? "", $"'{text}' is not a whole number.", "WRONG_TYPE");
        return otherwise;
    }

    private Timestamp? TimeOf(string text, Findings findings)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var isRead = mapping.TimeFormat is { } format
            ? DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, Utc, out var time)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out time);
        if (isRead) return Timestamp.FromDateTimeOffset(time);
        findings.Refuse(mapping.Time?.Column ?? "time", $"'{text}' is not a time written as {mapping.TimeFormat ?? "ISO 8601"}.", "WRONG_TYPE");
        return null;
    }

    // The whole row, also what is not mapped: it may be all that tells two rows apart.
    private static string IdOf(CsvRecord record) =>
        "row-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', record.Cells))).AsSpan(0, IdBytes));
}
