using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Listing;

namespace JobsDashboard.Jobs.Storing;

/// <summary>A job with what its rows hold, worked out before the database is locked for them.</summary>
internal sealed record PreparedJob(string JobIdKey, JobFacts Facts, string? DisplayNameKey, string? DescriptionKey, SearchTexts Texts)
{
    /// <param name="job">A job with its id.</param>
    /// <param name="searchText">As <see cref="IWriteTarget.SearchText"/>.</param>
    public static PreparedJob Of(JobItem job, Func<IEnumerable<string>, string?> searchText)
    {
        var facts = JobFacts.Of(job);
        return new PreparedJob(
            JobIds.KeyOf(facts.Item.JobId!),
            facts,
            facts.Item.DisplayName is { } name ? FoldedText.Of(name) : null,
            facts.Item.Extras?.Description is { } description ? FoldedText.Of(description) : null,
            new SearchTexts(In(TextField.Name), In(TextField.Reason), In(TextField.Command), In(TextField.Image)));

        string? In(TextField field) => searchText(TextFields.TextsOf(facts.Item, field));
    }
}

/// <summary>What the full-text index of each field takes for a job; null or empty for nothing.</summary>
internal sealed record SearchTexts(string? Name, string? Reason, string? Command, string? Image);
