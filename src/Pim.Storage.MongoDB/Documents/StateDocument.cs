using MongoDB.Bson;
using Pim.Domain.Products;

namespace Pim.Storage.MongoDB.Documents;

/// <summary>What is computed about a product. Whether there are issues, and the percent, are told apart because products are found by them.</summary>
internal static class StateDocument
{
    public static BsonDocument Write(ProductState state)
    {
        var document = new BsonDocument();
        document.AddFlag("hasIssues", state.Issues.Count > 0);
        document.AddList("completeness", state.Completeness, Write);
        document.AddList("issues", state.Issues, Write);
        document.AddCodes("inheritedCategories", state.InheritedCategories);
        return document;
    }

    /// <summary>The state in the document of a product.</summary>
    public static ProductState ReadIn(BsonDocument product) =>
        product.Read(static d => d.TryGetValue("state", out var state) ? Read(state.AsBsonDocument) : ProductState.None);

    private static ProductState Read(BsonDocument document) => new(document.List("completeness", ReadCompleteness), document.List("issues", ReadIssue))
    {
        InheritedCategories = document.Codes("inheritedCategories"),
    };

    private static BsonDocument Write(Completeness completeness)
    {
        var document = new BsonDocument
        {
            { "channel", completeness.Channel }, { "locale", completeness.Locale }, { "percent", completeness.Percent }, { "required", completeness.Required },
        };
        document.AddCodes("missing", completeness.Missing);
        return document;
    }

    private static Completeness ReadCompleteness(BsonDocument document) =>
        new(document.Text("channel"), document.Text("locale"), document.Number("required"), document.Codes("missing"));

    private static BsonDocument Write(ProductIssue issue) =>
        new() { { "field", issue.Field }, { "description", issue.Description }, { "reason", issue.Reason } };

    private static ProductIssue ReadIssue(BsonDocument document) => new(document.Text("field"), document.Text("description"), document.Text("reason"));
}
