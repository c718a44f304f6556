using JobsDashboard.Components.Jobs.View;
using JobsDashboard.Jobs.Fields;

namespace JobsDashboard.Components.Jobs.Columns;

/// <summary>How wide chosen columns are, in CSS pixels.</summary>
public static class ColumnWidth
{
    private const int Step = 20;

    /// <summary>The width of a column: the chosen one, or what its kind of value usually needs.</summary>
    public static int Of(ColumnChoice column) => column.Width ?? Usual(column.Field);

    /// <summary>The column one step narrower or wider.</summary>
    public static ColumnChoice Stepped(ColumnChoice column, int steps) =>
        column with { Width = Math.Clamp(Of(column) + (steps * Step), ListColumns.MinWidth, ListColumns.MaxWidth) };

    private static int Usual(JobField field) => field switch
    {
        LongTextField when field == JobFields.DisplayName => 220,
        LongTextField => 320,
        JobIdField => 170,
        TagsField => 260,
        TimeField => 116,
        NumberField => 96,
        _ => 130,
    };
}
