using System.Text.RegularExpressions;

namespace MongoDB.Bson;

/// <summary>A pattern with option letters, in alphabetical order.</summary>
public sealed class BsonRegularExpression(string pattern, string options) : BsonValue, IComparable<BsonRegularExpression>, IEquatable<BsonRegularExpression>
{
    /// <summary>A pattern, or a pattern with options written as <c>/pattern/options</c>.</summary>
    public BsonRegularExpression(string pattern) : this(PatternOf(pattern), OptionsOf(pattern)) { }

    /// <summary>The pattern and options of a <see cref="Regex"/>.</summary>
    public BsonRegularExpression(Regex regex) : this(regex.ToString(), LettersOf(regex.Options)) { }

    /// <summary>The pattern.</summary>
    public string Pattern { get; } = pattern ?? throw new ArgumentNullException(nameof(pattern));

    /// <summary>The option letters.</summary>
    public string Options { get; } = options is null ? "" : string.Concat(options.Order());

    /// <summary>The same as a <see cref="Regex"/>.</summary>
    public Regex ToRegex()
    {
        var result = RegexOptions.None;
        if (Options.Contains('i')) result |= RegexOptions.IgnoreCase;
        if (Options.Contains('m')) result |= RegexOptions.Multiline;
        if (Options.Contains('s')) result |= RegexOptions.Singleline;
        if (Options.Contains('x')) result |= RegexOptions.IgnorePatternWhitespace;
        return new Regex(Pattern, result);
    }

    /// <inheritdoc/>
    public override BsonType BsonType => BsonType.RegularExpression;

    /// <summary>The value that stands for a .NET value.</summary>
    public static new BsonRegularExpression Create(object value) => BsonTypeMapper.MapTo<BsonRegularExpression>(value, BsonType.RegularExpression);

    public int CompareTo(BsonRegularExpression other) => other is null ? 1 : Compare(other);
    public override int CompareTo(BsonValue other) => other is BsonRegularExpression value ? Compare(value) : CompareTypeTo(other);
    public bool Equals(BsonRegularExpression rhs) => rhs is not null && Pattern == rhs.Pattern && Options == rhs.Options;
    public override bool Equals(object obj) => obj is BsonRegularExpression rhs && Equals(rhs);
    public override int GetHashCode() => HashCode.Combine(Pattern, Options);
    public override string ToString() => $"/{Pattern.Replace("/", "\\/", StringComparison.Ordinal)}/{Options}";

    public static bool operator ==(BsonRegularExpression lhs, BsonRegularExpression rhs) => (BsonValue)lhs == rhs;
    public static bool operator !=(BsonRegularExpression lhs, BsonRegularExpression rhs) => !(lhs == rhs);
    public static implicit operator BsonRegularExpression(string value) => value is null ? null : new(value);

    private int Compare(BsonRegularExpression value) => string.CompareOrdinal(Pattern, value.Pattern) is var order and not 0
        ? order
        : string.CompareOrdinal(Options, value.Options);

    private static bool IsDelimited(string text) => text.Length > 1 && text[0] == '/' && text.LastIndexOf('/') > 0;

    private static string PatternOf(string text) =>
        IsDelimited(text) ? text[1..text.LastIndexOf('/')].Replace("\\/", "/", StringComparison.Ordinal) : text;

    private static string OptionsOf(string text) => IsDelimited(text) ? text[(text.LastIndexOf('/') + 1)..] : "";

    private static string LettersOf(RegexOptions options) =>
        (options.HasFlag(RegexOptions.IgnoreCase) ? "i" : "") +
        (options.HasFlag(RegexOptions.Multiline) ? "m" : "") +
        (options.HasFlag(RegexOptions.Singleline) ? "s" : "") +
        (options.HasFlag(RegexOptions.IgnorePatternWhitespace) ? "x" : "");
}
