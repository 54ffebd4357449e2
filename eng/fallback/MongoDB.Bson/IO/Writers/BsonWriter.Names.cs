namespace MongoDB.Bson.IO;

// Which names may be written: a stack of validators, one for each open document and each one pushed.
public abstract partial class BsonWriter
{
    private readonly Stack<IElementNameValidator> _outerValidators = new();
    private IElementNameValidator _validator = NoOpElementNameValidator.Instance;
    private bool _isPushed;

    /// <summary>Sets the validator for the document written next.</summary>
    public void PushElementNameValidator(IElementNameValidator validator)
    {
        ArgumentNullException.ThrowIfNull(validator);
        _outerValidators.Push(_validator);
        _validator = validator;
        _isPushed = true;
    }

    public void PopElementNameValidator()
    {
        _validator = _outerValidators.Pop();
        _isPushed = true;
    }

    private protected bool ValidatesNames => _validator != NoOpElementNameValidator.Instance;

    private void CheckName(string name)
    {
        _isPushed = false;
        if (ValidatesNames && !_validator.IsValidElementName(name)) throw new BsonSerializationException($"Element name '{name}' is not valid.");
    }

    // A document right after a push is the one the pushed validator is for; in an array, the array's own goes on.
    private void OpenValidator()
    {
        _outerValidators.Push(_validator);
        var isOwn = _isPushed || State != BsonWriterState.Value || !IsInDocument;
        if (!isOwn && ValidatesNames) _validator = _validator.GetValidatorForChildContent(Name);
        _isPushed = false;
    }

    private void CloseValidator()
    {
        _validator = _outerValidators.Pop();
        _isPushed = false;
    }
}
