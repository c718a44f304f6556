using JobsDashboard.Import.Files;
using JobsDashboard.Import.Reading;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Import;

/// <summary>Counts values that can hardly be right for the summary. They are stored as they are.</summary>
internal sealed class DoubtfulValues(ImportFile file, DateTimeOffset now)
{
    // No cluster that is still in use kept accounts earlier.
    private static readonly DateTimeOffset s_earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly DateTimeOffset _latest = now.AddDays(1);

    /// <summary>Returns the rows and counts their doubtful values. Rows that an earlier run has stored are to be counted too.</summary>
    public IAsyncEnumerable<ImportedRow> Counted(IAsyncEnumerable<ImportedRow> rows) => rows.Select(row =>
    {
        if (row.Job is { } job)
        {
            Count(job);
        }
        return row;
    });

    private void Count(JobItem job)
    {
        foreach (var field in ImpossibleNumbers.In(job))
        {
            file.Note($"Jobs with an impossible {field}; it is kept, but no filter finds them by it");
        }
        if (job.GmtCreateTime is { } created && (created < s_earliest || created > _latest))
        {
            file.Note("Jobs whose GmtCreateTime lies before the year 2000 or after tomorrow; it is kept");
        }
        if (job.Duration is null && job.GmtFinishTime < job.GmtCreateTime)
        {
            file.Note("Jobs that end before they were created; they have no Duration");
        }
        if (HasNul(job))
        {
            file.Note("Jobs with a NUL in a text; U+FFFD is kept in its place");
        }
    }

    private static bool HasNul(JobItem job) =>
        HasNul(job.DisplayName) || HasNul(job.ReasonMessage) || HasNul(job.UserCommand) || HasNul(job.UserScript) ||
        HasNul(job.Username) || HasNul(job.WorkingDir) || HasNul(job.Extras?.Description) ||
        job.Settings?.Tags?.Any(tag => HasNul(tag.Key) || HasNul(tag.Value)) == true;

    private static bool HasNul(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;
}
