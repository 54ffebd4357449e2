using System.Net;
using System.Text.Json;

namespace Pim.MarketplaceSync.Tests.Webhooks;

/// <summary>The other end of a webhook: keeps what it took, and answers as a test says.</summary>
internal sealed class Receiver : HttpMessageHandler
{
    /// <summary>What it was sent: id, signature and body.</summary>
    public List<(string Id, string Signature, byte[] Body)> Deliveries { get; } = [];

    /// <summary>The items as it knows them.</summary>
    public Dictionary<string, string> Items { get; } = [];

    /// <summary>Answers a delivery, given its number from 1 on.</summary>
    public Func<int, HttpResponseMessage> Answer { get; set; } = _ => new HttpResponseMessage(HttpStatusCode.NoContent);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        Deliveries.Add((request.Headers.GetValues("Pim-Delivery").Single(), request.Headers.GetValues("Pim-Signature").Single(), body));
        var answer = Answer(Deliveries.Count);
        if (answer.IsSuccessStatusCode) Take(body);
        return answer;
    }

    private void Take(byte[] body)
    {
        foreach (var item in JsonDocument.Parse(body).RootElement.GetProperty("items").EnumerateArray())
        {
            if (item.GetProperty("op").GetString() == "delete") Items.Remove(item.GetProperty("id").GetString()!);
            else Items[item.GetProperty("id").GetString()!] = item.GetProperty("item").GetProperty("name").GetString()!;
        }
    }
}
