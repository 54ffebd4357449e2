using System.Text;
using Pim.Domain;

namespace Pim.Application.Filtering;

/// <summary>
/// Reads filters by AIP-160: terms side by side or joined by AND must all hold, OR binds tighter than AND, NOT or "-" turns a term
/// round, parentheses group, texts with other than letters, digits, "_", "-", "+" and ":" (in times) stand in quotes.
/// </summary>
internal sealed class FilterParser
{
    private const int MaxLength = 10_000;
    private const int MaxDepth = 50;
    private static readonly string[] Operators = ["<=", ">=", "!=", "=", "<", ">", ":"];

    private readonly string _text;
    private int _at;
    private int _depth;

    private FilterParser(string text) => _text = text;

    /// <summary>The expression, or null for an empty filter. InvalidArgument, with the position, when it cannot be read.</summary>
    public static FilterExpression? Parse(string filter)
    {
        if (filter.Length > MaxLength) throw Error("filter", $"Must have at most {MaxLength} characters.");
        var parser = new FilterParser(filter);
        parser.SkipSpace();
        if (parser.AtEnd) return null;
        var expression = parser.ReadExpression();
        if (!parser.AtEnd) throw parser.Error("expected the end of the filter");
        return expression;
    }

    /// <summary>The refusal of a filter.</summary>
    public static PimException Error(string field, string description) => PimException.Violated([new(field, description, "INVALID_FILTER")]);

    private bool AtEnd => _at >= _text.Length;

    private FilterExpression ReadExpression()
    {
        if (++_depth > MaxDepth) throw Error($"nests deeper than {MaxDepth}");
        var parts = new List<FilterExpression> { ReadFactor() };
        while (!AtEnd && _text[_at] != ')')
        {
            TakeWord("AND");
            parts.Add(ReadFactor());
        }
        _depth--;
        return parts.Count == 1 ? parts[0] : new FilterExpression.And(parts);
    }

    private FilterExpression ReadFactor()
    {
        var parts = new List<FilterExpression> { ReadTerm() };
        while (TakeWord("OR")) parts.Add(ReadTerm());
        return parts.Count == 1 ? parts[0] : new FilterExpression.Or(parts);
    }

    private FilterExpression ReadTerm()
    {
        if (TakeWord("NOT")) return new FilterExpression.Not(ReadSimple());
        if (!AtEnd && _text[_at] == '-')
        {
            _at++;
            return new FilterExpression.Not(ReadSimple());
        }
        return ReadSimple();
    }

    private FilterExpression ReadSimple()
    {
        if (AtEnd) throw Error("expected a term");
        if (_text[_at] != '(') return ReadComparison();
        _at++;
        SkipSpace();
        var inner = ReadExpression();
        if (AtEnd || _text[_at] != ')') throw Error("expected ')'");
        _at++;
        SkipSpace();
        return inner;
    }

    private FilterExpression.Comparison ReadComparison()
    {
        var position = _at + 1;
        var path = new List<string> { ReadText(inPath: true) };
        while (!AtEnd && _text[_at] == '.')
        {
            _at++;
            path.Add(ReadText(inPath: true));
        }
        SkipSpace();
        var op = Operators.FirstOrDefault(o => string.CompareOrdinal(_text, _at, o, 0, o.Length) == 0) ?? throw Error("expected one of = != < <= > >= :");
        _at += op.Length;
        SkipSpace();
        var literal = ReadText(inPath: false);
        SkipSpace();
        return new FilterExpression.Comparison(path, op, literal, position);
    }

    private string ReadText(bool inPath)
    {
        if (!AtEnd && _text[_at] is '"' or '\'') return ReadQuoted();
        var start = _at;
        while (!AtEnd && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '_' or '-' or '+' or '*' || !inPath && _text[_at] is '.' or ':')) _at++;
        return _at > start ? _text[start.._at] : throw Error(inPath ? "expected the name of a field" : "expected a value");
    }

    private string ReadQuoted()
    {
        var quote = _text[_at++];
        var text = new StringBuilder();
        for (; !AtEnd && _text[_at] != quote; _at++)
        {
            if (_text[_at] == '\\' && _at + 1 < _text.Length) _at++;
            text.Append(_text[_at]);
        }
        if (AtEnd) throw Error("expected the end of the quoted text");
        _at++;
        return text.ToString();
    }

    private bool TakeWord(string word)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0) return false;
        var end = _at + word.Length;
        if (end < _text.Length && !char.IsWhiteSpace(_text[end]) && _text[end] != '(') return false;
        _at = end;
        SkipSpace();
        return true;
    }

    private void SkipSpace()
    {
        while (!AtEnd && char.IsWhiteSpace(_text[_at])) _at++;
    }

    private PimException Error(string expected) => Error("filter", $"Cannot be read at position {_at + 1}: {expected}.");
}
