using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Pim.Fallback.Tests.References;

/// <summary>An assembly on disk, read as what it is and not loaded.</summary>
internal sealed class AssemblyFile : IDisposable
{
    private readonly PEReader _file;

    private AssemblyFile(PEReader file)
    {
        _file = file;
        Reader = file.GetMetadataReader();
    }

    public MetadataReader Reader { get; }

    /// <summary>The file as an assembly, or null if it is something else.</summary>
    public static AssemblyFile? TryOpen(string path)
    {
        var file = new PEReader(File.OpenRead(path));
        if (file.HasMetadata && file.GetMetadataReader().IsAssembly)
        {
            return new AssemblyFile(file);
        }

        file.Dispose();
        return null;
    }

    public bool RefersTo(IReadOnlySet<string> assemblies) =>
        Reader.AssemblyReferences.Any(handle => assemblies.Contains(Reader.GetString(Reader.GetAssemblyReference(handle).Name)));

    public void Dispose() => _file.Dispose();
}
