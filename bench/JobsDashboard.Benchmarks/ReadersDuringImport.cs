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
    private const int Readers = 4;
    private const string Everything = "StartTime=any&EndTime=any";

    // About as often as the pages of a few dozen visitors ask.
    private static readonly TimeSpan s_betweenQuestions = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(1);
    private static readonly DateTimeOffset s_now = new(2026, 1, 15, 8, 30, 0, TimeSpan.Zero);

    /// <param name="stored">How many jobs are there before, and how many the import brings.</param>
    /// <param name="before">The command by which the import is started, such as nice; none for starting it as it is.</param>
    public static async Task PrintAsync(int stored, params string[] before)
    {
        await using var database = await BenchmarkDatabase.CreateAsync();
        await DemoStore.FillAsync(database.Writer, stored, 1, s_now, default);
        await MeasureAsync(database);
        var file = Path.Combine(Path.GetTempPath(), $"jobs-bench-{Environment.ProcessId}.ndjson");
        var jobs = DemoJobs.Make(stored, 2, s_now).Select(job => JsonSerializer.Serialize(job, JobJson.Wire.JobItem));
        await File.WriteAllLinesAsync(file, jobs);
        using var import = ImportElsewhere([.. before, "dotnet", typeof(ReadersDuringImport).Assembly.Location, "import", database.ConnectionString, file]);
        var (quiet, busy) = (new List<double>(), new List<double>());
        // The import is stopped every other second, so that both kinds of seconds meet the same neighbours on the machine.
        while (!import.HasExited)
        {
            busy.AddRange(await MeasureAsync(database));
            Signal(import, "STOP");
            await AskAsync(database, "");
            quiet.AddRange(await MeasureAsync(database));
            Signal(import, "CONT");
        }
        File.Delete(file);
        var memory = long.Parse(await import.StandardOutput.ReadToEndAsync(), CultureInfo.InvariantCulture);
        Console.WriteLine($"{Readers} readers of a page, its total and its facets, beside an import of {stored:N0} jobs on top of as many");
        Console.WriteLine($"p95 quiet          {P95(quiet),8:N1} ms   1.00   ({quiet.Count:N0} questions)");
        Console.WriteLine($"p95 during import  {P95(busy),8:N1} ms   {P95(busy) / P95(quiet):N2}   ({busy.Count:N0} questions)");
        Console.WriteLine($"the import's memory {memory / 1e6,7:N0} MB at most");
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

    private static Process ImportElsewhere(string[] command) =>
        Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true })!;

    private static void Signal(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private static async Task<List<double>> MeasureAsync(BenchmarkDatabase database)
    {
        var times = await Task.WhenAll(Enumerable.Range(0, Readers).Select(reader => Task.Run(() => ReadAsync(database, reader))));
        return [.. times.SelectMany(of => of)];
    }

    private static async Task<List<double>> ReadAsync(BenchmarkDatabase database, int reader)
    {
        string[] queries = ["", "Status=Failed", $"{Everything}&SortBy=GmtFinishTime", $"{Everything}&ReasonSearch=OOM"];
        var (times, begun) = (new List<double>(), Stopwatch.GetTimestamp());
        using var next = new PeriodicTimer(s_betweenQuestions);
        for (var i = reader; Stopwatch.GetElapsedTime(begun) < s_window; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await AskAsync(database, queries[i % queries.Length]);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await next.WaitForNextTickAsync();
        }
        return times;
    }

    private static async Task AskAsync(BenchmarkDatabase database, string query)
    {
        var question = ListJobsQueryString.Parse(query, s_now).Request.Resolve(JobCaller.Local, s_now);
        await database.Queries.RowsAsync(question, [], default);
        await database.Queries.CountAsync(question, QueryPatience.Usual, default);
        await database.Counts.FacetsAsync(question, [CountedField.FindFaceted("Status")!, CountedField.FindFaceted("JobType")!], 10, default);
    }

    private static double P95(List<double> times) => times.Order().ElementAt(times.Count * 95 / 100);
}
