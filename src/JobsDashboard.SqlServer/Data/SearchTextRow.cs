using JobsDashboard.Jobs.Storing;
using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.SqlServer.Data;

/// <summary>The texts of a job that the full-text index reads. They are whole, because its word breaker splits them.</summary>
internal sealed class SearchTextRow
{
    // An end of a paragraph, so that no sequence of words runs from one text into the next.
    private const string Break = "\n\n";

    /// <summary>The job's <see cref="Jobs.Data.Job.Id"/>.</summary>
    public long Id { get; set; }

    public string? Name { get; set; }

    public string? Reason { get; set; }

    public string? Command { get; set; }

    public string? Image { get; set; }

    public static SearchTextRow Of(JobWrite job) => new()
    {
        Id = job.Id,
        Name = job.Job.Texts.Name,
        Reason = job.Job.Texts.Reason,
        Command = job.Job.Texts.Command,
        Image = job.Job.Texts.Image,
    };

    /// <summary>A field's texts as one; null for none.</summary>
    public static string? Join(IEnumerable<string> texts) =>
        texts.ToList() is { Count: > 0 } some ? Token.Compatible(string.Join(Break, some)) : null;
}
