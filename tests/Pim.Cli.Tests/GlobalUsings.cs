// As in the program.
global using Finding = Pim.Cli.Import.Finding;
