using System.Globalization;

namespace MongoDB.Bson.IO;

/// <summary>Reads extended JSON, and the shell's forms of values.</summary>
internal sealed class JsonParser
{
    private const int MaxDepth = 200;

    private readonly JsonScanner _scanner;
    private int _depth;

    private JsonParser(string json) => _scanner = new JsonScanner(json);

    /// <summary>The one value a text holds.</summary>
    internal static BsonValue Parse(string json)
    {
        var parser = new JsonParser(json);
        var value = parser.ReadValue();
        return parser._scanner.IsAtEnd ? value : throw parser._scanner.Unexpected("the end of the text");
    }

    private BsonValue ReadValue()
    {
        if (++_depth > MaxDepth) throw new FormatException($"JSON: values lie deeper than {MaxDepth} in each other.");
        BsonValue value = _scanner.Peek() switch
        {
            '{' => ExtendedJson.Resolve(ReadDocument()),
            '[' => ReadArray(),
            '"' or '\'' => _scanner.TakeString(),
            '/' => _scanner.TakeRegularExpression(),
            '-' or >= '0' and <= '9' => ReadNumber(),
            _ => ReadWord(),
        };
        _depth--;
        return value;
    }

    private BsonDocument ReadDocument()
    {
        var document = new BsonDocument();
        _scanner.Take('{');
        while (!_scanner.TryTake('}'))
        {
            var name = _scanner.Peek() is '"' or '\'' ? _scanner.TakeString() : _scanner.TakeWord();
            _scanner.Take(':');
            if (document.Contains(name)) throw new FormatException($"JSON: the name '{name}' appears twice.");
            document.Add(name, ReadValue());
            if (_scanner.Peek() != '}') _scanner.Take(',');
        }
        return document;
    }

    private BsonArray ReadArray()
    {
        var array = new BsonArray();
        _scanner.Take('[');
        while (!_scanner.TryTake(']'))
        {
            array.Add(ReadValue());
            if (_scanner.Peek() != ']') _scanner.Take(',');
        }
        return array;
    }

    private BsonValue ReadNumber()
    {
        var digits = _scanner.TakeNumber();
        if (digits == "-" && _scanner.TakeWord() == "Infinity") return double.NegativeInfinity;
        if (digits.TrimStart('-') is ['0', >= '0' and <= '9', ..]) throw new FormatException($"JSON: '{digits}' begins with a zero too many.");
        if (int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var int32)) return int32;
        if (long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var int64)) return int64;
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"JSON: '{digits}' is not a number.");
    }

    private BsonValue ReadWord()
    {
        var word = _scanner.TakeWord();
        switch (word)
        {
            case "true": return BsonBoolean.True;
            case "false": return BsonBoolean.False;
            case "null": return BsonNull.Value;
            case "undefined": return BsonUndefined.Value;
            case "NaN": return double.NaN;
            case "Infinity": return double.PositiveInfinity;
            case "MinKey": return BsonMinKey.Value;
            case "MaxKey": return BsonMaxKey.Value;
            case "new": return ReadWord();
            default: return _scanner.Peek() == '(' ? ShellValue.Create(word, ReadArguments()) : throw new FormatException($"JSON: '{word}' is not a value.");
        }
    }

    private BsonValue[] ReadArguments()
    {
        var arguments = new List<BsonValue>();
        _scanner.Take('(');
        while (!_scanner.TryTake(')'))
        {
            arguments.Add(ReadValue());
            if (_scanner.Peek() != ')') _scanner.Take(',');
        }
        return [.. arguments];
    }
}

/// <summary>The shell's forms of values, such as ObjectId("…").</summary>
internal static class ShellValue
{
    internal static BsonValue Create(string name, BsonValue[] arguments)
    {
        try
        {
            return (name, arguments) switch
            {
                ("ObjectId", [BsonString text]) => ObjectId.Parse(text.Value),
                ("ISODate" or "Date", [BsonString text]) => ExtendedJson.DateOf(text),
                ("Date", [{ IsNumeric: true } number]) => new BsonDateTime(number.ToInt64()),
                ("NumberInt", [{ IsNumeric: true } number]) => number.ToInt32(),
                ("NumberInt", [BsonString text]) => JsonConvert.ToInt32(text.Value),
                ("NumberLong", [{ IsNumeric: true } number]) => number.ToInt64(),
                ("NumberLong", [BsonString text]) => JsonConvert.ToInt64(text.Value),
                ("NumberDecimal", [BsonString text]) => Decimal128.Parse(text.Value),
                ("NumberDecimal", [{ IsNumeric: true } number]) => number.ToDecimal128(),
                ("Timestamp", [{ IsNumeric: true } seconds, { IsNumeric: true } order]) => ExtendedJson.TimestampOf(seconds, order),
                ("UUID", [BsonString text]) => new BsonBinaryData(Guid.Parse(text.Value), GuidRepresentation.Standard),
                ("BinData", [{ IsNumeric: true } subType, BsonString base64]) =>
                    new BsonBinaryData(Convert.FromBase64String(base64.Value), (BsonBinarySubType)subType.ToInt32()),
                _ => throw new FormatException($"JSON: {name} with {arguments.Length} arguments is not a value."),
            };
        }
        catch (OverflowException e)
        {
            throw new FormatException($"JSON: a number of {name} is too large.", e);
        }
    }
}
