using System.Globalization;
using Pim.Domain.Media;

namespace PimService.Hosting;

/// <summary>Reads settings one by one and gathers a sentence for each that is wrong.</summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private readonly List<string> _problems = [];
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>One of the names of an enum.</summary>
    public T OneOf<T>(string key, T fallback) where T : struct, Enum
    {
        if (Find(key) is not { } text) return fallback;
        var named = Enum.GetNames<T>().FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        return named is null ? Wrong(key, text, $"must be one of {string.Join(", ", Enum.GetNames<T>())}", fallback) : Enum.Parse<T>(named);
    }

    /// <summary>A whole number between two bounds, both included.</summary>
    public int Number(string key, int fallback, int min, int max)
    {
        if (Find(key) is not { } text) return fallback;
        var read = int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number);
        return read && number >= min && number <= max
            ? number
            : Wrong(key, text, FormattableString.Invariant($"must be a whole number from {min} to {max}"), fallback);
    }

    /// <summary>A duration between two bounds, both included.</summary>
    public TimeSpan Duration(string key, TimeSpan fallback, TimeSpan min, TimeSpan max)
    {
        if (Find(key) is not { } text) return fallback;
        var read = TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var duration) && text.Contains(':', StringComparison.Ordinal);
        return read && duration >= min && duration <= max ? duration : Wrong(key, text, $"must be a duration as hh:mm:ss, from {min} to {max}", fallback);
    }

    /// <summary>True or false.</summary>
    public bool Flag(string key, bool fallback)
    {
        if (Find(key) is not { } text) return fallback;
        return bool.TryParse(text, out var flag) ? flag : Wrong(key, text, "must be true or false", fallback);
    }

    /// <summary>A folder that can be written to; made when it is missing. A relative path starts at the current folder.</summary>
    public string Folder(string key, string fallback)
    {
        var text = Find(key) ?? fallback;
        try
        {
            var folder = Directory.CreateDirectory(text).FullName;
            var probe = Path.Combine(folder, $".probe-{Guid.NewGuid():N}");
            using (new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose)) return folder;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Wrong(key, text, $"must be a folder that can be written to. {problem.Message}", fallback);
        }
    }

    /// <summary>A text that must be given and is never repeated in a sentence.</summary>
    public string Secret(string key, string what)
    {
        if (Find(key) is { } text) return text;
        _problems.Add($"{key}: must be set {what}.");
        return "";
    }

    /// <summary>A text.</summary>
    public string Text(string key, string fallback) => Find(key) ?? fallback;

    /// <summary>A secret that signs, never repeated in a sentence; empty when nothing is set.</summary>
    public string Key(string key)
    {
        const int MinLength = 32;
        var text = Find(key) ?? "";
        if (text.Length is > 0 and < MinLength)
            _problems.Add(FormattableString.Invariant($"{key}: must have at least {MinLength} characters, chosen at random."));
        return text;
    }

    /// <summary>A file of keys; null when nothing is set.</summary>
    public string? KeyFile(string key)
    {
        if (Find(key) is not { } text) return null;
        try
        {
            Pim.Application.Access.KeyFile.Read(text);
            return Path.GetFullPath(text);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return Wrong(key, text, $"must be a file of keys. {problem.Message}", (string?)null);
        }
    }

    /// <summary>Kinds of files, divided by commas.</summary>
    public IReadOnlyList<MediaType> MediaTypes(string key, IReadOnlyList<MediaType> fallback)
    {
        if (Find(key) is not { } text) return fallback;
        var types = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(MediaType.Find).ToList();
        return types.Contains(null) || types.Count == 0
            ? Wrong(key, text, $"must be types divided by commas, of {string.Join(", ", MediaType.All.Select(type => type.Name))}", fallback)
            : [.. types.OfType<MediaType>().Distinct()];
    }

    /// <summary>What addresses start with, without a slash at its end; empty when nothing is set.</summary>
    public string BaseUrl(string key)
    {
        if (Find(key) is not { } text) return "";
        var read = Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && (uri.Query + uri.Fragment).Length == 0;
        return read ? text.TrimEnd('/') : Wrong(key, text, "must be an address such as https://media.example.com", "");
    }

    /// <summary>The name of a MongoDB database.</summary>
    public string DatabaseName(string key, string fallback)
    {
        const int MaxLength = 63;
        var text = Find(key) ?? fallback;
        return text.Length <= MaxLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? text
            : Wrong(key, text, FormattableString.Invariant($"must be 1 to {MaxLength} letters, digits, underscores or hyphens"), fallback);
    }

    /// <summary>A setting of its own right that nobody needs this time.</summary>
    public string Unused(string key)
    {
        _known.Add(key);
        return "";
    }

    /// <summary>An address to listen on.</summary>
    public string Address(string key, string fallback)
    {
        var text = Find(key) ?? fallback;
        if (text.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
        {
            return Wrong(key, text, "must start with http://. TLS ends in a proxy in front of the service", fallback);
        }

        return ListenAddress.CanBeRead(text)
            ? text
            : Wrong(key, text, "must be an address to listen on such as http://127.0.0.1:5080, without a path", fallback);
    }

    /// <summary>The http or https address of another service; null when nothing is set.</summary>
    public Uri? Endpoint(string key)
    {
        if (Find(key) is not { } text) return null;
        var read = Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
        return read ? uri : Wrong(key, text, "must be an address such as http://127.0.0.1:4317", (Uri?)null);
    }

    /// <summary>Notes settings of the sections read that nobody asked for: a slip of the pen must not go unseen.</summary>
    public void RefuseUnknown()
    {
        foreach (var section in _known.Select(key => key.Split(':')[0]).Distinct(StringComparer.OrdinalIgnoreCase).ToList())
        {
            var given = configuration.GetSection(section).GetChildren().Select(child => child.Path);
            _problems.AddRange(given.Where(key => !_known.Contains(key)).Select(key => $"{key}: there is no such setting."));
        }
    }

    /// <summary>Throws a sentence for each setting that is wrong.</summary>
    public void ThrowIfAnyWrong()
    {
        if (_problems.Count > 0) throw new StartupException([.. _problems]);
    }

    private string? Find(string key)
    {
        _known.Add(key);
        return configuration[key] is { Length: > 0 } text ? text : null;
    }

    private T Wrong<T>(string key, string text, string rule, T fallback)
    {
        _problems.Add($"{key}: '{text}' {rule.TrimEnd('.')}.");
        return fallback;
    }
}
