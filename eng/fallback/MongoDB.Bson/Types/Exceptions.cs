namespace MongoDB.Bson;

/// <summary>The base of the exceptions of this assembly.</summary>
public class BsonException : Exception
{
    public BsonException() { }
    public BsonException(string message) : base(message) { }
    public BsonException(string message, Exception innerException) : base(message, innerException) { }
}

/// <summary>A broken assumption inside the library or the driver.</summary>
public class BsonInternalException : BsonException
{
    public BsonInternalException() { }
    public BsonInternalException(string message) : base(message) { }
    public BsonInternalException(string message, Exception innerException) : base(message, innerException) { }
}

/// <summary>A value that cannot be written as, or read from, BSON.</summary>
public class BsonSerializationException : BsonException
{
    public BsonSerializationException() { }
    public BsonSerializationException(string message) : base(message) { }
    public BsonSerializationException(string message, Exception innerException) : base(message, innerException) { }
}
