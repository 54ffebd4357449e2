using Pim.Benchmarks.Catalogues;

namespace Pim.Benchmarks.Comparing;

/// <summary>What the lines of the comparison work with: how much to measure, and the catalogues, each imported once for all lines.</summary>
/// <param name="products">Products of the catalogue that most lines use.</param>
/// <param name="rounds">How often to measure each server.</param>
/// <param name="duration">How long to load a server each time.</param>
internal sealed class Stage(int products, int rounds, TimeSpan duration) : IAsyncDisposable
{
    private const string Sqlite = "Sqlite";
    private const string MongoDB = "MongoDB";

    private static readonly string? MongoServer = Environment.GetEnvironmentVariable("PIM_TEST_MONGODB");

    private readonly Dictionary<(string Engine, int Products), Catalogue> _catalogues = [];
    private readonly List<Place> _places = [];

    /// <summary>Products of the catalogue that most lines use.</summary>
    public int Products => products;

    /// <summary>How often to measure each server.</summary>
    public int Rounds => rounds;

    /// <summary>How long to load a server each time.</summary>
    public TimeSpan Duration => duration;

    /// <summary>The embedded engine, which the goals are agreed for.</summary>
    public static string Embedded => Sqlite;

    /// <summary>The engines to measure: the embedded one, and MongoDB when the environment names a server.</summary>
    public IReadOnlyList<string> Engines { get; } = MongoServer is null ? [Sqlite] : [Sqlite, MongoDB];

    /// <summary>Sizes at which to see how cost grows: 1,000 and tenfold each, up to the catalogue that most lines use.</summary>
    public IEnumerable<int> Sizes
    {
        get
        {
            for (var size = 1_000; size < products; size *= 10) yield return size;
            yield return products;
        }
    }

    /// <summary>An empty place on an engine.</summary>
    public static Place NewPlace(string engine) => engine == MongoDB ? new MongoPlace(MongoServer!) : new SqlitePlace();

    /// <summary>The catalogue that most lines use, on an engine.</summary>
    public Task<Catalogue> CatalogueAsync(string engine, CancellationToken cancellationToken) => CatalogueAsync(engine, products, cancellationToken);

    /// <summary>A catalogue of a size, on an engine.</summary>
    public async Task<Catalogue> CatalogueAsync(string engine, int size, CancellationToken cancellationToken)
    {
        if (_catalogues.TryGetValue((engine, size), out var catalogue)) return catalogue;
        var place = NewPlace(engine);
        _places.Add(place);
        return _catalogues[(engine, size)] = await Catalogue.ImportAsync(place, size, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var place in _places) await place.DisposeAsync();
    }
}
