using PimService.Hosting;

await using var app = PimHost.Build(args);
await app.RunAsync();
