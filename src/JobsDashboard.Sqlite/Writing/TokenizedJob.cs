using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.Sqlite.Writing;

/// <summary>A job with its texts as the full-text tables take them.</summary>
internal sealed record TokenizedJob(PreparedJob Prepared, string Name, string Reason, string Command, string Image)
{
    public static TokenizedJob Of(JobItem job)
    {
        return new TokenizedJob(
            PreparedJob.Of(job), Tokens(TextField.Name), Tokens(TextField.Reason), Tokens(TextField.Command), Tokens(TextField.Image));

        string Tokens(TextField field) => TextTokens.Document(TextFields.TextsOf(job, field));
    }
}
