using Pim.Application.Jobs;
using Pim.Application.Products;
using Pim.Domain;
using Pim.Domain.Associations;
using Pim.Domain.Attributes;
using Pim.Domain.Categories;
using Pim.Domain.Channels;
using Pim.Domain.Families;
using Pim.Domain.Insights;
using Pim.Domain.Products;
using Pim.Domain.Schema;
using Pim.Domain.Values;

namespace Pim.Application.Schema;

/// <summary>What a change of one noun of the schema entails: rules it breaks, products that must not stand in its way, work it sets off.</summary>
internal sealed class SchemaPlan
{
    private readonly List<Violation> _violations = [];
    private readonly List<ProductQuery> _mustBeEmpty = [];
    private readonly List<JobRequest> _jobs = [];
    private readonly List<SchemaNoun> _alsoPuts = [];

    private SchemaPlan()
    {
    }

    /// <summary>Rules that it breaks.</summary>
    public IReadOnlyList<Violation> Violations => _violations;

    /// <summary>Queries that no product may match, answered from indexes.</summary>
    public IReadOnlyList<ProductQuery> MustBeEmpty => _mustBeEmpty;

    /// <summary>Whether a product uses what goes away, where only a look at the products tells; null when nothing such goes away.</summary>
    public Func<Product, bool>? IsHeldBy { get; private set; }

    /// <summary>Work that it sets off.</summary>
    public IReadOnlyList<JobRequest> Jobs => _jobs;

    /// <summary>Other nouns that change with it.</summary>
    public IReadOnlyList<SchemaNoun> AlsoPuts => _alsoPuts;

    /// <summary>The plan to keep a noun, new or in place of its former state.</summary>
    public static SchemaPlan ToPut(CatalogSchema schema, SchemaNoun? before, SchemaNoun after)
    {
        var plan = new SchemaPlan();
        after.CheckShape(plan._violations);
        if (before is not null) after.CheckChange(before, plan._violations);
        if (plan._violations.Count == 0) after.CheckWithin(schema.With(after, schema.Version), plan._violations);
        if (before is not null)
        {
            plan.ConsiderChange(before, after);
            plan.ConsiderContents(schema, before, after);
        }
        else if (after is Channel) plan._jobs.Add(new JobRequest(after.Name, JobScope.All));
        return plan;
    }

    /// <summary>The plan to delete a noun.</summary>
    public static SchemaPlan ToDelete(CatalogSchema schema, SchemaNoun noun)
    {
        var plan = new SchemaPlan();
        switch (noun)
        {
            case AttributeDefinition attribute:
                plan.Refuse(schema.Families.Values.Where(f => f.Attributes.Span.Contains(attribute.Code)), "ATTRIBUTE_IN_USE");
                plan.IsHeldBy = p => p.Values.Of(attribute.Code).Length > 0;
                break;
            case AttributeGroup group:
                plan.Refuse(schema.Attributes.Values.Where(a => a.Group == group.Code), "ATTRIBUTE_GROUP_IN_USE");
                break;
            case Family family:
                plan.Refuse(schema.FamilyVariants.Values.Where(v => v.Family == family.Code), "FAMILY_IN_USE");
                plan._mustBeEmpty.Add(new ProductQuery { Family = family.Code });
                break;
            case FamilyVariant variant:
                plan._mustBeEmpty.Add(new ProductQuery { FamilyVariant = variant.Code });
                break;
            case Category category:
                plan.Refuse(schema.CategoryChildren[category.Code], "CATEGORY_IN_USE");
                plan.Refuse(schema.Channels.Values.Where(c => c.CategoryTree == category.Code), "TREE_IN_USE");
                plan._mustBeEmpty.Add(new ProductQuery { AnyCategory = [category.Code] });
                break;
            case Channel channel:
                plan.IsHeldBy = p => HoldsChannel(p, channel.Code);
                plan._alsoPuts.AddRange(schema.Families.Values.Where(f => f.RequiredBy(channel.Code).Count > 0)
                    .Select(f => f with { Requirements = f.Requirements.Where(r => r.Channel != channel.Code).ToValueList() }));
                plan._jobs.Add(new JobRequest(channel.Name, JobScope.All));
                plan._jobs.Add(new JobRequest(channel.Name, JobScope.ContentsOf(channel.Code)));
                break;
            case AssociationType type:
                plan.IsHeldBy = p => p.Associated(type.Code).Count > 0;
                break;
        }
        // No draft uses it any more, but a revision that is published may.
        if (noun is not (Channel or Segment)) plan.MakeContents(schema, noun);
        return plan;
    }

