using System.Collections.Immutable;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Storing;

/// <summary>A job taken apart for the store: what it is filtered, sorted and counted by, and the whole of it.</summary>
/// <param name="Item">The job, with what follows from its other fields filled in.</param>
/// <param name="Json">The whole of it, as it goes over the wire, in UTF-8.</param>
/// <param name="Extras">What only GetJob tells of it, as JSON in UTF-8; null for nothing.</param>
/// <param name="Numbers">Everything of the narrow row but its keys, its id and when it was written.</param>
internal sealed record IndexedJob(JobItem Item, byte[] Json, byte[]? Extras, Job Numbers)
{
    /// <summary>The fields whose texts are shared, with this job's.</summary>
    public IEnumerable<(SharedTextField Field, string? Text)> Values => JobFields.SharedTexts.Select(shared => (shared, shared.Read(Item)));

    public ImmutableSortedDictionary<string, string> Tags => TagsOf(Item);

    public static ImmutableSortedDictionary<string, string> TagsOf(JobItem item) => item.Settings?.Tags ?? s_noTags;

    private static readonly ImmutableSortedDictionary<string, string> s_noTags =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public static IndexedJob Of(JobItem job)
    {
        var duration = job.Duration ?? Seconds(job.GmtFinishTime - job.GmtCreateTime);
        // Most jobs are stored as they come. A copy of one takes a kilobyte.
        var (item, json) = StoredPart.Of(duration == job.Duration ? job : job with { Duration = duration }, JobJson.Wire.JobItem);
        var (extras, extrasJson) = ExtrasOf(job);
        item = ReferenceEquals(extras, item.Extras) ? item : item with { Extras = extras };
        var row = new Job();
        foreach (var field in JobFields.All)
        {
            field.Store(item, row);
        }
        return new IndexedJob(item, EmptyFields.LeaveOut(json), extrasJson, row);
    }

    // The id of an answer is not part of the job that the answer carried.
    private static (JobExtras? Extras, byte[]? Json) ExtrasOf(JobItem job)
    {
        if (job.Extras is not { } extras)
        {
            return (null, null);
        }
        var (stored, json) = StoredPart.Of(extras with { RequestId = null }, JobJson.Wire.JobExtras);
        return (stored with { RequestId = extras.RequestId }, EmptyFields.LeaveOutOfExtras(json));
    }

    // An end before the creation says nothing about how long the job took.
    private static long? Seconds(TimeSpan? time) => time >= TimeSpan.Zero ? (long)time.Value.TotalSeconds : null;
}
