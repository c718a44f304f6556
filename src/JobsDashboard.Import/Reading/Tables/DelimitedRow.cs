using System.Globalization;
using CsvHelper;

namespace JobsDashboard.Import.Reading.Tables;

/// <summary>One row of a table: its fields by column name.</summary>
/// <remarks>All methods throw <see cref="UnreadableFieldException"/> for a field that cannot be read.</remarks>
internal readonly struct DelimitedRow(DelimitedLayout layout, CsvReader table)
{
    // Far beyond what any trace counts, and the product of two such numbers still fits into a decimal.
    private const long MaxNumber = 1_000_000_000_000;

    public long Line => table.LineNumber;

    public string this[string column] => table.GetString(layout.Place(column));

    /// <summary>The text of a field that must not be empty.</summary>
    public string Text(string column) => this[column] is { Length: > 0 } text ? text : throw Unreadable(column, "a text");

    /// <summary>A field as the id of a job.</summary>
    public string JobId(string column) => JobIdRule.Checked(Text(column));

    public long Count(string column) =>
        long.TryParse(this[column], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count < MaxNumber
            ? count
            : throw Unreadable(column, "a whole number");

    /// <summary>Whole seconds; a fraction is dropped.</summary>
    public long Seconds(string column) =>
        decimal.TryParse(this[column], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < MaxNumber
            ? (long)seconds
            : throw Unreadable(column, "a number of seconds");

    /// <summary>The instant that is the field's number of seconds after <paramref name="anchor"/>; null when the field is empty.</summary>
    public DateTimeOffset? After(DateTimeOffset anchor, string column)
    {
        if (this[column].Length == 0)
        {
            return null;
        }
        var seconds = Seconds(column);
        return seconds <= (DateTimeOffset.MaxValue - anchor).TotalSeconds - 1
            ? anchor.ToUniversalTime().AddSeconds(seconds)
            : throw Unreadable(column, "a number of seconds");
    }

    /// <summary>The instant of a time without a zone.</summary>
    public DateTimeOffset Time(string column, string format, ZonelessTimes zone)
    {
        if (DateTime.TryParseExact(this[column], format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            && zone.InstantOf(time) is { } instant)
        {
            return instant;
        }
        var example = new DateTime(2017, 10, 9, 7, 1, 55).ToString(format, CultureInfo.InvariantCulture);
        throw Unreadable(column, $"a time such as {example}");
    }

    public UnreadableFieldException Unreadable(string column, string expected) =>
        UnreadableFieldException.Of(column, expected, this[column]);
}
