using System.Collections.Frozen;
using System.Reflection;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace PimService.Hosting;

/// <summary>The gRPC services that this server answers, read from its routes, so that no list has to be kept beside them.</summary>
internal sealed class ServedServices(EndpointDataSource endpoints)
{
    private readonly Lazy<IReadOnlyList<ServiceDescriptor>> _descriptors = new(() => Read(endpoints));
    private FrozenSet<string>? _names;

    /// <summary>Their descriptors, by name.</summary>
    public IReadOnlyList<ServiceDescriptor> Descriptors => _descriptors.Value;

    /// <summary>Their full names, such as "pim.v1.ProductService".</summary>
    public FrozenSet<string> Names => _names ??= Descriptors.Select(service => service.FullName).ToFrozenSet(StringComparer.Ordinal);

    private static List<ServiceDescriptor> Read(EndpointDataSource endpoints) =>
    [
        .. endpoints.Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.ServiceType)
            .OfType<Type>()
            .Distinct()
            .Where(service => service.IsDefined(typeof(BindServiceMethodAttribute), inherit: true))
            .Select(DescriptorOf)
            .OrderBy(service => service.FullName, StringComparer.Ordinal),
    ];

    // Generated code: the base class names its outer class in an attribute, and that has the descriptor.
    private static ServiceDescriptor DescriptorOf(Type service)
    {
        var binding = service.GetCustomAttribute<BindServiceMethodAttribute>(inherit: true)!;
        return (ServiceDescriptor)binding.BindType.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
    }
}
