using System.Collections.Frozen;
using Google.Protobuf.Reflection;
using Pim.Domain.Access;
using PimService.Hosting;

namespace PimService.Access;

/// <summary>Which permission each method asks for. Where there are several, each of them is enough.</summary>
internal sealed class MethodPermissions(ServedServices services)
{
    private FrozenDictionary<string, Permissions>? _byMethod;

    /// <summary>
    /// What a method asks for, such as that of "/pim.v1.ProductService/GetProduct"; None for those of health and reflection, which are open to all.
    /// </summary>
    public Permissions Of(string method) => (_byMethod ??= Read())[method];

    private FrozenDictionary<string, Permissions> Read() =>
        services.Descriptors.SelectMany(service => service.Methods)
            .ToFrozenDictionary(method => $"/{method.Service.FullName}/{method.Name}", Needed, StringComparer.Ordinal);

    private static Permissions Needed(MethodDescriptor method) =>
        method.File.Package == "pim.v1" ? Needed(method.Service.Name, method.Name) : Permissions.None;

    private static Permissions Needed(string service, string method) => (service, method) switch
    {
        ("ContentService", "PreviewContent") => Permissions.Catalog,
        ("ContentService", _) => Permissions.Content,

        ("AttributeService" or "FamilyService" or "CategoryService" or "ChannelService" or "AssociationTypeService", _) =>
            IsReading(method) ? Permissions.Content | Permissions.Catalog | Permissions.Insights : Permissions.Catalog,
        ("ProductService" or "AssetService" or "PublicationService" or "TransferService" or "JobService", _) => Permissions.Catalog,

        ("EventService", "WriteEvents" or "ImportEvents") => Permissions.Events,
        ("EventService", _) => Permissions.Customers,
        ("InsightService", "SuggestProducts" or "ListBuyAgain" or "ListSupportMaterial") => Permissions.Events,
        ("InsightService", "GetCustomerInsight") => Permissions.Customers,
        ("InsightService" or "SegmentService", _) => Permissions.Insights,

        _ => throw new InvalidOperationException($"{service} asks for no permission yet."),
    };

    private static bool IsReading(string method) => method.StartsWith("Get", StringComparison.Ordinal) || method.StartsWith("List", StringComparison.Ordinal);
}
