using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Secrets;
using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.Jobs.Storing;

/// <summary>A batch, ready to be written: each job once, by its newest row, and of equally new ones by the last.</summary>
internal sealed record PreparedBatch(JobBatch Batch, IReadOnlyList<PreparedJob> Jobs)
{
    /// <param name="batch">Jobs as they came, each with its id.</param>
    /// <param name="texts">What of their texts is searched.</param>
    public static PreparedBatch Of(JobBatch batch, TextPreparation texts)
    {
        var jobs = new OrderedDictionary<string, JobItem>(StringComparer.Ordinal);
        foreach (var job in batch.Jobs)
        {
            var key = JobIds.KeyOf(job.JobId!);
            if (!jobs.TryGetValue(key, out var earlier))
            {
                jobs.Add(key, job);
            }
            else if (!IsNewer(earlier, job))
            {
                jobs[key] = JobMerging.IsComplete(job, earlier.Extras is not null) ? job : JobMerging.Merge(job, earlier);
            }
        }
        return new PreparedBatch(batch, [.. jobs.Values.Select(job => PreparedJob.Of(job, texts))]);
    }

    /// <summary>The mark of the batch's source, if the batch begins where the mark ends.</summary>
    /// <remarks>Two imports that count one source together would each skip rows that only the other has read.</remarks>
    /// <exception cref="JobsDatabaseException">The batch begins somewhere else.</exception>
    public ImportMark EnsureContinues(ImportMark mark) => mark.Read == Batch.After
        ? mark
        : throw new JobsDatabaseException("Another import of the same file is running; let it finish, and run this one again.");

    /// <summary>What this batch adds to a mark.</summary>
    public ImportMark Stored(IReadOnlyDictionary<WriteOutcome, int> outcomes) => new()
    {
        New = outcomes.GetValueOrDefault(WriteOutcome.New),
        Changed = outcomes.GetValueOrDefault(WriteOutcome.Changed),
        Unchanged = outcomes.GetValueOrDefault(WriteOutcome.Unchanged) + Batch.Jobs.Length - Jobs.Count,
        Rejected = Batch.Rejected,
        IsComplete = Batch.IsLast,
    };

    // In seconds, as stored jobs are compared.
    private static bool IsNewer(JobItem job, JobItem other) =>
        job.GmtModifiedTime?.ToUnixTimeSeconds() > other.GmtModifiedTime?.ToUnixTimeSeconds();
}

/// <summary>A job with what its rows hold, worked out before the database is locked for them.</summary>
internal sealed record PreparedJob(string JobIdKey, IndexedJob Facts, string? DisplayNameKey, string? DescriptionKey, SearchTexts Texts)
{
    /// <param name="job">A job with its id.</param>
    /// <param name="texts">What of its texts is searched.</param>
    public static PreparedJob Of(JobItem job, TextPreparation texts)
    {
        var facts = IndexedJob.Of(job);
        return new PreparedJob(
            JobIds.KeyOf(facts.Item.JobId!),
            facts,
            facts.Item.DisplayName is { } name ? CaseFolding.Of(name) : null,
            texts.DescriptionOf(facts.Item),
            new SearchTexts(In(TextField.Name), In(TextField.Reason), In(TextField.Command), In(TextField.Image)));

        string? In(TextField field) => texts.Of(facts.Item, field);
    }
}

/// <summary>What the full-text index of each field takes for a job; null or empty for nothing.</summary>
internal sealed record SearchTexts(string? Name, string? Reason, string? Command, string? Image);
