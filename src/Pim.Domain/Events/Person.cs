namespace Pim.Domain.Events;

/// <summary>Who did something: a customer, or a visitor who is not known as one. The two are names of their own: customer "a" is not visitor "a".</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Id">The pseudonym.</param>
public readonly record struct Person(PersonKind Kind, string Id)
{
    /// <summary>One text for both; customers come before visitors in its order.</summary>
    public string Key => (Kind == PersonKind.Customer ? "c" : "v") + Id;

    /// <summary>A customer.</summary>
    public static Person Customer(string id) => new(PersonKind.Customer, id);

    /// <summary>A visitor.</summary>
    public static Person Visitor(string id) => new(PersonKind.Visitor, id);

    /// <summary>Reads <see cref="Key"/>.</summary>
    public static Person OfKey(string key) => new(key[0] == 'c' ? PersonKind.Customer : PersonKind.Visitor, key[1..]);
}

/// <summary>Kinds of persons.</summary>
public enum PersonKind
{
    /// <summary>Known to the sender, by a pseudonym.</summary>
    Customer,

    /// <summary>Known only as a browser or device.</summary>
    Visitor,
}
