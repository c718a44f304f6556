using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.ListJobs.Csv;

/// <summary>A column of jobs as CSV: one of the contract's fields.</summary>
/// <param name="Name">As the contract writes it.</param>
/// <param name="IsText">Whether a cell is the field's text; else it is the field's JSON, which a number and a list have in common.</param>
/// <param name="IsTime">Whether the text is a time.</param>
internal sealed record JobCsvColumn(string Name, bool IsText, bool IsTime)
{
    /// <summary>ListJobs' fields in the contract's order, and after them what only GetJob tells.</summary>
    public static ImmutableArray<JobCsvColumn> All { get; } =
    [
        .. JobJson.Wire.JobItem.Properties.Where(property => property.Get is not null).Select(Of),
        .. JobJson.Wire.JobExtras.Properties.Where(property => property.Name != nameof(JobExtras.RequestId)).Select(Of),
    ];

    private static JobCsvColumn Of(JsonPropertyInfo property)
    {
        var isTime = property.PropertyType == typeof(DateTimeOffset?);
        return new(property.Name, isTime || property.PropertyType == typeof(string) || property.PropertyType == typeof(JobStatus?), isTime);
    }
}
