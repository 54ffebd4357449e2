using Pim.Domain.Text;

namespace Pim.Domain.Events;

/// <summary>What an event must be like to be taken.</summary>
public static class EventRules
{
    /// <summary>Most characters of an id.</summary>
    public const int MaxIdLength = 64;

    /// <summary>Most characters of a touchpoint.</summary>
    public const int MaxTouchpointLength = 50;

    /// <summary>Most characters of a query.</summary>
    public const int MaxQueryLength = 200;

    /// <summary>Most attributes of a view.</summary>
    public const int MaxAttributes = 20;

    /// <summary>Most lines of an order.</summary>
    public const int MaxLines = 200;

    /// <summary>Most of one product in one line.</summary>
    public const int MaxQuantity = 1_000_000;

    /// <summary>Most that a line may cost, in micros.</summary>
    public const long MaxAmountMicros = 1_000_000_000_000_000;

    private const int MaxNoteLength = 100;

    /// <summary>What ids look like, as a sentence.</summary>
    public static string IdRule { get; } = $"Must be 1 to {MaxIdLength} letters, digits, \".\", \"_\", \":\" and \"-\".";

    /// <summary>Whether this can be an id.</summary>
    public static bool IsId(string id)
    {
        if (id.Length is 0 or > MaxIdLength) return false;
        foreach (var c in id)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or ':' or '-')) return false;
        }
        return true;
    }

    /// <summary>Adds what is wrong with an event, in paths behind <paramref name="path"/>.</summary>
    public static void Check(Event happened, DateTimeOffset now, EventPolicy policy, string path, List<Violation> violations)
    {
        var rules = new Checks(path, violations);
        rules.Id("id", happened.Id);
        CheckTime(happened.Time, now, policy, rules);
        CheckPerson(happened, rules);
        if (happened.Channel.Length > 0 && !Codes.IsCode(happened.Channel))
            rules.Fail("channel", "Must be the code of a channel: letters, digits, underscores and hyphens, at most 100.", "INVALID_CODE");
        if (happened.Locale.Length > 0 && !Locales.TryNormalize(happened.Locale, out _))
            rules.Fail("locale", "Must be a BCP 47 locale, such as \"de-DE\".", "INVALID_LOCALE");
        rules.Text("touchpoint", happened.Touchpoint, MaxTouchpointLength);
        EventDetailRules.Check(happened.Detail, rules);
    }

    private static void CheckTime(DateTimeOffset time, DateTimeOffset now, EventPolicy policy, Checks rules)
    {
        if (time > now + policy.MaxFuture) rules.Fail("time", $"Is in the future, by more than {policy.MaxFuture} (setting Events:MaxFuture).", "IN_FUTURE");
        else if (now - time > policy.Retention)
            rules.Fail("time", $"Is older than events are kept, {policy.Retention.TotalDays:0.##} days (setting Events:Retention).", "TOO_OLD");
    }

    private static void CheckPerson(Event happened, Checks rules)
    {
        rules.PersonId(happened.Person.Kind == PersonKind.Customer ? "customer_id" : "visitor_id", happened.Person.Id);
        if (happened.Detail is not CustomerMerge merge) return;
        rules.PersonId("visitor_id", merge.VisitorId);
        if (!merge.HasConsent)
            rules.Fail("customer_merge.consent", "Must be true: a visitor is recognized as a customer only where the customer has agreed.", "CONSENT_REQUIRED");
        rules.Text("customer_merge.consent_note", merge.ConsentNote, MaxNoteLength);
    }

    /// <summary>Adds to violations under one path.</summary>
    internal readonly struct Checks(string path, List<Violation> violations)
    {
        public void Fail(string field, string description, string reason) => violations.Add(new Violation(path + field, description, reason));

        public void Id(string field, string id)
        {
            if (PersonalData.HasEmailAddress(id)) Fail(field, "Holds an e-mail address; ids must be pseudonyms.", "PERSONAL_DATA");
            else if (!IsId(id)) Fail(field, IdRule, "INVALID_ID");
        }

        public void PersonId(string field, string id)
        {
            if (PersonalData.IsPhoneNumber(id)) Fail(field, "Looks like a phone number; ids must be pseudonyms.", "PERSONAL_DATA");
            else Id(field, id);
        }

        public void Sku(string field, string sku)
        {
            if (!Codes.IsSku(sku)) Fail(field, $"Must be a SKU: 1 to {Codes.MaxSkuLength} visible characters without space at either end.", "INVALID_SKU");
        }

        public void Text(string field, string text, int maxLength)
        {
            if (TextRules.Refusal(text, maxLength) is var (description, reason)) Fail(field, description, reason);
        }
    }
}
