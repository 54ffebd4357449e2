namespace Pim.Benchmarks.Load;

/// <summary>How to load a server with one unary method, or with one file.</summary>
/// <param name="Server">Its address.</param>
/// <param name="Method">Path of the method, such as "/pim.v1.ContentService/GetContent", or of the file.</param>
/// <param name="RequestFile">The request, framed as gRPC frames it; null gets the file over HTTP/1.1.</param>
/// <param name="Duration">How long.</param>
internal sealed record LoadPlan(Uri Server, string Method, string? RequestFile, TimeSpan Duration)
{
    /// <summary>Connections at once.</summary>
    public int Connections { get; init; } = 8;

    /// <summary>Calls at once on each connection.</summary>
    public int CallsPerConnection { get; init; } = 16;

    /// <summary>Calls to make each second; null for as many as are answered.</summary>
    public double? CallsPerSecond { get; init; }
}

/// <summary>How a server took the load.</summary>
/// <param name="CallsPerSecond">Calls answered each second.</param>
/// <param name="Calls">Calls answered.</param>
/// <param name="BytesPerCall">Bytes of the messages answered, with their frames.</param>
/// <param name="Microseconds">Time of each call, for a load at a given rate.</param>
internal sealed record LoadFigures(double CallsPerSecond, long Calls, double BytesPerCall, IReadOnlyList<int> Microseconds)
{
    /// <summary>The time within which this share of the calls was answered, in ms.</summary>
    public double Milliseconds(double share)
    {
        var sorted = Microseconds.Order().ToList();
        return sorted[(int)Math.Ceiling(share * sorted.Count) - 1] / 1_000.0;
    }
}
