using System.CommandLine;
using Pim.MarketplaceSync.Mapping;
using Pim.MarketplaceSync.State;
using Pim.MarketplaceSync.Sync;
using Pim.MarketplaceSync.Webhooks;

namespace Pim.MarketplaceSync.Commands;

/// <summary>marketplace-sync run.</summary>
internal static class RunCommand
{
    public static Command Build(SharedOptions shared)
    {
        var once = new Option<bool>("--once") { Description = "Take what has happened until now, deliver it, and end" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Tell what would become of the feeds, and change nothing" };
        var report = new Option<string?>("--report") { Description = "Write what was found to this file, one JSON object on each line", HelpName = "FILE" };
        var command = new Command("run", "Keeps the feeds of a mapping true to what the channel sees, until it is stopped")
        {
            shared.Mapping, shared.Out, shared.State, once, dryRun, report,
        };
        SharedOptions.SetAction(command, async (arguments, cancellationToken) =>
        {
            var (file, output) = (arguments.GetRequiredValue(shared.Mapping), arguments.InvocationConfiguration.Output);
            var mapping = MappingReader.Read(file);
            if (!mapping.Target.IsWebhook && arguments.GetValue(shared.Out) is null && !arguments.GetValue(dryRun))
                throw new MappingException(file, [$"{mapping.Target.Name} is a file: --out must say which."]);
            if (mapping.Target.IsWebhook && arguments.GetValue(shared.Out) is not null)
                throw new MappingException(file, ["a webhook writes no file: leave --out away."]);
            using var connection = shared.Connect(arguments);
            await new ServiceCheck(connection).CheckAsync(file, mapping, cancellationToken);
            var statePath = shared.StateOf(arguments);
            if (arguments.GetValue(dryRun)) return await new DryRun(connection, mapping, statePath, output).RunAsync(cancellationToken);

            using var telemetry = Telemetry.Start();
            using var metrics = new SyncMetrics();
            using var guard = StateLock.Take(statePath);
            using var state = SyncState.Open(statePath, mapping);
            using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
            var delivery = DeliveryOf(arguments);
            using var run = new SyncRun(connection, mapping, state, delivery, metrics, Tell);
            if (!arguments.GetValue(once))
            {
                await run.RunAsync(cancellationToken);
                return ExitCodes.Done;
            }
            await run.RunOnceAsync(cancellationToken);
            return mapping.Target.IsWebhook && DeadLetters(statePath) > 0 ? ExitCodes.Refused : ExitCodes.Done;

            IDelivery DeliveryOf(ParseResult parsed)
            {
                if (mapping.Webhook is { } webhook)
                    return new WebhookDelivery(webhook, SecretOf(file, webhook), statePath, http, TimeProvider.System, metrics, Tell);
                var files = new FileDelivery(mapping, statePath, new FeedFiles(mapping, parsed.GetValue(shared.Out)!), parsed.GetValue(report), metrics, Tell);
                files.Tidy();
                return files;
            }

            void Tell(string line)
            {
                lock (output)
                {
                    output.WriteLine(line);
                    output.Flush();
                }
            }
        });
        return command;
    }

    private static string SecretOf(string file, WebhookOptions webhook) =>
        Environment.GetEnvironmentVariable(webhook.SecretVariable) is { Length: > 0 } secret ? secret
            : throw new MappingException(file, [$"webhook.secretVariable: the environment variable {webhook.SecretVariable} is not set."]);

    private static int DeadLetters(string statePath)
    {
        using var outbox = new Outbox(statePath);
        return outbox.DeadLetters().Count;
    }
}
