using System.Security.Cryptography;
using System.Text;
using Pim.Domain.Events;

namespace Pim.Application.Events;

/// <summary>
/// By what erased persons are known again without their ids: HMAC-SHA-256 (RFC 2104) under a key that never leaves the store, as the ids alone are few
/// enough to be tried one after the other.
/// </summary>
internal sealed class ErasureDigests(ReadOnlyMemory<byte> secret)
{
    /// <summary>The digest of a person, in hexadecimal.</summary>
    public string Of(Person person) => Convert.ToHexStringLower(HMACSHA256.HashData(secret.Span, Encoding.UTF8.GetBytes(person.Key)));
}
