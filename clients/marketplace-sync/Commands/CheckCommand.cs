using System.CommandLine;
using Pim.MarketplaceSync.Mapping;

namespace Pim.MarketplaceSync.Commands;

/// <summary>marketplace-sync check.</summary>
internal static class CheckCommand
{
    public static Command Build(SharedOptions shared)
    {
        var command = new Command("check", "Checks a mapping against its target and the service") { shared.Mapping };
        SharedOptions.SetAction(command, async (arguments, cancellationToken) =>
        {
            var file = arguments.GetRequiredValue(shared.Mapping);
            var mapping = MappingReader.Read(file);
            using var connection = shared.Connect(arguments);
            await new ServiceCheck(connection).CheckAsync(file, mapping, cancellationToken);
            arguments.InvocationConfiguration.Output.WriteLine(
                $"{file} can be used: {mapping.Target.Name}, {mapping.Feeds.Count} feeds, {mapping.Fields.Count} fields.");
            return ExitCodes.Done;
        });
        return command;
    }
}
