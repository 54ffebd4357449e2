using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using Pim.Cli.Output;
using Pim.Client;
using Pim.V1;
using Spectre.Console;

namespace Pim.Cli.Commands;

/// <summary>pim schedule.</summary>
internal static class ScheduleCommand
{
    public static Command Build(CommonOptions common)
    {
        var sku = new Argument<string>("SKU") { Description = "The SKU of the product, or the code of the product model" };
        var channel = ChannelOptions.Channel();
        var publishAt = TimeOption.Of("--publish-at", "When to publish the draft as it is then");
        var expireAt = TimeOption.Of("--expire-at", "When to withdraw it");
        var clear = new Option<bool>("--clear") { Description = "Drop what was set before" };
        var command = new TaughtCommand("schedule", "Sets when a product is published in a channel and when it is withdrawn", """
            What was set before is replaced, both times together. A TIME is one of UTC, such as 2026-12-24T06:00, unless it says how far it is
            from it, as 2026-12-24T07:00+01:00 does; one that has passed counts at once.

            Examples:
              pim schedule 1111111171 --channel web --publish-at 2026-11-27T00:00 --expire-at 2026-12-01T00:00
              pim schedule 1111111171 --channel web --clear
            """) { sku, channel, publishAt, expireAt, clear };
        command.Validators.Add(result =>
        {
            var hasTime = result.GetResult(publishAt) is not null || result.GetResult(expireAt) is not null;
            if (hasTime == result.GetValue(clear)) result.AddError("Say --publish-at, --expire-at or both; or else --clear.");
        });
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            var request = new SchedulePublicationRequest
            {
                Name = ResourceNames.Publication(arguments.GetRequiredValue(sku), arguments.GetRequiredValue(channel)),
                PublishTime = ToTimestamp(arguments.GetValue(publishAt)),
                ExpireTime = ToTimestamp(arguments.GetValue(expireAt)),
            };
            var publication = await new PublicationService.PublicationServiceClient(connection.Invoker)
                .SchedulePublicationAsync(request, cancellationToken: cancellationToken);
            common.Terminal.Output.WriteLine(publication.Schedule is { } schedule ? PublicationText.Schedule(schedule) : "Nothing is scheduled.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Timestamp? ToTimestamp(DateTimeOffset? time) => time is { } t ? Timestamp.FromDateTimeOffset(t) : null;
}
