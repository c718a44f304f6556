using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Specification.Databases;

/// <summary>A database made for a test class and dropped after it, with a clock that stands still.</summary>
public interface ITestDatabase
{
    DateTimeOffset Now { get; }

    /// <summary>
    /// Whether texts are broken into the product's own words, which are known character by character. Else a word breaker of the
    /// database's decides what a word is, and only what every word breaker must see alike can be foretold.
    /// </summary>
    bool BreaksWordsItself { get; }

    TestQueries Queries { get; }

    IJobWriter Writer { get; }

    IJobsDatabase Store { get; }

    IServiceProvider Services { get; }
}

public static class TestDatabases
{
    public static async Task AddAsync(this ITestDatabase database, params IEnumerable<JobItem> jobs)
    {
        await foreach (var _ in database.Writer.WriteAsync(new[] { new JobBatch([.. jobs]) }.ToAsyncEnumerable(), default))
        {
        }
    }
}
