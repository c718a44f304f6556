using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Text.Json;
using JobsDashboard.Benchmarks;
using JobsDashboard.Import;
using JobsDashboard.Import.Demo;
using JobsDashboard.Import.Reading;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;

// Loads the same jobs in three ways, each into an empty database of its own, and asks one of them for pages; prints rates and times side by side.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["hidden"])
{
    await HiddenJobs.PrintAsync();
    return;
}
if (args is ["small-writes"])
{
    await SmallWrites.PrintAsync(100_000);
    return;
}
if (args is ["catch-up"])
{
    await CatchUp.PrintAsync(100_000);
    return;
}
if (args is ["readers", .. var before])
{
    // After it, the command by which the import is started, such as nice -n 10.
    await ReadersDuringImport.PrintAsync(100_000, before);
    return;
}
if (args is ["import", var database, var imported])
{
    BulkProcess.Begin();
    await ReadersDuringImport.ImportAsync(database, imported);
    return;
}
if (args is ["counts", var path])
{
    // What the columns in memory gain, over a database that is there.
    await Counts.PrintAsync(path);
    return;
}
if (args is ["list-counts", var counted])
{
    // What each count beside a list takes, over a database that is there.
    await ListCounts.PrintAsync(counted);
    return;
}
var count = args is [var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 100_000;
var now = new DateTimeOffset(2026, 1, 15, 8, 30, 0, TimeSpan.Zero);

// Everything once in small, so that none of the three pays for the compiler.
await MeasureAsync(2_000);
var (seed, import, bare, compressing) = await MeasureAsync(count);
GCSettings.LatencyMode = GCLatencyMode.Interactive;
Console.WriteLine($"{count:N0} jobs, every index and full text on");
Console.WriteLine($"bare inserts     {count / bare,8:N0} jobs/s   1.00");
Console.WriteLine($"  and compressing{count / (bare + compressing),8:N0} jobs/s   {bare / (bare + compressing):N2}");
Console.WriteLine($"seed             {count / seed,8:N0} jobs/s   {bare / seed:N2}");
Console.WriteLine($"import listjobs  {count / import,8:N0} jobs/s   {bare / import:N2}");
Console.WriteLine();
await using var asked = await BenchmarkDatabase.CreateAsync();
await DemoStore.FillAsync(asked.Writer, count, 1, now, default);
Console.WriteLine($"{(double)asked.Size() / count:N0} bytes a job, all in");
Console.WriteLine();
Console.WriteLine($"the rows of a page out of {count:N0} jobs, median");
await Lists.PrintAsync(asked.Queries, now);
Console.WriteLine();
await using var secret = await BenchmarkDatabase.CreateAsync();
var withSecrets = DemoJobs.Make(2_000, 1, now).Select(job => job with { UserCommand = $"{job.UserCommand} --password hunter2" });
await secret.Writer.WriteAsync(new[] { new JobBatch([.. withSecrets]) }.ToAsyncEnumerable(), default).CountAsync();
Console.WriteLine("100 whole jobs, median, and against the same with secrets shown");
await Lists.PrintWholeAsync($"out of {count:N0}", asked.Queries, now);
await Lists.PrintWholeAsync("out of 2,000, each with a secret", secret.Queries, now);
await Lists.PrintExportAsync(asked.Exports, count, now);

async Task<(double Seed, double Import, double Bare, double Compressing)> MeasureAsync(int jobs)
{
    // As the commands have it.
    GCSettings.LatencyMode = GCLatencyMode.Batch;
    await using var seeded = await BenchmarkDatabase.CreateAsync();
    var seedTime = await TimeAsync(() => DemoStore.FillAsync(seeded.Writer, jobs, 1, now, default));

    await using var imported = await BenchmarkDatabase.CreateAsync();
    var file = Path.Combine(Path.GetTempPath(), $"jobs-bench-{Environment.ProcessId}.ndjson");
    await File.WriteAllLinesAsync(file, DemoJobs.Make(jobs, 1, now).Select(job => JsonSerializer.Serialize(job, JobJson.Wire.JobItem)));
    var importTime = await TimeAsync(() =>
        new JobImport(imported.Writer, TimeProvider.System).RunAsync(ImportFormats.All["listjobs"], [file], new ImportOptions(), _ => { }, default));
    File.Delete(file);

    var inserts = BareInserts.From(seeded.ConnectionString, DemoJobs.Make(jobs, 1, now));
    await using var bared = await BenchmarkDatabase.CreateAsync();
    var bareTime = await TimeAsync(() => Task.Run(() => inserts.Run(bared.ConnectionString)));
    return (seedTime, importTime, bareTime, await TimeAsync(() => Task.Run(inserts.Compress)));
}

static async Task<double> TimeAsync(Func<Task> load)
{
    GC.Collect();
    var start = Stopwatch.GetTimestamp();
    await load();
    return Stopwatch.GetElapsedTime(start).TotalSeconds;
}
