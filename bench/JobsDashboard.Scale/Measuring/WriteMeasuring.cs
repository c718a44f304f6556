using System.Text.Json;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Scale.Engines;
using JobsDashboard.Scale.Generating;
using JobsDashboard.Scale.Loading;
using JobsDashboard.Scale.Questions;

namespace JobsDashboard.Scale.Measuring;

/// <summary>Writes more jobs into a copy of a folder's file.</summary>
internal static class WriteMeasuring
{
    private const int BulkJobs = 50_000;
    private const int LiveJobs = 10_000;
    private const int ImportJobs = 50_000;
    private const int BulkBatch = 5_000;
    private const int LiveBatch = 100;
    private const int Reads = 300;

    // Readers come one after the other, not all at once.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    public static async Task<WriteMeasures> RunAsync(string folder)
    {
        var count = LoadRecord.Read(folder)[$"{EngineName.Sqlite}"].Jobs;
        var copy = Path.Combine(folder, "written.db");
        try
        {
            File.Copy(Loader.ProductFile(folder), copy, overwrite: true);
            var measures = await RunAsync(copy, $"{copy}.ndjson", count);
            measures.Keep(folder);
            return measures;
        }
        finally
        {
            foreach (var file in Directory.GetFiles(folder, "written.db*"))
            {
                File.Delete(file);
            }
        }
    }

    private static async Task<WriteMeasures> RunAsync(string path, string file, long count)
    {
        await using var product = new Product(path);
        await product.CopyColumnsAsync();
        var page = product.Prepare(QuestionList.Of(count)[0]);
        var next = count;
        // The first batches meet a cold cache.
        await WriteAsync(BulkBatch, BulkBatch);
        var quiet = await ReadAsync(page, Reads, Task.CompletedTask);
        var bulk = await RateAsync(BulkJobs, BulkBatch);
        var live = await RateAsync(LiveJobs, LiveBatch);
        var writing = WriteAsync(BulkJobs, BulkBatch);
        var busy = await ReadAsync(page, 0, writing);
        await writing;
        var imported = Enumerable.Range(0, ImportJobs).Select(_ => ScaleJobs.Make(++next, count));
        await File.WriteAllLinesAsync(file, imported.Select(job => JsonSerializer.Serialize(job, JobJson.Wire.JobItem)));
        var memory = 0L;
        var import = await Median.OnceAsync(async () => memory = await ProductProgram.ImportAsync(path, file));
        return new WriteMeasures(
            bulk, live, Median.Percentile95(quiet), Median.Percentile95(busy), ImportJobs / (import / 1000), memory);

        async Task<double> RateAsync(int jobs, int batch) => jobs / (await Median.OnceAsync(() => WriteAsync(jobs, batch)) / 1000);

        Task WriteAsync(int jobs, int batch)
        {
            var made = Enumerable.Range(0, jobs).Select(_ => ScaleJobs.Make(++next, count));
            var batches = made.Chunk(batch).Select(some => new JobBatch([.. some])).ToAsyncEnumerable();
            return Task.Run(async () => await product.Writer.WriteAsync(batches, default).CountAsync());
        }
    }

    // So many times, and until something else has ended.
    private static async Task<List<double>> ReadAsync(Func<Task> page, int least, Task until)
    {
        var times = new List<double>();
        while (times.Count < least || !until.IsCompleted)
        {
            times.Add(await Median.OnceAsync(page));
            await Task.Delay(s_pause);
        }
        return times;
    }
}
