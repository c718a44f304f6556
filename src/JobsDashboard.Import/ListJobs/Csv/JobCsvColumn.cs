using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.ListJobs.Csv;

/// <summary>A column of jobs as CSV: a field of ListJobs or GetJob.</summary>
/// <param name="Name">The field's name in the API.</param>
/// <param name="IsText">Whether a cell holds the field's text; otherwise it holds the field's JSON, such as a number or a list.</param>
/// <param name="IsTime">Whether the text is a time.</param>
internal sealed record JobCsvColumn(string Name, bool IsText, bool IsTime)
{
    /// <summary>The fields of ListJobs in the order of its documentation, and after them those that only GetJob has.</summary>
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
