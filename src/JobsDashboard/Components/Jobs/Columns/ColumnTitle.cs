using JobsDashboard.Jobs.Fields;

namespace JobsDashboard.Components.Jobs.Columns;

/// <summary>The headings of columns.</summary>
public static class ColumnTitle
{
    /// <summary>The heading of a field's column, as short as it can be.</summary>
    public static string Of(JobField field) => field switch
    {
        TagField tag => tag.Key,
        TimeField time => L[time.Event],
        // Durations are shown with their units.
        NumberField { Unit: "GiB" } number => L["{0} ({1})", L[number.Label], number.Unit],
        _ when JobFields.Columns.FirstOrDefault(column => column.Field == field) is { Title: { } title } => L[title],
        _ => L[field.Label],
    };
}
