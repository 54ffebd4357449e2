using System.Text;

namespace MongoDB.Bson.IO;

/// <summary>Settings of a reader; they cannot change once they are in use.</summary>
public abstract class BsonReaderSettings
{
    public bool IsFrozen { get; private set; }

    public BsonReaderSettings Clone()
    {
        var clone = (BsonReaderSettings)MemberwiseClone();
        clone.IsFrozen = false;
        return clone;
    }

    public BsonReaderSettings Freeze()
    {
        IsFrozen = true;
        return this;
    }

    public BsonReaderSettings FrozenCopy() => IsFrozen ? this : Clone().Freeze();

    private protected void ThrowIfFrozen()
    {
        if (IsFrozen) throw new InvalidOperationException($"{GetType().Name} is frozen.");
    }
}

/// <summary>Settings of a writer; they cannot change once they are in use.</summary>
public abstract class BsonWriterSettings
{
    private int _maxSerializationDepth = BsonDefaults.MaxSerializationDepth;

    public bool IsFrozen { get; private set; }

    /// <summary>How deep documents and arrays may lie in each other.</summary>
    public int MaxSerializationDepth
    {
        get => _maxSerializationDepth;
        set
        {
            ThrowIfFrozen();
            _maxSerializationDepth = value;
        }
    }

    public BsonWriterSettings Clone()
    {
        var clone = (BsonWriterSettings)MemberwiseClone();
        clone.IsFrozen = false;
        return clone;
    }

    public BsonWriterSettings Freeze()
    {
        IsFrozen = true;
        return this;
    }

    public BsonWriterSettings FrozenCopy() => IsFrozen ? this : Clone().Freeze();

    private protected void ThrowIfFrozen()
    {
        if (IsFrozen) throw new InvalidOperationException($"{GetType().Name} is frozen.");
    }
}

/// <summary>Settings of a <see cref="BsonBinaryReader"/>.</summary>
public sealed class BsonBinaryReaderSettings : BsonReaderSettings
{
    private UTF8Encoding _encoding = Utf8Encodings.Strict;
    private int _maxDocumentSize = BsonDefaults.MaxDocumentSize;

    public static BsonBinaryReaderSettings Defaults { get; } = (BsonBinaryReaderSettings)new BsonBinaryReaderSettings().Freeze();

    /// <summary>How text that is not UTF-8 is treated.</summary>
    public UTF8Encoding Encoding
    {
        get => _encoding;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            ThrowIfFrozen();
            _encoding = value;
        }
    }

    /// <summary>The largest document, in bytes.</summary>
    public int MaxDocumentSize
    {
        get => _maxDocumentSize;
        set
        {
            ThrowIfFrozen();
            _maxDocumentSize = value;
        }
    }
}

/// <summary>Settings of a <see cref="BsonBinaryWriter"/>.</summary>
public sealed class BsonBinaryWriterSettings : BsonWriterSettings
{
    private UTF8Encoding _encoding = Utf8Encodings.Strict;
    private int _maxDocumentSize = BsonDefaults.MaxDocumentSize;

    public static BsonBinaryWriterSettings Defaults { get; } = (BsonBinaryWriterSettings)new BsonBinaryWriterSettings().Freeze();

    /// <summary>How text with lone surrogates is treated.</summary>
    public UTF8Encoding Encoding
    {
        get => _encoding;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            ThrowIfFrozen();
            _encoding = value;
        }
    }

    /// <summary>The largest document, in bytes.</summary>
    public int MaxDocumentSize
    {
        get => _maxDocumentSize;
        set
        {
            ThrowIfFrozen();
            _maxDocumentSize = value;
        }
    }
}

/// <summary>Settings of a <see cref="BsonDocumentReader"/>.</summary>
public sealed class BsonDocumentReaderSettings : BsonReaderSettings;

/// <summary>Settings of a <see cref="BsonDocumentWriter"/>.</summary>
public sealed class BsonDocumentWriterSettings : BsonWriterSettings;

/// <summary>Settings of a <see cref="JsonReader"/>.</summary>
public sealed class JsonReaderSettings : BsonReaderSettings;
