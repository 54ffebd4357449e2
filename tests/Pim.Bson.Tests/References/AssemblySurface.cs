using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Pim.Bson.Tests.References;

/// <summary>The types of an assembly with the exact signatures of their members.</summary>
internal sealed class AssemblySurface
{
    private readonly Dictionary<string, HashSet<string>> _membersByType = [];
    private readonly Dictionary<string, string> _baseTypes = [];

    private AssemblySurface(MetadataReader reader)
    {
        var signatures = new SignatureText();
        foreach (var handle in reader.TypeDefinitions)
        {
            var type = reader.GetTypeDefinition(handle);
            var name = SignatureText.NameOf(reader, handle);
            _membersByType[name] =
            [
                .. type.GetMethods().Select(method => signatures.Of(reader, reader.GetMethodDefinition(method))),
                .. type.GetFields().Select(field => signatures.Of(reader, reader.GetFieldDefinition(field))),
            ];
            if (!type.BaseType.IsNil) _baseTypes[name] = SignatureText.NameOf(reader, type.BaseType);
        }
    }

    internal static AssemblySurface Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        return new AssemblySurface(file.GetMetadataReader());
    }

    internal bool HasType(string name) => _membersByType.ContainsKey(name);

    /// <summary>Whether the type, or one it derives from, has a member of this signature.</summary>
    internal bool HasMember(string typeName, string signature)
    {
        for (var type = typeName; type is not null && _membersByType.TryGetValue(type, out var members); type = _baseTypes.GetValueOrDefault(type))
        {
            if (members.Contains(signature)) return true;
        }
        return false;
    }
}
