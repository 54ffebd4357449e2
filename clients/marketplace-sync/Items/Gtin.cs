namespace Pim.MarketplaceSync.Items;

/// <summary>Global Trade Item Numbers.</summary>
internal static class Gtin
{
    /// <summary>Whether it has 8, 12, 13 or 14 digits of which the last is right (GS1 General Specifications, section 7.9.1).</summary>
    public static bool IsValid(string text)
    {
        if (text.Length is not (8 or 12 or 13 or 14) || !text.All(char.IsAsciiDigit)) return false;
        var sum = 0;
        for (var i = 0; i < text.Length - 1; i++) sum += (text[i] - '0') * ((text.Length - i) % 2 == 0 ? 3 : 1);
        return (10 - sum % 10) % 10 == text[^1] - '0';
    }
}
