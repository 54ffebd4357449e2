using Pim.Application.Events;
using Pim.Application.Products;
using Pim.Application.Schema;
using Pim.Domain;
using Pim.Domain.Insights;
using Pim.Domain.Schema;

namespace Pim.Application.Insights;

/// <summary>
/// Refuses names that nobody knows: they are misspelt, and a report of zeros would hide it. What events name need not be in the catalogue (a till that is no
/// channel, a product that is gone), so it is looked for in the events before it is refused: they are read only then, and no further than the first
/// that names it.
/// </summary>
public sealed class ScopeNames(EventFolding folding, CustomerHistories histories, SchemaCatalog schemas, IProductStore products)
{
    /// <summary>Throws NotFound, with all fields at fault, where a scope, or what else a report asks about, names something unknown.</summary>
    internal async Task ThrowIfUnknownAsync(IEnumerable<ScopeName> names, CancellationToken cancellationToken)
    {
        var schema = await schemas.CurrentAsync(cancellationToken);
        var unknown = new List<Violation>();
        foreach (var name in names)
        {
            if (name.Text.Length == 0 || await IsKnownAsync(name, schema, cancellationToken)) continue;
            var nowhere = name.IsInEvents is null ? "The catalogue does not know" : "Neither the catalogue nor any event knows";
            unknown.Add(new Violation(name.Field, $"{nowhere} '{name.Text}'.", "NOT_FOUND"));
        }
        if (unknown.Count > 0) throw PimException.NotFound(unknown);
    }

    private async Task<bool> IsKnownAsync(ScopeName name, CatalogSchema schema, CancellationToken cancellationToken)
    {
        if (name.IsInSchema?.Invoke(schema) == true) return true;
        if (name.IsProduct && (await products.GetAsync([name.Text], cancellationToken)).Count > 0) return true;
        if (name.IsInEvents is not { } isIn) return false;
        // What waits cannot be looked through: it may name it.
        return await histories.AnyAsync(isIn, cancellationToken) || await folding.RefreshAsync(cancellationToken) > 0;
    }
}

/// <summary>A name that a report asks about.</summary>
/// <param name="Field">Where it stands in the request.</param>
/// <param name="Text">The name; empty when there is none.</param>
internal sealed record ScopeName(string Field, string Text)
{
    /// <summary>Whether the schema knows it; null for what the schema never does.</summary>
    public Func<CatalogSchema, bool>? IsInSchema { get; init; }

    /// <summary>Whether it is a SKU.</summary>
    public bool IsProduct { get; init; }

    /// <summary>Whether somebody's events name it; null for what events never do.</summary>
    public Func<CustomerHistory, HistoryNames, bool>? IsInEvents { get; init; }

    /// <summary>The names of a scope.</summary>
    public static IEnumerable<ScopeName> Of(InsightScope scope) =>
    [
        new("scope.channel", scope.Channel)
        {
            IsInSchema = schema => schema.Channels.ContainsKey(scope.Channel),
            IsInEvents = (history, names) => names.Find(scope.Channel) is var channel && history.HasPlace(place => place.Channel == channel),
        },
        new("scope.locale", scope.Locale)
        {
            IsInSchema = schema => schema.Channels.Values.Any(channel => channel.FindLocale(scope.Locale) is not null),
            IsInEvents = (history, names) => names.Find(scope.Locale) is var locale && history.HasPlace(place => place.Locale == locale),
        },
        new("scope.touchpoint", scope.Touchpoint)
        {
            IsInEvents = (history, names) => names.Find(scope.Touchpoint) is var touchpoint && history.HasPlace(place => place.Touchpoint == touchpoint),
        },
        new("scope.acquisition_source", scope.AcquisitionSource)
        {
            IsInEvents = (history, names) => history.AcquisitionSource == names.Find(scope.AcquisitionSource),
        },
        new("scope.segment", scope.Segment) { IsInSchema = schema => schema.Segments.ContainsKey(scope.Segment) },
        new("scope.product", scope.Product) { IsProduct = true, IsInEvents = (history, names) => history.HasProduct(names.Find(scope.Product)) },
        new("scope.category", scope.Category) { IsInSchema = schema => schema.Categories.ContainsKey(scope.Category) },
        new("scope.family", scope.Family) { IsInSchema = schema => schema.Families.ContainsKey(scope.Family) },
    ];

    /// <summary>The attribute that content is asked about.</summary>
    public static ScopeName Of(ContentSubject content) => new("content.attribute", content.Attribute)
    {
        IsInSchema = schema => schema.Attributes.ContainsKey(content.Attribute),
        IsInEvents = (history, names) => history.HasAttribute(names.Find(content.Attribute)),
    };

    /// <summary>A branch of an experiment; any branch, without its name.</summary>
    public static ScopeName OfExperiment(string field, string experiment, string? arm = null) => new(field, arm ?? experiment)
    {
        IsInEvents = (history, names) =>
        {
            foreach (ref readonly var shown in history.Exposures)
            {
                if (shown.Experiment == names.Find(experiment) && (arm is null || shown.Arm == names.Find(arm))) return true;
            }
            return false;
        },
    };
}
