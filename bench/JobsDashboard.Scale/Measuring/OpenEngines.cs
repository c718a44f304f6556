using JobsDashboard.Scale.Engines;
using JobsDashboard.Scale.Loading;

namespace JobsDashboard.Scale.Measuring;

/// <summary>The engines of a folder, ready to be asked.</summary>
internal sealed class OpenEngines : IAsyncDisposable
{
    private readonly List<IEngine> _all = [];

    private OpenEngines()
    {
    }

    /// <summary>All of them, the product first.</summary>
    public IReadOnlyList<IEngine> All => _all;

    /// <summary>The product.</summary>
    public Product Product => (Product)_all[0];

    /// <param name="folder">Where the databases are.</param>
    /// <param name="engines">Which of them are asked beside the product.</param>
    public static async Task<OpenEngines> OpenAsync(string folder, IReadOnlyCollection<EngineName> engines)
    {
        var open = new OpenEngines();
        try
        {
            open._all.Add(new Product(Loader.ProductFile(folder)));
            open._all.Add(await BareSqlite.OpenAsync(Loader.ProductFile(folder)));
            if (engines.Contains(EngineName.DuckDb))
            {
                open._all.Add(await DuckDb.OpenAsync(folder));
            }
            if (engines.Contains(EngineName.Postgres))
            {
                open._all.Add(await Postgres.OpenAsync(folder));
            }
            return open;
        }
        catch
        {
            await open.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var engine in Enumerable.Reverse(_all))
        {
            await engine.DisposeAsync();
        }
    }
}
