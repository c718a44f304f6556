using System.Collections.Immutable;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using JobsDashboard.Scale.Engines;
using JobsDashboard.Scale.Loading;
using JobsDashboard.Scale.Questions;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Scale.Measuring;

/// <summary>Measures everything in a folder that was filled before.</summary>
/// <param name="folder">The folder.</param>
/// <param name="engines">Which databases are asked, as far as they hold the same jobs.</param>
/// <param name="output">Told what was found.</param>
internal sealed class FolderMeasuring(string folder, IReadOnlyCollection<EngineName> engines, TextWriter output)
{
    private const int WarmingUp = 200;

    // A server has all that it does for a request compiled well after that many: until then each takes it twice as long.
    private const int WarmingUpServer = 1_000;

    public async Task<Measures> RunAsync()
    {
        var loads = LoadRecord.Read(folder);
        var count = loads[$"{EngineName.Sqlite}"].Jobs;
        var file = Loader.ProductFile(folder);
        // Those that have other jobs would only disagree.
        var same = engines.Where(engine => loads.TryGetValue($"{engine}", out var load) && load.Jobs == count);
        await using var open = await OpenEngines.OpenAsync(folder, [.. same]);
        var start = await StartAsync(open.Product, file, count);
        await output.WriteLineAsync(
            $"columns in memory after {start.CopySeconds:N1} s, {start.BytesPerJob:N0} bytes a job; a scan takes {start.ScanSeconds:N1} s");
        var run = new QuestionRun(open.All);
        await WarmUpAsync(open.All, QuestionList.Of(count)[0]);
        var questions = ImmutableArray.CreateBuilder<QuestionMeasure>();
        await output.WriteLineAsync(QuestionLine.Header);
        foreach (var question in QuestionList.Of(count))
        {
            var measure = await run.MeasureAsync(question);
            questions.Add(measure);
            await output.WriteLineAsync(QuestionLine.Of(measure));
        }
        var measures = new Measures(
            count, TimeProvider.System.GetUtcNow(), Machine(), Versions(), questions.ToImmutable(), start, await HttpAsync(file));
        measures.Keep(folder);
        return measures;
    }

    private static async Task<StartMeasure> StartAsync(Product product, string file, long count)
    {
        using var bare = new BareReader(file);
        // Once before, so that both find the file in the system's cache.
        bare.Scan();
        var scan = await Median.OnceAsync(() => Task.Run(bare.Scan));
        // A server's first start reads every job, and saves what it has made of them. What is measured is any start after it.
        await using (var earlier = new Product(file))
        {
            await earlier.SaveColumnsAsync();
        }
        var copy = await Median.OnceAsync(product.CopyColumnsAsync);
        return new StartMeasure(copy / 1000, scan / 1000, product.ColumnBytes / (double)count);
    }

    // Otherwise those who are asked first would be measured while they are compiled.
    private static async Task WarmUpAsync(IEnumerable<IEngine> engines, Question question)
    {
        foreach (var ask in engines.Select(engine => engine.Prepare(question)).OfType<Func<Task<string>>>())
        {
            for (var i = 0; i < WarmingUp; i++)
            {
                await ask();
            }
        }
    }

    private static async Task<HttpMeasure> HttpAsync(string file)
    {
        await using var server = await ProductServer.StartAsync(file);
        using var bare = new BareReader(file);
        for (var i = 0; i < WarmingUpServer; i++)
        {
            await server.DefaultPageAsync();
            bare.DefaultPage();
        }
        return new HttpMeasure(
            await Median.OfAsync(server.DefaultPageAsync), await Median.OfAsync(() => { bare.DefaultPage(); return Task.CompletedTask; }));
    }

    private static ImmutableSortedDictionary<string, string> Versions()
    {
        using var sqlite = new SqliteConnection("Data Source=:memory:");
        using var duckDb = new DuckDBConnection("Data Source=:memory:");
        sqlite.Open();
        duckDb.Open();
        return ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string>
        {
            ["SQLite"] = sqlite.ServerVersion,
            ["DuckDB"] = $"{duckDb.ServerVersion}, {DuckDb.Settings}",
            ["PostgreSQL"] = $"15, {PostgresCluster.Settings}",
            [".NET"] = RuntimeInformation.FrameworkDescription,
        });
    }

    private static string Machine()
    {
        var processor = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30);
        return $"{Environment.ProcessorCount} cores ({processor?.Split(": ")[1]}), {memory:N0} GiB of memory, "
            + RuntimeInformation.OSDescription;
    }
}
