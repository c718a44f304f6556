using System.Diagnostics;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Scale.Engines;
using JobsDashboard.Scale.Generating;
using JobsDashboard.Scale.Questions;

namespace JobsDashboard.Scale.Loading;

/// <summary>Stores the generated jobs in the databases of a folder, one after the other.</summary>
/// <param name="folder">The folder.</param>
/// <param name="count">How many jobs.</param>
/// <param name="output">Told how far it is.</param>
internal sealed class Loader(string folder, long count, TextWriter output)
{
    private const int BatchSize = 5_000;

    /// <summary>The file of the product in a folder.</summary>
    public static string ProductFile(string folder) => Path.Combine(folder, "jobs.db");

    public async Task LoadAsync(IEnumerable<EngineName> engines)
    {
        Directory.CreateDirectory(folder);
        // The product first: the most memory that a program ever held stays what it was.
        foreach (var engine in engines.Order())
        {
            await LoadAsync(engine);
        }
    }

    private async Task LoadAsync(EngineName engine)
    {
        Remove(engine);
        var start = Stopwatch.GetTimestamp();
        var bytes = engine switch
        {
            EngineName.Sqlite => await LoadProductAsync(start),
            EngineName.DuckDb => await LoadDuckDbAsync(start),
            _ => await Postgres.LoadAsync(folder, count, job => Progress(engine, job, start)),
        };
        var record = new LoadRecord(
            $"{engine}", count, Stopwatch.GetElapsedTime(start).TotalSeconds, bytes, Process.GetCurrentProcess().PeakWorkingSet64);
        record.Keep(folder);
        await output.WriteLineAsync(
            $"{engine}: {count:N0} jobs in {record.Seconds:N0} s, {count / record.Seconds:N0} jobs/s, "
            + $"{(double)bytes / count:N0} bytes a job, at most {record.PeakMemory / 1e6:N0} MB of memory");
    }

    private async Task<long> LoadProductAsync(long start)
    {
        await using (var product = new Product(ProductFile(folder)))
        {
            await product.PrepareFileAsync();
            var batches = ScaleJobs.Make(count).Chunk(BatchSize).Select(jobs => new JobBatch([.. jobs])).ToAsyncEnumerable();
            await foreach (var mark in product.Writer.WriteAsync(batches, default))
            {
                Progress(EngineName.Sqlite, mark.New, start);
            }
            await Member.Usual.JoinAsync(product.Members);
        }
        return new FileInfo(ProductFile(folder)).Length;
    }

    private async Task<long> LoadDuckDbAsync(long start)
    {
        await DuckDb.LoadAsync(folder, count, job => Progress(EngineName.DuckDb, job, start));
        return new FileInfo(Path.Combine(folder, DuckDb.File)).Length;
    }

    private void Progress(EngineName engine, long jobs, long start)
    {
        if (jobs % 100_000 == 0)
        {
            output.WriteLine($"{engine}: {jobs:N0} of {count:N0}, {jobs / Stopwatch.GetElapsedTime(start).TotalSeconds:N0} jobs/s");
        }
    }

    private void Remove(EngineName engine)
    {
        if (engine != EngineName.Postgres)
        {
            var file = engine == EngineName.Sqlite ? Path.GetFileName(ProductFile(folder)) : DuckDb.File;
            Directory.GetFiles(folder, $"{file}*").ToList().ForEach(File.Delete);
        }
        else if (Directory.Exists(PostgresCluster.FolderIn(folder)))
        {
            Directory.Delete(PostgresCluster.FolderIn(folder), recursive: true);
        }
    }
}
