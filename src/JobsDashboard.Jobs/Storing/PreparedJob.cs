using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.Jobs.Storing;

/// <summary>A job with what its rows will hold in every database, worked out before the database is locked for them.</summary>
internal sealed record PreparedJob(string JobIdKey, IndexedJob Facts, string? DisplayNameKey, string? DescriptionKey)
{
    public static PreparedJob Of(JobItem job)
    {
        var facts = IndexedJob.Of(job);
        return new PreparedJob(
            JobIds.KeyOf(facts.Item.JobId!),
            facts,
            facts.Item.DisplayName is { } name ? CaseFolding.Of(name) : null,
            facts.Item.Extras?.Description is { } description ? CaseFolding.Of(description) : null);
    }
}
