using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace JobsDashboard.Jobs.Measuring;

/// <summary>
/// What an operator may watch; docs/operations.md explains it. Names and tags say what kind of work was done and how it ended, never
/// what was asked or by whom.
/// </summary>
public static class JobMetrics
{
    /// <summary>The name of the meter and of the source of spans.</summary>
    public const string Name = "JobsDashboard";

    private static readonly ActivitySource s_spans = new(Name);
    private static readonly Meter s_meter = new(Name);

    private static readonly Histogram<double> s_queries = s_meter.CreateHistogram(
        "jobs.query.duration",
        "s",
        "How long queries took, by kind and outcome.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] });

    private static readonly Counter<long> s_stored =
        s_meter.CreateCounter<long>("jobs.import.jobs", "{job}", "Jobs that were stored, those without a change among them.");

    private static readonly Counter<long> s_tallies =
        s_meter.CreateCounter<long>("jobs.count.answers", "{count}", "Counts of the embedded database, by what they were taken from.");

    /// <summary>Measures a query.</summary>
    public static async Task<T> MeasureAsync<T>(string kind, Func<Exception, string> outcomeOf, Func<Task<T>> query)
    {
        using var span = s_spans.StartActivity($"query {kind}");
        var (start, outcome) = (Stopwatch.GetTimestamp(), "ok");
        try
        {
            return await query();
        }
        catch (Exception failure)
        {
            outcome = outcomeOf(failure);
            span?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
        finally
        {
            var tags = new TagList { { "jobs.query.kind", kind }, { "jobs.query.outcome", outcome } };
            s_queries.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, tags);
            span?.SetTag("jobs.query.outcome", outcome);
        }
    }

    /// <summary>Counts a count, by what it was taken from.</summary>
    internal static void CountTally(bool isFromMemory) =>
        s_tallies.Add(1, new KeyValuePair<string, object?>("jobs.count.source", isFromMemory ? "memory" : "database"));

    /// <summary>Counts the jobs of a batch that was stored.</summary>
    internal static void CountStored(int jobs) => s_stored.Add(jobs);
}
