using System.Collections.Immutable;
using System.Globalization;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;

namespace JobsDashboard.Components.Jobs.View;

/// <summary>The columns of the list as one text: field names in order, each with its width if it has one.</summary>
public static class ListColumns
{
    /// <summary>What is expected of the text.</summary>
    public const string Expected =
        "names of fields such as Status or Tags.team, each once, at most 40, with or without a width: Status:120";

    /// <summary>The smallest width in CSS pixels.</summary>
    public const int MinWidth = 40;

    /// <summary>The largest width in CSS pixels.</summary>
    public const int MaxWidth = 2000;

    /// <summary>The most columns.</summary>
    public const int MaxColumns = 40;

    /// <summary>Reads the text.</summary>
    /// <returns>The columns, or none and what was expected instead.</returns>
    public static (ImmutableArray<ColumnChoice> Columns, string? Expected) Read(string text)
    {
        var (columns, expected) = ListText.Read(text, ReadOne, Expected);
        var isFit = columns.Length <= MaxColumns && columns.DistinctBy(column => column.Field.Name).Count() == columns.Length;
        return isFit ? (columns, expected) : ([], Expected);
    }

    /// <summary>Writes the text; empty for no columns.</summary>
    public static string Write(ImmutableArray<ColumnChoice> columns) => ListText.Write(columns.Select(column => column.ToString()));

    // A tag's key may hold colons itself: what follows the last one is the width, or nothing.
    private static ColumnChoice? ReadOne(string item)
    {
        var colon = item.LastIndexOf(':');
        if (colon < 0)
        {
            return Find(item, null);
        }
        var (name, width) = (item[..colon], item[(colon + 1)..]);
        return (width, int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels)) switch
        {
            ("", _) => Find(name, null),
            (_, true) => pixels is >= MinWidth and <= MaxWidth ? Find(name, pixels) : null,
            _ => Find(item, null),
        };
    }

    private static ColumnChoice? Find(string name, int? width) =>
        JobFields.Find(name) is { } field ? new ColumnChoice(field, width) : null;
}
