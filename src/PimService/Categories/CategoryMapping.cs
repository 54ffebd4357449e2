using Pim.Application;
using Pim.Domain.Categories;
using PimService.Requests;
using PimService.Schema;
using V1 = Pim.V1;

namespace PimService.Categories;

/// <summary>How categories travel.</summary>
internal sealed class CategoryMapping : SchemaMapping<Category, V1.Category>
{
    /// <summary>The one there is.</summary>
    public static readonly CategoryMapping Instance = new();

    private CategoryMapping()
    {
    }

    /// <inheritdoc/>
    public override string Collection => "categories";

    /// <inheritdoc/>
    public override string Field => "category";

    /// <inheritdoc/>
    protected override IReadOnlyList<SchemaField<Category, V1.Category>> OwnFields { get; } =
    [
        new("parent", m => m.Parent.Length > 0, (to, from) => to with { Parent = from.Parent }),
        new("position", m => m.Position != 0, (to, from) => to with { Position = from.Position }),
    ];

    /// <inheritdoc/>
    public override V1.Category Row(Category noun)
    {
        var message = new V1.Category { Code = noun.Code, Parent = noun.Parent, Position = noun.Position };
        noun.Labels.WriteTo(message.Labels);
        return message;
    }

    /// <inheritdoc/>
    public override V1.Category Resource(Category noun)
    {
        var message = Row(noun);
        message.Name = noun.Name;
        message.Etag = Etag.Of(noun.Revision);
        message.CreateTime = Wire.Write(noun.CreateTime);
        message.UpdateTime = Wire.Write(noun.UpdateTime);
        return message;
    }

    /// <inheritdoc/>
    public override Category Read(V1.Category message, ViolationList violations) => new()
    {
        Code = message.Code,
        Labels = Wire.Labels(message.Labels, "labels", violations),
        Parent = message.Parent,
        Position = message.Position,
    };

    /// <inheritdoc/>
    public override (string Name, string Code, string Etag) Identity(V1.Category message) => (message.Name, message.Code, message.Etag);

    /// <inheritdoc/>
    protected override bool HasLabels(V1.Category message) => message.Labels.Count > 0;
}
