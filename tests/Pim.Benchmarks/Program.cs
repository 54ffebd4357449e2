using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Pim.Benchmarks.Comparing;
using Pim.Benchmarks.Echo;
using Pim.Benchmarks.Micro;

var products = new Option<int>("--products") { Description = "Products of the catalogue to measure on.", DefaultValueFactory = _ => 100_000 };
var lines = new Option<string[]>(
    "--lines") { Description = $"Only these lines: {string.Join(", ", Comparison.LineNames)}.", AllowMultipleArgumentsPerToken = true };
lines.AcceptOnlyFromAmong([.. Comparison.LineNames]);
var rounds = new Option<int>("--rounds") { Description = "How often to measure each server.", DefaultValueFactory = _ => 5 };
var seconds = new Option<double>("--seconds") { Description = "How long to load a server each time.", DefaultValueFactory = _ => 3 };
var compare = new Command("compare", "Measures the service against a bare gRPC service and prints the table of ratios.") { products, lines, rounds, seconds };
compare.SetAction(async (result, cancellationToken) =>
{
    await using var stage = new Stage(result.GetValue(products), result.GetValue(rounds), TimeSpan.FromSeconds(result.GetValue(seconds)));
    await Comparison.RunAsync(stage, result.GetValue(lines) ?? [], cancellationToken);
});

var micro = new Command(
    "micro", "Measures single steps without a wire, with BenchmarkDotNet; takes its options, such as --filter *.") { TreatUnmatchedTokensAsErrors = false };
micro.SetAction(result =>
{
    // In this process: a project that is generated beside this one would not find the packages of this repository.
    var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessNoEmitToolchain.Instance));
    BenchmarkSwitcher.FromTypes([typeof(ContentBenchmarks), typeof(ProductBenchmarks), typeof(FeedBenchmarks)]).Run([.. result.UnmatchedTokens], config);
});

var urls = new Option<string>("--urls") { Required = true };
var data = new Option<string>("--data") { Required = true };
var echo = new Command("serve-echo", "Serves the yardstick: started by compare.") { urls, data };
echo.Hidden = true;
echo.SetAction((result, cancellationToken) => EchoServer.RunAsync(result.GetValue(urls)!, result.GetValue(data)!, cancellationToken));

return await new RootCommand("Measures the service. Build with -c Release.") { compare, micro, echo }.Parse(args).InvokeAsync();
