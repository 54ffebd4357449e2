namespace MongoDB.Bson;

/// <summary>The type byte of a BSON element.</summary>
public enum BsonType
{
    EndOfDocument = 0x00,
    Double = 0x01,
    String = 0x02,
    Document = 0x03,
    Array = 0x04,
    Binary = 0x05,
    Undefined = 0x06,
    ObjectId = 0x07,
    Boolean = 0x08,
    DateTime = 0x09,
    Null = 0x0A,
    RegularExpression = 0x0B,
    JavaScript = 0x0D,
    Symbol = 0x0E,
    JavaScriptWithScope = 0x0F,
    Int32 = 0x10,
    Timestamp = 0x11,
    Int64 = 0x12,
    Decimal128 = 0x13,
    MinKey = 0xFF,
    MaxKey = 0x7F,
}

/// <summary>The subtype byte of a binary value.</summary>
public enum BsonBinarySubType
{
    Binary = 0x00,
    Function = 0x01,
    OldBinary = 0x02,
    UuidLegacy = 0x03,
    UuidStandard = 0x04,
    MD5 = 0x05,
    Encrypted = 0x06,
    Column = 0x07,
    Sensitive = 0x08,
    Vector = 0x09,
    UserDefined = 0x80,
}

/// <summary>How the 16 bytes of a UUID lie in a binary value.</summary>
public enum GuidRepresentation
{
    Unspecified = 0,
    Standard = 1,
    CSharpLegacy = 2,
    JavaLegacy = 3,
    PythonLegacy = 4,
}
