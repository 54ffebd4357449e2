using Pim.Domain;
using Pim.Domain.Channels;
using Pim.Domain.Products;
using Pim.Domain.Publications;
using Pim.Domain.Schema;

namespace Pim.Application.Publications;

/// <summary>Which of some drafts are to be published in a channel, and which are refused and why.</summary>
internal sealed class PublicationPlan(CatalogSchema schema, Channel channel, Dictionary<string, Lineage> lineages, Dictionary<string, Publication> held)
{
    private readonly List<Publication> _puts = [];
    private readonly List<(string Sku, IReadOnlyList<Violation> Violations)> _refusals = [];

    public CatalogSchema Schema => schema;

    public Channel Channel => channel;

    /// <summary>The drafts with the models above them.</summary>
    public IReadOnlyDictionary<string, Lineage> Lineages => lineages;

    /// <summary>What the channel has of them.</summary>
    public IReadOnlyDictionary<string, Publication> Held => held;

    /// <summary>The publications to make; drafts that the channel has already are not among them.</summary>
    public IReadOnlyList<Publication> Puts => _puts;

    /// <summary>The drafts that are refused, with the rules that they break.</summary>
    public IReadOnlyList<(string Sku, IReadOnlyList<Violation> Violations)> Refusals => _refusals;

    /// <summary>Judges one draft.</summary>
    public void Consider(string sku, Review? review, string actor, DateTimeOffset now)
    {
        var draft = lineages[sku];
        if (held.TryGetValue(sku, out var publication) && publication.Revision == draft.Product.Revision) return;
        var violations = PublicationRules.Check(draft, schema, channel, review);
        if (violations.Count > 0) _refusals.Add((sku, violations));
        else _puts.Add(new Publication(sku, channel.Code, draft.Product.Revision, now, actor));
    }

    /// <summary>Refuses variants whose models the channel neither has nor gets: it would not see them.</summary>
    public void RefuseOrphans()
    {
        foreach (var put in _puts.ToList())
        {
            if (lineages[put.Sku].Models.FirstOrDefault(m => !held.ContainsKey(m.Sku) && _puts.TrueForAll(p => p.Sku != m.Sku)) is not { } missing) continue;
            _puts.Remove(put);
            if (_refusals.Exists(r => r.Sku == put.Sku)) continue;
            _refusals.Add((put.Sku, [new Violation("parent", $"Its model {Product.NameOf(missing.Sku)} is not published, and cannot be: see there.",
                "MODEL_NOT_PUBLISHED", ViolationKind.Precondition)]));
        }
    }

    /// <summary>The place among these of a product, or of the first that it stands above.</summary>
    public int PlaceOf(string sku, IReadOnlyList<string> skus) =>
        skus.Index().First(i => i.Item == sku || lineages[i.Item].Models.Any(m => m.Sku == sku)).Index;
}
