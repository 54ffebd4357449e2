using Pim.V1;

namespace Pim.MarketplaceSync.Items;

/// <summary>Addresses of the assets that a content names.</summary>
/// <param name="content">The content.</param>
/// <param name="template">Address of an asset that the service gives none for, with "{key}" in it; may be empty.</param>
internal sealed class Media(Content content, string template)
{
    /// <summary>The address of an asset; empty when it has none.</summary>
    public string AddressOf(string key)
    {
        if (content.Media.FirstOrDefault(m => m.Key == key) is { Url.Length: > 0 } link) return link.Url;
        if (Mapping.MappingReader.IsAddress(key)) return key;
        return template.Length == 0 || key.Length == 0
            ? ""
            : template.Replace("{key}", string.Join('/', key.Split('/').Select(Uri.EscapeDataString)), StringComparison.Ordinal);
    }

    /// <summary>The addresses of the assets that have this role, such as "gallery" or "manual".</summary>
    public IEnumerable<string> AddressesOf(string role) =>
        content.Media.Where(m => RoleName(m.Role) == role).Select(m => AddressOf(m.Key)).Where(a => a.Length > 0);

    /// <summary>"main_image" of MainImage.</summary>
    public static string RoleName(Asset.Types.Role role) => Client.Calls.ServiceError.CodeName(role.ToString()).ToLowerInvariant();
}
