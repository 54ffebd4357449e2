// What a row was found to be wrong with, not what a report on customers finds.
global using Finding = Pim.Cli.Import.Finding;
