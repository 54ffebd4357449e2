using System.Runtime.InteropServices;

namespace Pim.Domain.Insights;

/// <summary>
/// What one customer did, each kind by time, what happens at the same time in the order in which it was put in. One object serves a whole
/// reading: it is filled (by a <see cref="HistoryBuilder"/>), looked at and filled again, so nothing of it may be kept.
/// </summary>
public sealed class CustomerHistory
{
    internal List<BoughtOrder> OrderList { get; } = [];

    internal List<BoughtLine> LineList { get; } = [];

    internal List<SeenContent> ViewList { get; } = [];

    internal List<int> AttributeList { get; } = [];

    internal List<MadeSearch> SearchList { get; } = [];

    internal List<ShownArm> ExposureList { get; } = [];

    /// <summary>Pseudonym of the customer, or of the visitor who is not known as one.</summary>
    public string Customer { get; internal set; } = "";

    /// <summary>Whether this is a visitor who is not known as a customer.</summary>
    public bool IsVisitor { get; internal set; }

    /// <summary>What won the customer: the touchpoint of the first event that names one, by number of <see cref="HistoryNames"/>; 0 when none does.</summary>
    public int AcquisitionSource { get; internal set; }

    /// <summary>Orders that stand, by time. The first is the customer's first.</summary>
    public ReadOnlySpan<BoughtOrder> Orders => CollectionsMarshal.AsSpan(OrderList);

    /// <summary>Lines of all orders; <see cref="LinesOf"/> gives those of one.</summary>
    public ReadOnlySpan<BoughtLine> Lines => CollectionsMarshal.AsSpan(LineList);

    /// <summary>Views of content, by time.</summary>
    public ReadOnlySpan<SeenContent> Views => CollectionsMarshal.AsSpan(ViewList);

    /// <summary>Searches, by time.</summary>
    public ReadOnlySpan<MadeSearch> Searches => CollectionsMarshal.AsSpan(SearchList);

    /// <summary>Shown branches of experiments, by time.</summary>
    public ReadOnlySpan<ShownArm> Exposures => CollectionsMarshal.AsSpan(ExposureList);

    /// <summary>Lines of an order of this history.</summary>
    public ReadOnlySpan<BoughtLine> LinesOf(in BoughtOrder order) => Lines.Slice(order.FirstLine, order.LineCount);

    /// <summary>Attributes that a view of this history saw in particular.</summary>
    public ReadOnlySpan<int> AttributesOf(in SeenContent view) => CollectionsMarshal.AsSpan(AttributeList).Slice(view.FirstAttribute, view.AttributeCount);

    /// <summary>Whether there is an order, view or search at such a place.</summary>
    public bool HasPlace(Predicate<Place> isSuch) =>
        OrderList.Exists(order => isSuch(order.Place)) || ViewList.Exists(view => isSuch(view.Place)) || SearchList.Exists(search => isSuch(search.Place));

    /// <summary>Whether a product, by number, was bought or seen.</summary>
    public bool HasProduct(int product) => Lines.Has(product) || ViewList.Exists(view => view.Product == product);

    /// <summary>Whether a view saw an attribute, by number, in particular.</summary>
    public bool HasAttribute(int attribute) => AttributeList.Contains(attribute);

    /// <summary>Empties it for the next customer.</summary>
    internal void Reset(string customer, bool isVisitor)
    {
        Customer = customer;
        IsVisitor = isVisitor;
        AcquisitionSource = 0;
        OrderList.Clear();
        LineList.Clear();
        ViewList.Clear();
        AttributeList.Clear();
        SearchList.Clear();
        ExposureList.Clear();
    }
}
