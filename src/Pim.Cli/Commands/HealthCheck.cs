using Grpc.Core;

namespace Pim.Cli.Commands;

/// <summary>
/// The standard check grpc.health.v1.Health/Check for the server as a whole. Its messages are small enough to be written and read as
/// bytes: an empty request, and one enum in the answer.
/// </summary>
internal static class HealthCheck
{
    /// <summary>The state of a server that is well.</summary>
    public const string Serving = "serving";

    private static readonly Marshaller<byte[]> Bytes = new(bytes => bytes, bytes => bytes);
    private static readonly Method<byte[], byte[]> Check = new(MethodType.Unary, "grpc.health.v1.Health", "Check", Bytes, Bytes);
    private static readonly string[] States = ["unknown", Serving, "not serving", "service unknown"];

    /// <summary>The state of the server; null when the server has no health service.</summary>
    public static async Task<string?> AskAsync(CallInvoker invoker, CallOptions options)
    {
        try
        {
            // Field 1 as a varint: tag 0x08, then the state. Zero is not sent.
            var answer = await invoker.AsyncUnaryCall(Check, null, options, []);
            var state = answer is [0x08, var value, ..] ? value : 0;
            return state < States.Length ? States[state] : $"state {state}";
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.Unimplemented)
        {
            return null;
        }
    }
}
