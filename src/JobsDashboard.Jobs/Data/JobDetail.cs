using JobsDashboard.Jobs.TextSearch;
namespace JobsDashboard.Jobs.Data;

/// <summary>The wide half of a job: read for the rows that are shown, never scanned.</summary>
internal sealed class JobDetail
{
    /// <summary>The job's <see cref="Job.Id"/>.</summary>
    public long Id { get; set; }

    public required string JobId { get; set; }

    /// <summary>The <see cref="Items.JobIds.KeyOf">key</see> of the <see cref="JobId"/>.</summary>
    public required string JobIdKey { get; set; }

    public string? DisplayName { get; set; }

    /// <summary><see cref="DisplayName"/> as <see cref="CaseFolding"/>: what names are searched and sorted by.</summary>
    public string? DisplayNameKey { get; set; }

    public string? ReasonMessage { get; set; }

    /// <summary>The description as <see cref="CaseFolding"/>: what descriptions are searched by.</summary>
    public string? DescriptionKey { get; set; }

    /// <summary>The whole <see cref="Items.JobItem"/>, as it goes over the wire.</summary>
    public required string Json { get; set; }

    /// <summary>What only GetJob tells of the job: a <see cref="Items.JobExtras"/> as JSON.</summary>
    public string? Extras { get; set; }
}
