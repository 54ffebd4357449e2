using Google.Protobuf.WellKnownTypes;
using Pim.Domain;
using Pim.Domain.Schema;
using Pim.Domain.Text;
using PimService.Requests;

namespace PimService.Schema;

/// <summary>How one kind of schema noun travels: both ways between message and noun, and the fields that masks can name.</summary>
internal abstract class SchemaMapping<TNoun, TMessage>
    where TNoun : SchemaNoun
    where TMessage : class
{
    private static readonly string[] OutputOnly = ["name", "etag", "create_time", "update_time"];

    /// <summary>First part of the resource name, such as "attributeGroups".</summary>
    public abstract string Collection { get; }

    /// <summary>Field of requests that carries the resource, such as "attribute_group".</summary>
    public abstract string Field { get; }

    /// <summary>The fields that callers set, apart from the code and the labels.</summary>
    protected abstract IReadOnlyList<SchemaField<TNoun, TMessage>> OwnFields { get; }

    /// <summary>The fields that callers set, as they stand in export rows.</summary>
    public abstract TMessage Row(TNoun noun);

    /// <summary>The noun as a resource of its own.</summary>
    public abstract TMessage Resource(TNoun noun);

    /// <summary>The noun that a message makes by itself. What cannot be read is gathered, with paths relative to the message.</summary>
    public abstract TNoun Read(TMessage message, ViolationList violations);

    /// <summary>What tells which noun a message is about, and which state of it.</summary>
    public abstract (string Name, string Code, string Etag) Identity(TMessage message);

    /// <summary>Labels of a message, empty or not.</summary>
    protected abstract bool HasLabels(TMessage message);

    /// <summary>Where a violation stands in the message; nouns keep some lists in another order than the message gave.</summary>
    protected virtual string Locate(Violation violation, TMessage message) => violation.Field;

    /// <summary>The code that a message names, by itself or in its name. A name of another kind is gathered.</summary>
    public string CodeOf(TMessage message, ViolationList violations)
    {
        var (name, code, _) = Identity(message);
        if (code.Length > 0 || name.Length == 0) return code;
        if (ResourceNames.TryCode(Collection, name, out var named)) return named;
        violations.Add("name", ResourceNames.MustBe($"{Collection}/{{code}}"), "INVALID_NAME");
        return "";
    }

    /// <summary>Where violations of a message stand in the request that carries it.</summary>
    public Func<Violation, string> PathIn(TMessage message) => violation => $"{Field}.{Locate(violation, message)}";

    /// <summary>The noun that the message is, under the code that it names.</summary>
    public TNoun Whole(TMessage message, string code, ViolationList violations) => (TNoun)(Read(message, violations) with { Code = code });

    /// <summary>An edit that takes over the fields that the message carries.</summary>
    public Func<TNoun, TNoun> Populated(TMessage message, TNoun given)
    {
        var fields = Fields.Where(f => f.IsPopulated?.Invoke(message) == true).ToList();
        return noun => fields.Aggregate(noun, (edited, field) => field.Copy(edited, given));
    }

    /// <summary>An edit that takes over the fields that a mask names; those that the message does not carry are cleared.</summary>
    public Func<TNoun, TNoun> Masked(FieldMask mask, TNoun given)
    {
        if (mask.Paths.Contains("*")) return _ => given;
        var copies = mask.Paths.Select(CopyOf).OfType<Func<TNoun, TNoun, TNoun>>().ToList();
        return noun => copies.Aggregate(noun, (edited, copy) => copy(edited, given));
    }

    /// <summary>Whether a mask names the field of a violation: what it does not name need not be readable.</summary>
    public static bool Covers(FieldMask mask, Violation violation) => mask.Paths.Any(path => path == "*" || Covers(path, violation.Field));

    /// <summary>Why a mask cannot name this path, or null when it can.</summary>
    public string? Refusal(string path)
    {
        if (MaskPath.TrySplit(path, out var field, out var key) && field == "labels" && !Locales.TryNormalize(key, out _))
            return $"'{MaskPath.Shown(key)}' is not a BCP 47 locale, such as \"de-DE\".";
        if (path is "*" or "code" || CopyOf(path) is not null) return null;
        return OutputOnly.Contains(path)
            ? $"'{path}' is output only."
            : MaskPath.Unknown(path, Fields.Select(f => f.CopyEntry is null ? f.Path : $"{f.Path}, {f.Path}.KEY").Prepend("code"));
    }

    private IEnumerable<SchemaField<TNoun, TMessage>> Fields => OwnFields.Prepend(
        new("labels", HasLabels, (to, from) => (TNoun)(to with { Labels = from.Labels }))
        {
            CopyEntry = (to, from, locale) => (TNoun)(to with { Labels = LabelsWith(to.Labels, from.Labels, Wire.Locale(locale)) }),
        });

    private Func<TNoun, TNoun, TNoun>? CopyOf(string path)
    {
        if (Fields.FirstOrDefault(f => f.Path == path) is { } whole) return whole.Copy;
        return MaskPath.TrySplit(path, out var name, out var key) && Fields.FirstOrDefault(f => f.Path == name)?.CopyEntry is { } copy
            ? (to, from) => copy(to, from, key)
            : null;
    }

    private static bool Covers(string path, string field) =>
        field.StartsWith(path, StringComparison.Ordinal) && (field.Length == path.Length || field[path.Length] is '.' or '[');

    private static LocalizedText LabelsWith(LocalizedText labels, LocalizedText given, string locale) =>
        LocalizedText.Of(labels.Entries.Where(e => e.Locale != locale).Concat(given.Entries.Where(e => e.Locale == locale))
            .Select(e => KeyValuePair.Create(e.Locale, e.Text)));
}
