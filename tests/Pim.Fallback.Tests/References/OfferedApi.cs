using System.Reflection;
using System.Reflection.Metadata;

namespace Pim.Fallback.Tests.References;

/// <summary>The types and members that some assemblies define.</summary>
internal sealed class OfferedApi
{
    private readonly Dictionary<string, HashSet<string>> _membersOf = [];
    private readonly Dictionary<string, string?> _baseOf = [];

    public OfferedApi(IEnumerable<Assembly> assemblies)
    {
        foreach (var assembly in assemblies)
        {
            using var file = AssemblyFile.TryOpen(assembly.Location)!;
            foreach (var type in file.Reader.TypeDefinitions)
            {
                Add(file.Reader, type, assembly.GetName().Name!);
            }
        }
    }

    /// <summary>Whether the type is defined in the assembly that the reference expects it in.</summary>
    public bool HasType(string assembly, string type) => _membersOf.ContainsKey($"[{assembly}]{type}");

    /// <summary>Whether the type, or one it derives from, has a member of this name and signature.</summary>
    public bool HasMember(string assembly, string type, string member)
    {
        for (var owner = $"[{assembly}]{type}"; owner is not null && _membersOf.TryGetValue(owner, out var members); owner = _baseOf[owner])
        {
            if (members.Contains(member))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(MetadataReader reader, TypeDefinitionHandle handle, string assembly)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = $"[{assembly}]{SignatureNames.Of(reader, handle)}";
        _baseOf[name] = type.BaseType is { IsNil: false, Kind: HandleKind.TypeDefinition }
            ? $"[{assembly}]{SignatureNames.Of(reader, (TypeDefinitionHandle)type.BaseType)}"
            : null;

        var methods = type.GetMethods().Select(reader.GetMethodDefinition)
            .Select(method => $"{reader.GetString(method.Name)} {SignatureNames.Of(method.DecodeSignature(SignatureNames.Instance, null))}");
        var fields = type.GetFields().Select(reader.GetFieldDefinition)
            .Select(field => $"{reader.GetString(field.Name)} {field.DecodeSignature(SignatureNames.Instance, null)}");
        _membersOf[name] = [.. methods, .. fields];
    }
}
