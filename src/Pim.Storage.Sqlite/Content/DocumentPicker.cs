using System.Text;
using Pim.Application.Publications;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Content;

/// <summary>
/// Reads the documents of changes, in the locales asked for. Nearly all changes of a channel have the same locales, so that these are looked
/// at once, and the places of the documents are known for the changes that follow.
/// </summary>
/// <param name="session">The reader.</param>
/// <param name="asked">Locales in the order to answer; null for all of each change.</param>
internal sealed class DocumentPicker(Session session, IReadOnlyList<string>? asked)
{
    /// <summary>Finds a document by its id.</summary>
    public const string Find = "SELECT bytes FROM contents WHERE id = ?1";

    private readonly List<(int Place, string Locale)> _picked = [];
    private byte[]? _locales;

    /// <summary>The documents of a change.</summary>
    /// <param name="sequence">Of the change.</param>
    /// <param name="locales">Locales of the change, as they are stored.</param>
    public IReadOnlyList<ContentDocument> Read(long sequence, ReadOnlySpan<byte> locales)
    {
        if (_locales is null || !locales.SequenceEqual(_locales)) Pick(locales);
        if (_picked.Count == 0) return [];
        var documents = new ContentDocument[_picked.Count];
        for (var i = 0; i < documents.Length; i++)
            documents[i] = new ContentDocument(_picked[i].Locale, ReadBytes(ChangeTable.IdOf(sequence, _picked[i].Place)));
        return documents;
    }

    private void Pick(ReadOnlySpan<byte> locales)
    {
        _locales = locales.ToArray();
        _picked.Clear();
        if (locales.IsEmpty) return;
        var present = Encoding.UTF8.GetString(locales).Split(' ');
        foreach (var locale in asked ?? present)
        {
            if (Array.IndexOf(present, locale) is >= 0 and var place) _picked.Add((place, locale));
        }
    }

    private byte[] ReadBytes(long id)
    {
        using var row = session.Use(Find).Bind(1, id);
        return row.Step() ? row.Utf8(0).ToArray() : throw StoreErrors.Unreadable($"the document {id} is not there.");
    }
}
