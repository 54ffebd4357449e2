using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Pim.Domain;
using PimService.Access;
using WriteOptions = Pim.Application.WriteOptions;

namespace PimService.Requests;

/// <summary>Says how a request writes: who makes it, whether only to check, and by what it is known when it is sent again.</summary>
internal static class Writes
{
    /// <summary>Metadata key that names who makes a change.</summary>
    public const string ActorKey = "pim-actor";

    private const string Anonymous = "anonymous";
    private const int MaxActorLength = 128;

    /// <summary>How a request without id writes.</summary>
    public static WriteOptions By(ServerCallContext context, bool validateOnly) => new(Actor(context)) { ValidateOnly = validateOnly };

    /// <summary>How a request with an id writes; an empty id is none.</summary>
    public static WriteOptions By<T>(ServerCallContext context, T request, bool validateOnly, string requestId)
        where T : IMessage<T>
    {
        var options = By(context, validateOnly);
        return requestId.Length == 0 ? options : options with { RequestId = Guid.ParseExact(requestId, "D"), Fingerprint = Fingerprint(request) };
    }

    /// <summary>The same, only checked.</summary>
    public static WriteOptions Dry(this WriteOptions options) => options with { ValidateOnly = true, RequestId = null };

    /// <summary>
    /// Who makes the call: "ann", or where keys are asked for "backoffice" or "backoffice/ann", by the name of the key, which is proved, and whom its
    /// bearer names. Throws InvalidArgument when the metadata holds what cannot be a name.
    /// </summary>
    public static string Actor(ServerCallContext context)
    {
        var key = Caller.Of(context);
        var actor = context.RequestHeaders.GetValue(ActorKey);
        if (string.IsNullOrEmpty(actor)) return key ?? Anonymous;
        if (actor.Length <= MaxActorLength && actor.All(c => c is >= ' ' and <= '~') && actor.AsSpan().Trim().Length == actor.Length)
            return key is null ? actor : $"{key}/{actor}";
        throw PimException.Violated([new(ActorKey, $"This metadata must have at most {MaxActorLength} visible ASCII characters.", "INVALID_ACTOR")]);
    }

    /// <summary>Hash of a request without its id; the order of map entries does not matter.</summary>
    public static string Fingerprint<T>(T request)
        where T : IMessage<T>
    {
        var copy = request.Clone();
        copy.Descriptor.FindFieldByName("request_id")?.Accessor.Clear(copy);
        using var bytes = new MemoryStream();
        bytes.Write(Encoding.UTF8.GetBytes(copy.Descriptor.FullName));
        using (var output = new CodedOutputStream(bytes, leaveOpen: true) { Deterministic = true }) copy.WriteTo(output);
        return Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }
}
