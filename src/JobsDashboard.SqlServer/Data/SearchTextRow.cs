using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Listing;

namespace JobsDashboard.SqlServer.Data;

/// <summary>The texts of a job as the full-text index reads them: whole, because its word breaker splits them itself, and in the form of the words that are asked for.</summary>
internal sealed class JobText
{
    // An end of a paragraph, so that no sequence of words runs from one text into the next.
    private const string Break = "\n\n";

    /// <summary>The job's <see cref="Jobs.Data.Job.Id"/>.</summary>
    public long Id { get; set; }

    public string? Name { get; set; }

    public string? Reason { get; set; }

    public string? Command { get; set; }

    public string? Image { get; set; }

    public static JobText Of(long id, JobItem job)
    {
        return new JobText
        {
            Id = id,
            Name = Joined(TextField.Name),
            Reason = Joined(TextField.Reason),
            Command = Joined(TextField.Command),
            Image = Joined(TextField.Image),
        };

        string? Joined(TextField field) => TextFields.TextsOf(job, field).ToList() is { Count: > 0 } texts ? Word.Compatible(string.Join(Break, texts)) : null;
    }
}
