using System.Globalization;
using CsvHelper;

namespace JobsDashboard.Import.Delimited;

/// <summary>One row of a text table. A field that cannot be read throws, and so rejects the row.</summary>
internal readonly struct DelimitedRow(DelimitedLayout layout, CsvReader table)
{
    // No trace counts so far, and the product of two such numbers still fits into a decimal.
    private const long MostCounted = 1_000_000_000_000;

    public long Line => table.LineNumber;

    public string this[string column] => table.GetString(layout.Place(column));

    /// <summary>The field's text, which must not be empty.</summary>
    public string Text(string column) => this[column] is { Length: > 0 } text ? text : throw Unreadable(column, "a text");

    /// <summary>Passes an id on that a job may have.</summary>
    public static string Id(string id) => JobIdRule.Problem(id) is { } problem ? throw new UnreadableFieldException(problem) : id;

    public long Count(string column) =>
        long.TryParse(this[column], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count < MostCounted
            ? count
            : throw Unreadable(column, "a whole number");

    /// <summary>Whole seconds; a fraction is cut off.</summary>
    public long Seconds(string column) =>
        decimal.TryParse(this[column], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < MostCounted
            ? (long)seconds
            : throw Unreadable(column, "a number of seconds");

    /// <summary>The instant that lies the field's seconds after another one; null when the field is empty.</summary>
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

    /// <summary>A time without a zone.</summary>
    public DateTimeOffset Time(string column, string format, ZonelessTimes zone) =>
        DateTime.TryParseExact(this[column], format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && zone.InstantOf(time) is { } instant
            ? instant
            : throw Unreadable(column, $"a time such as {new DateTime(2017, 10, 9, 7, 1, 55).ToString(format, CultureInfo.InvariantCulture)}");

    public UnreadableFieldException Unreadable(string column, string expected) => UnreadableFieldException.Of(column, expected, this[column]);
}
