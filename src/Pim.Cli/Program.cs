using System.Globalization;
using Pim.Cli.Commands;

// Messages are English and read by scripts too: numbers look the same on every computer.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
return await PimCommand.RunAsync(args, Terminal.OfProcess());
