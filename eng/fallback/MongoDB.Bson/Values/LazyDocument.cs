namespace MongoDB.Bson;

/// <summary>A document whose elements are made when they are first asked for.</summary>
public abstract class LazyDocument : BsonDocument
{
    private bool _made;

    public override int ElementCount
    {
        get
        {
            Make();
            return base.ElementCount;
        }
    }

    public override IEnumerable<BsonElement> Elements
    {
        get
        {
            Make();
            return base.Elements;
        }
    }

    public override BsonDocument Add(BsonElement element)
    {
        Make();
        return base.Add(element);
    }

    public override void Clear()
    {
        _made = true;
        base.Clear();
    }

    public override BsonDocument SetElement(BsonElement element)
    {
        Make();
        return base.SetElement(element);
    }

    public override BsonDocument SetElement(int index, BsonElement element)
    {
        Make();
        return base.SetElement(index, element);
    }

    public override void InsertAt(int index, BsonElement element)
    {
        Make();
        base.InsertAt(index, element);
    }

    public override void Remove(string name)
    {
        Make();
        base.Remove(name);
    }

    public override void RemoveAt(int index)
    {
        Make();
        base.RemoveAt(index);
    }

    public override void RemoveElement(BsonElement element)
    {
        Make();
        base.RemoveElement(element);
    }

    public override BsonElement GetElement(int index)
    {
        Make();
        return base.GetElement(index);
    }

    public override int IndexOfName(string name)
    {
        Make();
        return base.IndexOfName(name);
    }

    /// <summary>Makes the elements.</summary>
    protected abstract IEnumerable<BsonElement> Materialize();

    private void Make()
    {
        if (_made) return;
        _made = true;
        foreach (var element in Materialize()) base.Add(element);
    }
}
