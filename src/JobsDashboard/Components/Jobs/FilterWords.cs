using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Listing.Filters;

namespace JobsDashboard.Components.Jobs;

/// <summary>How the page speaks of filters.</summary>
public static class FilterWords
{
    /// <summary>One value of a filter, such as <c>Status: Failed</c>.</summary>
    public static string InWords(JobFilter filter, string value, NameSearchMode mode) => filter switch
    {
        DisplayNameFilter => $"{filter.Label} {NameOf(mode)} “{value}”",
        TextFilter => $"{filter.Label} has “{value}”",
        SubstringFilter => $"{filter.Label} contains “{value}”",
        OwnFilter => filter.Label,
        ChoiceFilter => $"{filter.Label}: {filter.Choices.First(choice => choice.Name == value).Label}",
        _ => $"{filter.Label}: {value}",
    };

    /// <summary>How names are compared.</summary>
    public static string NameOf(NameSearchMode mode) => mode switch
    {
        NameSearchMode.Exact => "is",
        NameSearchMode.Prefix => "begins with",
        _ => "contains",
    };

    /// <summary>What jobs are ordered by, as their column is called.</summary>
    public static string NameOf(JobSort sort) => sort switch
    {
        JobSort.GmtCreateTime => "Created",
        JobSort.GmtFinishTime => "Finished",
        JobSort.DisplayName => "Name",
        JobSort.JobType => "Type",
        _ => sort.ToString(),
    };

    /// <summary>A number of a job, with its unit.</summary>
    public static string NameOf(JobNumericField field) => field switch
    {
        JobNumericField.RequestGPU => "GPUs",
        JobNumericField.RequestCPU => "CPU cores",
        JobNumericField.RequestMemory => "Memory (GiB)",
        JobNumericField.Duration => "Duration (s)",
        JobNumericField.QueueTime => "Queue time (s)",
        JobNumericField.NodeCount => "Nodes",
        JobNumericField.RestartTimes => "Restarts",
        _ => field.ToString(),
    };

    /// <summary>Such as <c>GPUs: 8 to 64</c>.</summary>
    public static string InWords(NumericRange range) => NameOf(range.Field) + (range switch
    {
        { Min: { } min, Max: { } max } when min == max => $": {min}",
        { Min: { } min, Max: { } max } => $": {min} to {max}",
        { Min: { } min } => $": {min} or more",
        _ => $": {range.Max} or less",
    });
}
