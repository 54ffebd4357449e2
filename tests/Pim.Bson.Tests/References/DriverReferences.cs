using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Pim.Bson.Tests.References;

/// <summary>What the official driver refers to in the assemblies that eng/fallback stands in for.</summary>
internal static class DriverReferences
{
    /// <summary>The references that a set of assemblies does not satisfy, as "assembly: type" or "assembly: type: member".</summary>
    internal static IEnumerable<string> FindUnresolved(string driverPath, IReadOnlyDictionary<string, AssemblySurface> surfaces)
    {
        using var file = new PEReader(File.OpenRead(driverPath));
        var reader = file.GetMetadataReader();
        var signatures = new SignatureText();

        foreach (var handle in reader.TypeReferences)
        {
            if (AssemblyOf(reader, handle) is not { } assembly || !surfaces.TryGetValue(assembly, out var surface)) continue;
            var type = SignatureText.NameOf(reader, handle);
            if (!surface.HasType(type)) yield return $"{assembly}: {type}";
        }

        foreach (var handle in reader.MemberReferences)
        {
            var member = reader.GetMemberReference(handle);
            if (AssemblyOf(reader, member.Parent) is not { } assembly || !surfaces.TryGetValue(assembly, out var surface)) continue;
            var type = SignatureText.NameOf(reader, member.Parent);
            var signature = signatures.Of(reader, member);
            if (surface.HasType(type) && !surface.HasMember(type, signature)) yield return $"{assembly}: {type}: {signature}";
        }
    }

    private static string AssemblyOf(MetadataReader reader, EntityHandle type)
    {
        if (type.Kind == HandleKind.TypeSpecification)
        {
            var blob = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)type).Signature);
            if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance) return null;
            blob.ReadByte();
            return AssemblyOf(reader, blob.ReadTypeHandle());
        }
        if (type.Kind != HandleKind.TypeReference) return null;
        var scope = reader.GetTypeReference((TypeReferenceHandle)type).ResolutionScope;
        return scope.Kind == HandleKind.AssemblyReference
            ? reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name)
            : AssemblyOf(reader, scope);
    }
}
