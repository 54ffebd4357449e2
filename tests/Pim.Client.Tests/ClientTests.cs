namespace Pim.Client.Tests;

/// <summary>A service for each test.</summary>
public abstract class ClientTests : IAsyncLifetime
{
    private TestService? _service;

    private protected TestService Service => _service!;

    private protected PimConnection Connection => Service.Connection;

    public async Task InitializeAsync() => _service = await TestService.StartAsync();

    public async Task DisposeAsync() => await Service.DisposeAsync();
}