    private void ConsiderChange(SchemaNoun before, SchemaNoun after)
    {
        switch (before, after)
        {
            case (AttributeDefinition old, AttributeDefinition now):
                ConsiderRemovedChoices(old, now);
                if (old.Rules != now.Rules || old.Columns != now.Columns) _jobs.Add(new JobRequest(now.Name, JobScope.All));
                break;
            case (Family old, Family now) when old.Attributes != now.Attributes || old.Requirements != now.Requirements:
                _jobs.Add(new JobRequest(now.Name, new JobScope(Family: now.Code)));
                break;
            case (FamilyVariant old, FamilyVariant now) when old.Levels != now.Levels:
                _jobs.Add(new JobRequest(now.Name, new JobScope(Family: now.Family)));
                break;
            case (Channel old, Channel now) when old.Locales != now.Locales || old.Currencies != now.Currencies:
                _jobs.Add(new JobRequest(now.Name, JobScope.All));
                break;
        }
    }

    /// <summary>What channels see of products may be other than before: it is made anew, and only what differs makes a change.</summary>
    private void ConsiderContents(CatalogSchema schema, SchemaNoun before, SchemaNoun after)
    {
        switch (before, after)
        {
            case (Channel old, Channel now):
                if (old.Locales != now.Locales || old.Currencies != now.Currencies || old.CategoryTree != now.CategoryTree || old.Renditions != now.Renditions)
                    _jobs.Add(new JobRequest(now.Name, JobScope.ContentsOf(now.Code)));
                break;
            case (Family old, Family now) when old.LabelAttribute == now.LabelAttribute && old.ImageAttribute == now.ImageAttribute:
                // Other products that name these show their title and image only.
                if (old.Labels != now.Labels || old.Attributes != now.Attributes) MakeContents(schema, now, now.Code);
                break;
            case (FamilyVariant old, FamilyVariant now):
                if (old.Levels != now.Levels) MakeContents(schema, now, now.Family);
                break;
            case (AttributeDefinition old, AttributeDefinition now) when (old with { Rules = now.Rules, Unique = now.Unique }).SameAs(now):
                break;
            case (Segment, Segment):
                break;
            default:
                MakeContents(schema, after);
                break;
        }
    }

    private void MakeContents(CatalogSchema schema, SchemaNoun cause, string family = "") =>
        _jobs.AddRange(schema.Channels.Keys.Order(StringComparer.Ordinal).Select(channel => new JobRequest(cause.Name, JobScope.ContentsOf(channel, family))));

    private void ConsiderRemovedChoices(AttributeDefinition old, AttributeDefinition now)
    {
        var removed = old.Options.Select(o => o.Code).Except(now.Options.Select(o => o.Code))
            .Concat(old.Units.Select(u => u.Code).Except(now.Units.Select(u => u.Code))).ToHashSet(StringComparer.Ordinal);
        if (removed.Count == 0) return;
        IsHeldBy = p =>
        {
            foreach (ref readonly var scoped in p.Values.Of(now.Code))
            {
                if (scoped.Value is OptionValue option && removed.Contains(option.Option)
                    || scoped.Value is OptionsValue options && options.Options.Any(removed.Contains)
                    || scoped.Value is MeasurementValue measurement && removed.Contains(measurement.Unit)) return true;
            }
            return false;
        };
    }

    private static bool HoldsChannel(Product product, string channel)
    {
        foreach (ref readonly var scoped in product.Values.Span)
        {
            if (scoped.Key.Channel == channel) return true;
        }
        return false;
    }

    private void Refuse(IEnumerable<SchemaNoun> users, string reason)
    {
        var names = users.Select(u => u.Name).Order(StringComparer.Ordinal).ToList();
        if (names.Count == 0) return;
        var more = names.Count > 10 ? $" and {names.Count - 10} more" : "";
        _violations.Add(new("name", $"Is used by {string.Join(", ", names.Take(10))}{more}.", reason, ViolationKind.Precondition));
    }
}
