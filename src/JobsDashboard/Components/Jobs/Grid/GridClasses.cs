using JobsDashboard.Components.Jobs.View;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Jobs.Grid;

/// <summary>The classes of the grid's cells, by which <c>JobGrid.razor.css</c> lays them out.</summary>
internal static class GridClasses
{
    /// <summary>The classes of a column's heading and cells.</summary>
    /// <param name="field">The field of the column.</param>
    /// <param name="columns">All columns.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="isUnknown">Whether it is of a cell that lacks its number.</param>
    public static string Of(JobField field, ShownColumns columns, ListJobsRequest request, bool isUnknown = false) => string.Join(
        ' ',
        new[]
        {
            KindOf(field),
            isUnknown ? "unknown" : null,
            columns.AreStandard ? SpareOf(field, request) : null,
        }.OfType<string>());

    /// <summary>Whether a row lacks the number of a column.</summary>
    public static bool IsUnknown(JobField field, JobRow row) => field is NumberField && row.ValueOf(field) is null;

    private static string KindOf(JobField field) => field switch
    {
        _ when field == JobFields.DisplayName => "name",
        _ when field == JobFields.Status => "state",
        _ when field == JobFields.ReasonMessage => "reason",
        _ when field == JobFields.GmtCreateTime => "created",
        _ when field == JobFields.Duration => "number duration",
        _ when field == JobFields.JobType => "clip type",
        _ when field == JobFields.Username => "clip user",
        NumberField => "number",
        TimeField => "time",
        _ => "clip",
    };

    // What a narrow window leaves out first. The column that the list is sorted or filtered by is shown there too.
    private static string? SpareOf(JobField field, ListJobsRequest request) => field switch
    {
        _ when field == JobFields.GmtFinishTime => request.SortBy == field || request.TimeRangeField == field ? "finished" : "spare-2",
        _ when request.SortBy == field => null,
        _ when field == JobFields.ResourceQuotaName => "spare-1",
        _ when field == JobFields.JobType || field == JobFields.Username => "spare-3",
        _ => null,
    };
}
