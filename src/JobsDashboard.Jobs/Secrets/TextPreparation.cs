using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.Jobs.Secrets;

/// <summary>What of a job's texts is searched, and how the database takes it.</summary>
/// <param name="Secrets">What of them nobody can search for.</param>
/// <param name="SearchText">What the full-text index of a field takes for a job's texts in it.</param>
internal sealed record TextPreparation(SecretMask Secrets, Func<IEnumerable<string>, string?> SearchText)
{
    /// <summary>What the full-text index of a field takes for a job; null or empty for nothing.</summary>
    public string? Of(JobItem job, TextField field) => SearchText(Secrets.SearchedTexts(job, field));

    /// <summary>What a job's description is searched by; null for none.</summary>
    public string? DescriptionOf(JobItem job) =>
        job.Extras?.Description is { } description ? CaseFolding.Of(Secrets.Of(description)) : null;
}
