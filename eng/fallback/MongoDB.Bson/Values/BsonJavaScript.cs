namespace MongoDB.Bson;

/// <summary>Code in JavaScript.</summary>
public class BsonJavaScript(string code) : BsonValue, IComparable<BsonJavaScript>, IEquatable<BsonJavaScript>
{
    /// <summary>The code.</summary>
    public string Code { get; } = code ?? throw new ArgumentNullException(nameof(code));

    /// <inheritdoc/>
    public override BsonType BsonType => BsonType.JavaScript;

    public int CompareTo(BsonJavaScript other) => CompareTo((BsonValue)other);

    public override int CompareTo(BsonValue other) =>
        other is BsonJavaScript { BsonType: BsonType.JavaScript } code ? string.CompareOrdinal(Code, code.Code) : CompareTypeTo(other);

    public bool Equals(BsonJavaScript rhs) => Equals((object)rhs);
    public override bool Equals(object obj) => obj is BsonJavaScript rhs && rhs.GetType() == GetType() && Code == rhs.Code;
    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);
    public override string ToString() => $"new BsonJavaScript(\"{Code}\")";

    public static bool operator ==(BsonJavaScript lhs, BsonJavaScript rhs) => (BsonValue)lhs == rhs;
    public static bool operator !=(BsonJavaScript lhs, BsonJavaScript rhs) => !(lhs == rhs);
    public static implicit operator BsonJavaScript(string code) => code is null ? null : new(code);
}

/// <summary>Code in JavaScript with the variables it sees; the type is deprecated.</summary>
public sealed class BsonJavaScriptWithScope(string code, BsonDocument scope) : BsonJavaScript(code), IEquatable<BsonJavaScriptWithScope>
{
    /// <summary>The variables.</summary>
    public BsonDocument Scope { get; } = scope ?? throw new ArgumentNullException(nameof(scope));

    /// <inheritdoc/>
    public override BsonType BsonType => BsonType.JavaScriptWithScope;

    public override BsonValue Clone() => new BsonJavaScriptWithScope(Code, (BsonDocument)Scope.Clone());
    public override BsonValue DeepClone() => new BsonJavaScriptWithScope(Code, (BsonDocument)Scope.DeepClone());

    public override int CompareTo(BsonValue other)
    {
        if (other is not BsonJavaScriptWithScope code) return CompareTypeTo(other);
        var order = string.CompareOrdinal(Code, code.Code);
        return order != 0 ? order : Scope.CompareTo(code.Scope);
    }

    public bool Equals(BsonJavaScriptWithScope rhs) => Equals((object)rhs);
    public override bool Equals(object obj) => base.Equals(obj) && Scope.Equals(((BsonJavaScriptWithScope)obj).Scope);
    public override int GetHashCode() => HashCode.Combine(Code, Scope);
    public override string ToString() => $"new BsonJavaScript(\"{Code}\", {Scope})";
}
