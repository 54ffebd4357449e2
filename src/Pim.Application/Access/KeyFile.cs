using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pim.Domain.Access;

namespace Pim.Application.Access;

/// <summary>
/// The file that keys are kept in, as JSON:
/// <c>{ "keys": [ { "name": "shop", "digest": "…", "permissions": ["content", "events"], "expireTime": "2027-01-31T00:00:00Z" } ] }</c>.
/// </summary>
public static class KeyFile
{
    private const int MaxBytes = 1 << 20;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = true,
    };

    /// <summary>Names of all permissions, as they stand in the file.</summary>
    public static IReadOnlyList<string> PermissionNames { get; } = [.. Enum.GetValues<Permissions>().Where(p => p != Permissions.None).Select(NameOf)];

    /// <summary>
    /// Reads a file. IOException or UnauthorizedAccessException when it cannot be read; InvalidDataException, with a sentence for all that is wrong, when
    /// it holds no keys.
    /// </summary>
    public static KeyRing Read(string path)
    {
        if (new FileInfo(path).Length > MaxBytes) throw new InvalidDataException($"{path} is larger than a file of keys can be.");
        return Parse(File.ReadAllBytes(path));
    }

    /// <summary>Reads the content of a file. InvalidDataException, with a sentence for all that is wrong, when it holds no keys.</summary>
    public static KeyRing Parse(ReadOnlySpan<byte> json)
    {
        var problems = new List<string>();
        var keys = Entries(json).Select((entry, i) => Read(entry, $"keys[{i}]", problems)).ToList();
        problems.AddRange(Twice(keys, key => key.Name).Select(name => $"Two keys are named '{name}'."));
        problems.AddRange(Twice(keys, key => key.Digest).Where(AccessKey.IsDigest).Select(digest => $"Two keys have the digest {digest}."));
        return problems.Count == 0 ? new KeyRing(keys) : throw new InvalidDataException(string.Join(' ', problems));
    }

    /// <summary>Writes a file, in one step: whoever reads meanwhile sees the old keys or the new ones.</summary>
    public static void Write(string path, KeyRing ring)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        File.WriteAllText(draft, JsonSerializer.Serialize(new Layout([.. ring.Keys.Select(EntryOf)]), Format) + "\n");
        File.Move(draft, path, overwrite: true);
    }

    /// <summary>Names of permissions.</summary>
    public static IEnumerable<string> NamesOf(Permissions permissions) => PermissionNames.Where(name => permissions.HasFlag(Find(name)!.Value));

    /// <summary>The permission with a name; null when there is none.</summary>
    public static Permissions? Find(string name) =>
        Enum.GetValues<Permissions>().Cast<Permissions?>().FirstOrDefault(permission => permission != Permissions.None && NameOf(permission!.Value) == name);

    private static string NameOf(Permissions permission) => permission.ToString().ToLowerInvariant();

    private static IReadOnlyList<Entry> Entries(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<Layout>(json, Format)?.Keys ?? throw new InvalidDataException("A file of keys must hold a list named 'keys'.");
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"The file of keys cannot be read: {problem.Message}");
        }
    }

    private static Entry EntryOf(AccessKey key)
    {
        var expireTime = key.ExpireTime?.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return new Entry(key.Name, key.Digest, [.. NamesOf(key.Permissions)], expireTime);
    }

    private static AccessKey Read(Entry entry, string place, List<string> problems)
    {
        var key = new AccessKey(entry.Name ?? "", entry.Digest ?? "", Permissions.None, null);
        if (!AccessKey.IsName(key.Name)) problems.Add($"{place}.name must be 1 to {AccessKey.MaxNameLength} lower-case letters, digits and hyphens.");
        if (!AccessKey.IsDigest(key.Digest)) problems.Add($"{place}.digest must be the SHA-256 of the secret, as 64 lower-case hexadecimal digits.");
        foreach (var name in entry.Permissions ?? [])
        {
            if (Find(name) is { } permission) key = key with { Permissions = key.Permissions | permission };
            else problems.Add($"{place}.permissions: '{name}' is none of {string.Join(", ", PermissionNames)}.");
        }
        if (entry.ExpireTime is not { } text) return key;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
            problems.Add($"{place}.expireTime: '{text}' is not a time such as 2027-01-31T00:00:00Z.");
        return key with { ExpireTime = time };
    }

    private static IEnumerable<string> Twice(IEnumerable<AccessKey> keys, Func<AccessKey, string> by) =>
        keys.GroupBy(by, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key);

    private sealed record Layout(IReadOnlyList<Entry>? Keys);

    private sealed record Entry(string? Name, string? Digest, IReadOnlyList<string>? Permissions, string? ExpireTime);
}
