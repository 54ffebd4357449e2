using System.CommandLine;
using Pim.MarketplaceSync.State;
using Pim.MarketplaceSync.Webhooks;

namespace Pim.MarketplaceSync.Commands;

/// <summary>marketplace-sync dead-letters.</summary>
internal static class DeadLettersCommand
{
    public static Command Build(SharedOptions shared)
    {
        var replay = new Option<bool>("--replay") { Description = "Have their items sent again by the next run, as they are by then" };
        var command = new Command("dead-letters", "Lists the batches that a receiver did not take") { shared.Mapping, shared.State, replay };
        SharedOptions.SetAction(command, (arguments, _) =>
        {
            var (statePath, output) = (shared.StateOf(arguments), arguments.InvocationConfiguration.Output);
            if (!File.Exists(statePath)) throw new StateException($"There is no state {statePath} yet: `marketplace-sync run` makes it.");
            using var outbox = new Outbox(statePath);
            if (arguments.GetValue(replay)) output.WriteLine($"{outbox.Replay():N0} dead letters will be sent again.");
            else
            {
                foreach (var letter in outbox.DeadLetters())
                    output.WriteLine($"{letter.Id}  {letter.Feed}  {letter.Body.Length:N0} bytes  sent {letter.Attempts} times  {letter.Error}");
            }
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }
}
