using System.CommandLine;
using Pim.Benchmarks;

var products = new Option<int>("--products") { Description = "How many products to make.", DefaultValueFactory = _ => 100_000 };
var import = new Command("import", "Imports generated products of 25 values over the wire: products/s and peak memory.") { products };
import.SetAction((result, cancellationToken) => ImportBenchmark.RunAsync(result.GetValue(products), cancellationToken));

return await new RootCommand("Measures the service. Build with -c Release.") { import }.Parse(args).InvokeAsync();
