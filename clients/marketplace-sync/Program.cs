using System.CommandLine;
using System.Globalization;
using Pim.MarketplaceSync.Commands;

// Messages are English and read by scripts too: numbers look the same on every computer.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
var shared = new SharedOptions();
var root = new RootCommand("Keeps the feeds of marketplaces true to what a channel of the product-information service sees");
shared.AddTo(root);
foreach (var build in (Func<SharedOptions, Command>[])[RunCommand.Build, CheckCommand.Build, ReportCommand.Build, DeadLettersCommand.Build])
    root.Subcommands.Add(build(shared));
var parsed = root.Parse(args);
if (parsed.Errors.Count == 0) return await parsed.InvokeAsync();
foreach (var error in parsed.Errors) Console.Error.WriteLine($"Error: {error.Message}");
return ExitCodes.UnusableInput;
