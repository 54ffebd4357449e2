namespace MongoDB.Bson.IO;

/// <summary>The order in which a writer's parts may come, kept in one place for all forms of BSON.</summary>
public abstract partial class BsonWriter : IBsonWriter
{
    private Stack<BsonWriterSettings> _outerSettings;

    private protected BsonWriter(BsonWriterSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Settings = settings.FrozenCopy();
    }

    public virtual long Position => 0;
    public int SerializationDepth { get; private set; }
    public BsonWriterSettings Settings { get; private set; }
    public BsonWriterState State { get; private protected set; }

    protected bool Disposed { get; private set; }

    /// <summary>The name written last.</summary>
    protected string Name { get; private set; }

    public virtual void Close() => State = BsonWriterState.Closed;

    public virtual void Flush() { }

    public void Dispose()
    {
        if (Disposed) return;
        Close();
        Disposed = true;
        GC.SuppressFinalize(this);
    }

    public void PushSettings(Action<BsonWriterSettings> configurator)
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

    public virtual void WriteName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (State != BsonWriterState.Name) throw WrongState(nameof(WriteName));
        CheckName(name);
        Name = name;
        State = BsonWriterState.Value;
    }

    public void WriteStartDocument()
    {
        Open(nameof(WriteStartDocument), BsonType.Document);
        State = BsonWriterState.Name;
    }

    public void WriteStartArray()
    {
        Open(nameof(WriteStartArray), BsonType.Array);
        State = BsonWriterState.Value;
    }

    public void WriteEndDocument()
    {
        if (State != BsonWriterState.Name || !IsInDocument) throw WrongState(nameof(WriteEndDocument));
        Close(BsonType.Document);
    }

    public void WriteEndArray()
    {
        if (State != BsonWriterState.Value || IsInDocument) throw WrongState(nameof(WriteEndArray));
        Close(BsonType.Array);
    }

    public void WriteJavaScriptWithScope(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        Begin(nameof(WriteJavaScriptWithScope), BsonType.JavaScriptWithScope);
        PutCodeBeforeScope(code);
        State = BsonWriterState.ScopeDocument;
    }

    /// <summary>What follows a value: in a document a name, in an array the next value.</summary>
    private protected abstract BsonWriterState StateAfterValue { get; }

    private protected abstract bool IsInDocument { get; }
    private protected virtual void OnSettingsChanged() { }

    /// <summary>Writes what comes before a value: its type, its name.</summary>
    private protected abstract void PutHead(BsonType type);
    private protected abstract void Enter(BsonType type);
    private protected abstract void Leave(BsonType type);
    private protected abstract void PutCodeBeforeScope(string code);

    private protected InvalidOperationException WrongState(string method) => new($"{method} cannot be called when the writer's state is {State}.");

    private protected void Begin(string method, BsonType type)
    {
        ObjectDisposedException.ThrowIf(Disposed, this);
        if (State != BsonWriterState.Value) throw WrongState(method);
        PutHead(type);
    }

    private protected void End() => State = StateAfterValue;

    private void Open(string method, BsonType type)
    {
        ObjectDisposedException.ThrowIf(Disposed, this);
        if (State is not (BsonWriterState.Value or BsonWriterState.Initial or BsonWriterState.ScopeDocument or BsonWriterState.Done)) throw WrongState(method);
        if (SerializationDepth >= Settings.MaxSerializationDepth)
            throw new BsonSerializationException("Maximum serialization depth exceeded (does the object being serialized have a circular reference?).");
        if (State == BsonWriterState.Value) PutHead(type);
        OpenValidator();
        Enter(type);
        SerializationDepth++;
    }

    private void Close(BsonType type)
    {
        SerializationDepth--;
        CloseValidator();
        Leave(type);
        State = StateAfterValue;
    }
}
