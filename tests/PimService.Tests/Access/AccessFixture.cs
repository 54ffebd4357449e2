using Grpc.Core;
using Pim.Application.Access;
using Pim.Domain.Access;

namespace PimService.Tests.Access;

/// <summary>The service with a key for each permission, one for all of them, and one that has run out.</summary>
public sealed class AccessFixture : ServiceFixture
{
    private readonly Dictionary<string, string> _secrets = [];

    /// <summary>A call without a key, as each test makes it.</summary>
    public static Metadata Without { get; } = [];

    protected override Dictionary<string, string?> Settings => new(base.Settings) { ["Access:KeyFile"] = Path.Combine(DataFolder, "keys.json") };

    public override Task InitializeAsync()
    {
        KeyFile.Write(Path.Combine(DataFolder, "keys.json"), new KeyRing(
        [
            .. Enum.GetValues<Permissions>().Select(permission => Key(permission.ToString().ToLowerInvariant(), permission)),
            Key("all", (Permissions)31),
            Key("old", (Permissions)31, DateTimeOffset.UnixEpoch),
        ]));
        return base.InitializeAsync();
    }

    /// <summary>Metadata with a key.</summary>
    public Metadata With(string key, string scheme = "Bearer ") => new() { { "authorization", scheme + _secrets[key] } };

    private AccessKey Key(string name, Permissions permissions, DateTimeOffset? expireTime = null)
    {
        _secrets[name] = AccessKey.NewSecret();
        return new AccessKey(name, AccessKey.DigestOf(_secrets[name]), permissions, expireTime);
    }
}
