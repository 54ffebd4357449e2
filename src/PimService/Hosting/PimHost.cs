namespace PimService.Hosting;

/// <summary>Puts the service together.</summary>
internal static class PimHost
{
    /// <summary>The service, ready to run.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddGrpc();
        return builder.Build();
    }
}
