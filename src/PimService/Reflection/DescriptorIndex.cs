using Google.Protobuf.Reflection;

namespace PimService.Reflection;

/// <summary>Finds descriptor files by what they are called and by what they declare.</summary>
internal sealed class DescriptorIndex
{
    private readonly Dictionary<string, FileDescriptor> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileDescriptor> _bySymbol = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<int, FileDescriptor>> _extensions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _messages = new(StringComparer.Ordinal);

    /// <summary>Knows these files and all that they import.</summary>
    public DescriptorIndex(IEnumerable<FileDescriptor> files)
    {
        foreach (var file in files) Add(file);
    }

    /// <summary>The file of this name, as imports write it, or null.</summary>
    public FileDescriptor? FindFile(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The file that declares this full name, or null.</summary>
    public FileDescriptor? FindSymbol(string fullName) => _bySymbol.GetValueOrDefault(fullName);

    /// <summary>The file that declares this extension of a message, or null.</summary>
    public FileDescriptor? FindExtension(string message, int number) => _extensions.GetValueOrDefault(message)?.GetValueOrDefault(number);

    /// <summary>Numbers of the known extensions of a message, ascending; null when there is no such message.</summary>
    public IReadOnlyCollection<int>? FindExtensionNumbers(string message)
    {
        if (_extensions.TryGetValue(message, out var extensions)) return extensions.Keys;
        return _messages.Contains(message) ? [] : null;
    }

    private void Add(FileDescriptor file)
    {
        if (!_byName.TryAdd(file.Name, file)) return;
        foreach (var import in file.Dependencies) Add(import);
        foreach (var message in file.MessageTypes) Add(message);
        foreach (var @enum in file.EnumTypes) Add(@enum);
        foreach (var extension in file.Extensions.UnorderedExtensions) AddExtension(extension);
        foreach (var service in file.Services)
        {
            _bySymbol[service.FullName] = file;
            foreach (var method in service.Methods) _bySymbol[method.FullName] = file;
        }
    }

    private void Add(MessageDescriptor message)
    {
        _messages.Add(message.FullName);
        _bySymbol[message.FullName] = message.File;
        foreach (var field in message.Fields.InDeclarationOrder()) _bySymbol[field.FullName] = message.File;
        foreach (var oneof in message.Oneofs) _bySymbol[oneof.FullName] = message.File;
        foreach (var @enum in message.EnumTypes) Add(@enum);
        foreach (var extension in message.Extensions.UnorderedExtensions) AddExtension(extension);
        foreach (var nested in message.NestedTypes) Add(nested);
    }

    // The name of an enum's value stands beside the enum, not in it.
    private void Add(EnumDescriptor @enum)
    {
        _bySymbol[@enum.FullName] = @enum.File;
        foreach (var value in @enum.Values) _bySymbol[value.FullName] = @enum.File;
    }

    private void AddExtension(FieldDescriptor extension)
    {
        _bySymbol[extension.FullName] = extension.File;
        var message = extension.ExtendeeType.FullName;
        if (!_extensions.TryGetValue(message, out var extensions)) _extensions[message] = extensions = [];
        extensions[extension.FieldNumber] = extension.File;
    }
}
