using System.Reflection.Metadata;

namespace Pim.Fallback.Tests.References;

/// <summary>What one assembly refers to in some others.</summary>
internal sealed class NeededApi(MetadataReader reader, IReadOnlySet<string> assemblies)
{
    public IEnumerable<(string Assembly, string Type)> Types() => reader.TypeReferences
        .Select(handle => (Assembly: AssemblyOf(handle), Type: SignatureNames.Of(reader, handle)))
        .Where(type => assemblies.Contains(type.Assembly));

    public IEnumerable<(string Assembly, string Type, string Member)> Members() => reader.MemberReferences
        .Select(reader.GetMemberReference)
        .Select(member => (Owner: OwnerOf(member.Parent), Member: member))
        .Where(found => !found.Owner.IsNil && assemblies.Contains(AssemblyOf(found.Owner)))
        .Select(found => (AssemblyOf(found.Owner), SignatureNames.Of(reader, found.Owner), Describe(found.Member)));

    private string Describe(MemberReference member) => member.GetKind() == MemberReferenceKind.Field
        ? $"{reader.GetString(member.Name)} {member.DecodeFieldSignature(SignatureNames.Instance, null)}"
        : $"{reader.GetString(member.Name)} {SignatureNames.Of(member.DecodeMethodSignature(SignatureNames.Instance, null))}";

    private string AssemblyOf(TypeReferenceHandle handle)
    {
        var scope = reader.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => AssemblyOf((TypeReferenceHandle)scope),
            HandleKind.AssemblyReference => reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
            _ => "",
        };
    }

    // A member of a generic type hangs on a specification: the byte that says "generic instance", the kind of type, then the type.
    private TypeReferenceHandle OwnerOf(EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeReference)
        {
            return (TypeReferenceHandle)parent;
        }

        if (parent.Kind != HandleKind.TypeSpecification)
        {
            return default;
        }

        var signature = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
        {
            return default;
        }

        signature.ReadCompressedInteger();
        var type = signature.ReadTypeHandle();
        return type.Kind == HandleKind.TypeReference ? (TypeReferenceHandle)type : default;
    }
}
