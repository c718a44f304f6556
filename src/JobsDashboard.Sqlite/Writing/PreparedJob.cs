using JobsDashboard.Jobs;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Listing;

namespace JobsDashboard.Sqlite.Writing;

/// <summary>A job with everything that its rows will hold, worked out before the database is locked for them.</summary>
internal sealed record PreparedJob(
    string JobIdKey, JobFacts Facts, string? DisplayNameKey, string? DescriptionKey, string Name, string Reason, string Command, string Image)
{
    public bool IsNewerThan(PreparedJob other) => Facts.Numbers.GmtModifiedTime > other.Facts.Numbers.GmtModifiedTime;

    public static PreparedJob Of(JobItem job)
    {
        var facts = JobFacts.Of(job);
        return new PreparedJob(
            JobDetail.KeyOf(job.JobId!),
            facts,
            job.DisplayName is { } name ? FoldedText.Of(name) : null,
            job.Extras?.Description is { } description ? FoldedText.Of(description) : null,
            Tokens(TextField.Name),
            Tokens(TextField.Reason),
            Tokens(TextField.Command),
            Tokens(TextField.Image));

        string Tokens(TextField field) => TextTokens.Document(TextFields.TextsOf(job, field));
    }
}
