using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.RegularExpressions;
using Pim.Application.Tests.Media;
using PimService.Observability;

namespace PimService.Tests.Media;

public sealed class FileRecordTests(MediaFixture service) : IClassFixture<MediaFixture>
{
    [Fact]
    public async Task Each_request_leaves_one_line_without_its_query()
    {
        var sha256 = await service.KeepAsync(SampleFiles.Png(300, 200), "tent.png");
        (await service.AskAsync($"/media/{sha256}/t%0A%C3%A4.png?signature=secret", null, ("Range", "bytes=0-9"))).Dispose();

        var line = await service.Logs.WaitForAsync(entry => entry.Message.StartsWith($"GET /media/{sha256}", StringComparison.Ordinal));

        Assert.Matches(new Regex($@"^GET /media/{sha256}/t%0A%C3%A4\.png 206, 10 bytes in \d+\.\d ms for 127\.0\.0\.1$"), line.Message);
    }

    [Fact]
    public async Task Bytes_and_time_are_measured_by_route_and_status()
    {
        var picture = SampleFiles.Png(200, 300);
        var sha256 = await service.KeepAsync(picture, "tent.png");
        var measured = new ConcurrentQueue<string>();
        using var listener = Listen(measured);

        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head]) (await service.AskAsync($"/media/{sha256}/tent.png", method)).Dispose();
        (await service.AskAsync($"/media/{new string('0', 64)}/tent.png")).Dispose();
        await service.Logs.WaitForAsync(entry => entry.Message.StartsWith($"GET /media/{new string('0', 64)}", StringComparison.Ordinal));

        var sizes = measured.Where(line => line.Contains("body.size", StringComparison.Ordinal));
        Assert.Equal([$"http.server.response.body.size {picture.Length} GET /media/{{sha256}}/{{name}} 200"], sizes);
        Assert.Contains("http.server.request.duration HEAD /media/{sha256}/{name} 200", measured);
    }

    private MeterListener Listen(ConcurrentQueue<string> measured)
    {
        var meters = (IMeterFactory)service.Services.GetService(typeof(IMeterFactory))!;
        var own = (Meter[])[meters.Create(CallRecorder.MeterName), meters.Create("Microsoft.AspNetCore.Hosting")];
        var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (own.Contains(instrument.Meter)) self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value.ToString(CultureInfo.InvariantCulture), tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(instrument, "", tags));
        listener.Start();
        return listener;

        void Add(Instrument instrument, string value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var told = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value);
            var labels = ((string[])["http.request.method", "http.route", "http.response.status_code"]).Select(label => told.GetValueOrDefault(label));
            object?[] words = [instrument.Name, value, .. labels];
            measured.Enqueue(string.Join(' ', words.Where(word => word is not (null or ""))));
        }
    }
}
