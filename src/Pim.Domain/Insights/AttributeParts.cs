using Pim.Domain.Attributes;
using Pim.Domain.Events;

namespace Pim.Domain.Insights;

/// <summary>Tells which part of content an attribute belongs to: views say which parts were seen, and seldom which attributes.</summary>
public static class AttributeParts
{
    private static readonly (ContentParts Part, string[] Words)[] Kinds =
    [
        (ContentParts.Manual, ["manual", "guide", "instruction", "care", "datasheet", "document", "assembly", "warranty"]),
        (ContentParts.Video, ["video"]),
        (ContentParts.Faq, ["faq", "question", "answer"]),
        (ContentParts.Description, ["description", "story"]),
        (ContentParts.Gallery, ["image", "picture", "photo", "gallery"]),
    ];

    /// <summary>The part that the code of an attribute, or of its group, has a word of in it; none when there is no such word.</summary>
    public static ContentParts OfName(string attribute, string group)
    {
        foreach (var (part, words) in Kinds)
        {
            if (words.Any(IsInName)) return part;
        }
        return ContentParts.None;

        bool IsInName(string word) => attribute.Contains(word, StringComparison.OrdinalIgnoreCase) || group.Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The part by name or, where that says nothing, by type: what can be measured or chosen is technical data. None for what no part shows.</summary>
    public static ContentParts Of(AttributeDefinition attribute) =>
        OfName(attribute.Code, attribute.Group) is var part and not ContentParts.None ? part : OfType(attribute.Type);

    private static ContentParts OfType(AttributeType type) => type switch
    {
        AttributeType.RichText => ContentParts.Description,
        AttributeType.Asset => ContentParts.Gallery,
        AttributeType.Number or AttributeType.Measurement or AttributeType.Boolean => ContentParts.Specification,
        AttributeType.SingleSelect or AttributeType.MultiSelect => ContentParts.Specification,
        _ => ContentParts.None,
    };
}
