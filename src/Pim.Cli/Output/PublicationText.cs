using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Pim.Client;
using Pim.V1;

namespace Pim.Cli.Output;

/// <summary>What channels have of products in a form for people.</summary>
internal static class PublicationText
{
    /// <summary>The revision published, or "no".</summary>
    public static string Revision(Publication publication) => publication.Published ? $"revision {ResourceNames.LastOf(publication.Revision)}" : "no";

    /// <summary>What is to happen at set times; empty when nothing is.</summary>
    public static string Schedule(PublicationSchedule? schedule)
    {
        if (schedule is null) return "";
        var steps = new List<string>();
        if (schedule.PublishTime is { } publish) steps.Add($"publish at {Time(publish)}");
        if (schedule.ExpireTime is { } expire) steps.Add($"withdraw at {Time(expire)}");
        if (schedule.Error.Length > 0) steps.Add($"refused: {schedule.Error}");
        return string.Join(", ", steps);
    }

    /// <summary>A time in UTC; empty for none.</summary>
    public static string Time(Timestamp? time) => time?.ToDateTime().ToString("u", CultureInfo.InvariantCulture) ?? "";
}
