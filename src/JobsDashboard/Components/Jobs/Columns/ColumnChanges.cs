using System.Collections.Immutable;
using JobsDashboard.Components.Jobs.View;
using JobsDashboard.Jobs.Fields;

namespace JobsDashboard.Components.Jobs.Columns;

/// <summary>Changes of the columns that are shown. At least one stays.</summary>
public static class ColumnChanges
{
    /// <summary>
    /// With a column more, at the end, unless there are too many; without it where it is shown already, unless it is the only one.
    /// </summary>
    public static ImmutableArray<ColumnChoice> Toggled(this ImmutableArray<ColumnChoice> columns, JobField field) =>
        columns.IndexOf(field) switch
        {
            < 0 => columns.Length < ListColumns.MaxColumns ? columns.Add(new ColumnChoice(field)) : columns,
            var place => columns.Length > 1 ? columns.RemoveAt(place) : columns,
        };

    /// <summary>With a column some places further left or right, as far as there are places.</summary>
    public static ImmutableArray<ColumnChoice> Moved(this ImmutableArray<ColumnChoice> columns, JobField field, int places)
    {
        var place = columns.IndexOf(field);
        return columns.RemoveAt(place).Insert(Math.Clamp(place + places, 0, columns.Length - 1), columns[place]);
    }

    /// <summary>With a column narrower or wider.</summary>
    public static ImmutableArray<ColumnChoice> Resized(this ImmutableArray<ColumnChoice> columns, JobField field, int steps)
    {
        var place = columns.IndexOf(field);
        return columns.SetItem(place, ColumnWidth.Stepped(columns[place], steps));
    }

    /// <summary>The place of a field's column; below zero where it has none.</summary>
    public static int IndexOf(this ImmutableArray<ColumnChoice> columns, JobField field)
    {
        for (var place = 0; place < columns.Length; place++)
        {
            if (columns[place].Field.Name == field.Name)
            {
                return place;
            }
        }
        return -1;
    }
}
