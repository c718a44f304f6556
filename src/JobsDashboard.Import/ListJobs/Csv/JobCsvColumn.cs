using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.ListJobs.Csv;

/// <summary>A column of jobs as CSV: one of the contract's fields.</summary>
/// <param name="Name">As the contract writes it.</param>
/// <param name="IsText">Whether a cell is the field's text; else it is the field's JSON, which a number and a list have in common.</param>
internal sealed record JobCsvColumn(string Name, bool IsText)
{
    // What a spreadsheet would take for a formula, and the mark itself.
    private const string NeedsMark = "=+-@\t\r'";

    /// <summary>ListJobs' fields in the contract's order, and after them what only GetJob tells.</summary>
    public static ImmutableArray<JobCsvColumn> All { get; } =
    [
        .. JobJson.Wire.JobItem.Properties.Where(property => property.Get is not null).Select(Of),
        .. JobJson.Wire.JobExtras.Properties.Where(property => property.Name != nameof(JobExtras.RequestId)).Select(Of),
    ];

    /// <summary>A text as it stands in a cell: one that begins like a formula is marked by a leading <c>'</c>, and so is one that begins with that.</summary>
    public static string Mark(string text) => text.Length > 0 && NeedsMark.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    /// <summary>The text that stands in a cell.</summary>
    public static string Unmark(string cell) => cell is ['\'', ..] ? cell[1..] : cell;

    private static JobCsvColumn Of(JsonPropertyInfo property) => new(
        property.Name,
        property.PropertyType == typeof(string) || property.PropertyType == typeof(DateTimeOffset?) || property.PropertyType == typeof(JobStatus?));
}
