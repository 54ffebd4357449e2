using PimService.Health;
using PimService.Hosting;

return await CommandLine.RunAsync(args, PimHost.RunAsync, HealthProbe.RunAsync);
