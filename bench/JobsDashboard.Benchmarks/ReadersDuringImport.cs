using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using JobsDashboard.Import;
using JobsDashboard.Import.Demo;
using JobsDashboard.Import.Reading;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;

namespace JobsDashboard.Benchmarks;

/// <summary>How much longer readers wait while another program imports, and how much memory that program takes.</summary>
internal static class ReadersDuringImport
{
    private const int Rounds = 3;
    private const int Readers = 4;
    private const string Everything = "StartTime=any&EndTime=any";

    // About as often as the pages of a few dozen visitors ask.
    private static readonly TimeSpan s_betweenQuestions = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(6);
    private static readonly DateTimeOffset s_now = new(2026, 1, 15, 8, 30, 0, TimeSpan.Zero);

    /// <param name="stored">How many jobs are there before, and how many each import brings.</param>
    public static async Task PrintAsync(int stored)
    {
        await using var database = await BenchmarkDatabase.CreateAsync();
        await DemoStore.FillAsync(database.Writer, stored, 1, s_now, default);
        var (quiet, busy, peaks) = (new List<double>(), new List<double>(), new List<long>());
        await MeasureAsync(database, Task.Delay(s_quiet));
        for (var round = 0; round < Rounds; round++)
        {
            var file = Path.Combine(Path.GetTempPath(), $"jobs-bench-{Environment.ProcessId}.ndjson");
            var jobs = DemoJobs.Make(stored, 2 + round, s_now).Select(job => JsonSerializer.Serialize(job, JobJson.Wire.JobItem));
            await File.WriteAllLinesAsync(file, jobs);
            quiet.AddRange(await MeasureAsync(database, Task.Delay(s_quiet)));
            var import = ImportElsewhereAsync(database.ConnectionString, file);
            busy.AddRange(await MeasureAsync(database, import));
            peaks.Add(await import);
            File.Delete(file);
        }
        Console.WriteLine($"{Readers} readers of a page, its total and its facets, {Rounds} imports of {stored:N0} jobs on top of as many");
        Console.WriteLine($"p95 quiet          {P95(quiet),8:N1} ms   1.00   ({quiet.Count:N0} questions)");
        Console.WriteLine($"p95 during import  {P95(busy),8:N1} ms   {P95(busy) / P95(quiet):N2}   ({busy.Count:N0} questions)");
        Console.WriteLine($"an import's memory {peaks.Max() / 1e6,8:N0} MB at most");
    }

    /// <summary>What the other program does: imports a file and prints the most memory that it had.</summary>
    public static async Task ImportAsync(string connectionString, string file)
    {
        await using var database = BenchmarkDatabase.Open(connectionString);
        await new JobImport(database.Writer, TimeProvider.System)
            .RunAsync(ImportFormats.All["listjobs"], [file], new ImportOptions(), _ => { }, default);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(self.PeakWorkingSet64);
    }

    private static async Task<long> ImportElsewhereAsync(string connectionString, string file)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ReadersDuringImport).Assembly.Location, "import", connectionString, file])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return long.Parse(output, CultureInfo.InvariantCulture);
    }

    private static async Task<List<double>> MeasureAsync(BenchmarkDatabase database, Task until)
    {
        var times = await Task.WhenAll(Enumerable.Range(0, Readers).Select(reader => Task.Run(() => ReadAsync(database, reader, until))));
        return [.. times.SelectMany(of => of)];
    }

    private static async Task<List<double>> ReadAsync(BenchmarkDatabase database, int reader, Task until)
    {
        var caller = JobCaller.Local;
        string[] queries = ["", "Status=Failed", $"{Everything}&SortBy=GmtFinishTime", $"{Everything}&ReasonSearch=OOM"];
        var times = new List<double>();
        using var next = new PeriodicTimer(s_betweenQuestions);
        for (var i = reader; !until.IsCompleted; i++)
        {
            var question = ListJobsQueryString.Parse(queries[i % queries.Length], s_now).Request.Resolve(caller, s_now);
            var start = Stopwatch.GetTimestamp();
            await database.Queries.RowsAsync(question, [], default);
            await database.Queries.CountAsync(question, QueryPatience.Usual, default);
            await database.Counts.FacetsAsync(question, [CountedField.FindFaceted("Status")!, CountedField.FindFaceted("JobType")!], 10, default);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await next.WaitForNextTickAsync();
        }
        return times;
    }

    private static double P95(List<double> times) => times.Order().ElementAt(times.Count * 95 / 100);
}
