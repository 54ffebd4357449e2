using System.Globalization;
using System.Text;

namespace MongoDB.Bson.IO;

/// <summary>Goes through JSON text sign by sign.</summary>
internal sealed class JsonScanner(string text)
{
    private int _position;

    internal bool IsAtEnd
    {
        get
        {
            SkipSpace();
            return _position == text.Length;
        }
    }

    /// <summary>The next sign, or a zero at the end.</summary>
    internal char Peek()
    {
        SkipSpace();
        return _position < text.Length ? text[_position] : '\0';
    }

    internal bool TryTake(char expected)
    {
        if (Peek() != expected) return false;
        _position++;
        return true;
    }

    internal void Take(char expected)
    {
        if (!TryTake(expected)) throw Unexpected($"'{expected}'");
    }

    /// <summary>Letters and digits, as in true, ObjectId or an unquoted name.</summary>
    internal string TakeWord()
    {
        SkipSpace();
        var start = _position;
        while (_position < text.Length && (char.IsLetterOrDigit(text[_position]) || text[_position] is '_' or '$')) _position++;
        return start == _position ? throw Unexpected("a value") : text[start.._position];
    }

    /// <summary>The text of a number.</summary>
    internal string TakeNumber()
    {
        SkipSpace();
        var start = _position;
        while (_position < text.Length && (char.IsAsciiDigit(text[_position]) || text[_position] is '-' or '+' or '.' or 'e' or 'E')) _position++;
        return text[start.._position];
    }

    /// <summary>A string in quotes of either kind.</summary>
    internal string TakeString()
    {
        var quote = Peek();
        if (quote is not ('"' or '\'')) throw Unexpected("a string");
        _position++;
        var result = new StringBuilder();
        while (true)
        {
            if (_position == text.Length) throw Unexpected("the end of the string");
            var c = text[_position++];
            if (c == quote) return result.ToString();
            result.Append(c == '\\' ? TakeEscape() : c);
        }
    }

    /// <summary>What is between two slashes, and the letters behind them.</summary>
    internal BsonRegularExpression TakeRegularExpression()
    {
        Take('/');
        var pattern = new StringBuilder();
        for (; _position < text.Length && text[_position] != '/'; _position++)
        {
            if (text[_position] == '\\' && _position + 1 < text.Length)
            {
                if (text[_position + 1] != '/') pattern.Append('\\');
                _position++;
            }
            pattern.Append(text[_position]);
        }
        Take('/');
        var start = _position;
        while (_position < text.Length && char.IsAsciiLetter(text[_position])) _position++;
        return new BsonRegularExpression(pattern.ToString(), text[start.._position]);
    }

    internal FormatException Unexpected(string wanted) => _position < text.Length
        ? new FormatException($"JSON: expected {wanted} at position {_position}, not '{text[_position]}'.")
        : new FormatException($"JSON: expected {wanted}, but the text ends.");

    private char TakeEscape()
    {
        if (_position == text.Length) throw Unexpected("an escaped character");
        var c = text[_position++];
        switch (c)
        {
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when _position + 4 <= text.Length
                && ushort.TryParse(text.AsSpan(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _position += 4;
                return (char)code;
            case '"' or '\'' or '\\' or '/': return c;
            default: throw new FormatException($"JSON: there is no escape '\\{c}' (position {_position - 2}).");
        }
    }

    private void SkipSpace()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position])) _position++;
    }
}
