using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace PimService.Hosting;

/// <summary>Addresses to listen on, as Kestrel reads them: "http://127.0.0.1:5080", "http://*:5080".</summary>
internal static class ListenAddress
{
    /// <summary>Whether it is the address of a port, without a path.</summary>
    public static bool CanBeRead(string text)
    {
        try
        {
            var address = BindingAddress.Parse(text);
            return address is { Scheme: "http", PathBase: "", IsUnixPipe: false, IsNamedPipe: false, Port: >= 0 and <= 65535 };
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>Has the server listen there: at all addresses where the host is neither an address nor "localhost".</summary>
    public static void Listen(KestrelServerOptions kestrel, string text, Action<ListenOptions> configure)
    {
        var address = BindingAddress.Parse(text);
        if (address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)) kestrel.ListenLocalhost(address.Port, configure);
        else if (IPAddress.TryParse(address.Host, out var ip)) kestrel.Listen(ip, address.Port, configure);
        else kestrel.ListenAnyIP(address.Port, configure);
    }

    /// <summary>Whether only this machine reaches it.</summary>
    public static bool IsLoopback(string text)
    {
        var host = BindingAddress.Parse(text).Host;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip);
    }

    /// <summary>Whether only this machine reaches it, and by a port that is known before it listens.</summary>
    public static bool IsOwn(string text) => BindingAddress.Parse(text).Port > 0 && IsLoopback(text);

    /// <summary>The address by which a client on this machine reaches a server that listens there.</summary>
    public static string FromHere(string text)
    {
        var address = BindingAddress.Parse(text);
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : address.Host;
        return FormattableString.Invariant($"http://{host}:{address.Port}");
    }
}
