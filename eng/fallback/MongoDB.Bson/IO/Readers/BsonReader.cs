namespace MongoDB.Bson.IO;

/// <summary>The order in which a reader's parts may be asked for, kept in one place for all forms of BSON.</summary>
public abstract partial class BsonReader : IBsonReader
{
    private Stack<BsonReaderSettings> _outerSettings;

    private protected BsonReader(BsonReaderSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Settings = settings.FrozenCopy();
    }

    public BsonReaderSettings Settings { get; private set; }
    public BsonReaderState State { get; private protected set; }
    public BsonType CurrentBsonType { get; private protected set; }

    /// <summary>The name of the element at hand; null in an array.</summary>
    protected string CurrentName { get; private protected set; }

    protected bool Disposed { get; private set; }

    public virtual void Close() => State = BsonReaderState.Closed;

    public void Dispose()
    {
        if (Disposed) return;
        Close();
        Disposed = true;
        GC.SuppressFinalize(this);
    }

    public abstract BsonReaderBookmark GetBookmark();
    public abstract void ReturnToBookmark(BsonReaderBookmark bookmark);
    public abstract bool IsAtEndOfFile();
    public abstract BsonType ReadBsonType();

    public BsonType GetCurrentBsonType() =>
        State is BsonReaderState.Initial or BsonReaderState.ScopeDocument or BsonReaderState.Type ? ReadBsonType() : CurrentBsonType;

    public void PushSettings(Action<BsonReaderSettings> configurator)
    {
        ArgumentNullException.ThrowIfNull(configurator);
        var settings = Settings.Clone();
        configurator(settings);
        (_outerSettings ??= new()).Push(Settings);
        Settings = settings.Freeze();
        OnSettingsChanged();
    }

    public void PopSettings()
    {
        Settings = _outerSettings.Pop();
        OnSettingsChanged();
    }

    public string ReadName() => ReadName(null);

    public virtual string ReadName(INameDecoder nameDecoder)
    {
        if (State == BsonReaderState.Type) ReadBsonType();
        if (State != BsonReaderState.Name) throw WrongState(nameof(ReadName));
        State = BsonReaderState.Value;
        CurrentName = TakeName(nameDecoder);
        return CurrentName;
    }

    public void SkipName()
    {
        if (State != BsonReaderState.Name) throw WrongState(nameof(SkipName));
        PassName();
        State = BsonReaderState.Value;
    }

    public void SkipValue()
    {
        if (State == BsonReaderState.Name) SkipName();
        if (State != BsonReaderState.Value) throw WrongState(nameof(SkipValue));
        PassValue();
        State = StateAfterValue;
    }

    /// <summary>What follows a value: in a document or array the type of the next.</summary>
    private protected abstract BsonReaderState StateAfterValue { get; }

    private protected abstract string TakeName(INameDecoder nameDecoder);
    private protected virtual void PassName() => TakeName(null);
    private protected abstract void PassValue();
    private protected virtual void OnSettingsChanged() { }

    private protected InvalidOperationException WrongState(string method) => new($"{method} cannot be called when the reader's state is {State}.");

    /// <summary>Stands at a value of the type, or refuses.</summary>
    private protected void Begin(string method, BsonType required)
    {
        ObjectDisposedException.ThrowIf(Disposed, this);
        if (State is BsonReaderState.Initial or BsonReaderState.ScopeDocument or BsonReaderState.Type) ReadBsonType();
        if (State == BsonReaderState.Name) SkipName();
        if (State != BsonReaderState.Value) throw WrongState(method);
        if (CurrentBsonType != required)
            throw new InvalidOperationException($"{method} can only be called when CurrentBsonType is {required}, not when CurrentBsonType is {CurrentBsonType}.");
    }

    private protected T End<T>(T value)
    {
        State = StateAfterValue;
        return value;
    }
}
