using System.Globalization;
using JobsDashboard.Import.Reading;
using JobsDashboard.Import.Sacct.Values;

namespace JobsDashboard.Import.Sacct.Records;

/// <summary>One job or step as Slurm prints it: its fields by column name.</summary>
/// <remarks>All methods throw <see cref="UnreadableFieldException"/> for a field that cannot be read.</remarks>
internal sealed class SlurmRecord(SacctLayout layout, string[] fields, long line)
{
    // Values that hold for the whole job, which Slurm sometimes prints only for its steps.
    private static readonly string[] s_columnsOfSteps = ["Account", "Start", "NodeList", "AllocTRES", "SubmitLine"];

    /// <summary>The line in the file, from 1.</summary>
    public long Line => line;

    /// <summary>The length of all fields together.</summary>
    public long Characters => fields.Sum(text => (long)text.Length);

    /// <summary>The text of a column; empty when the file does not have the column.</summary>
    public string this[string column] => layout.Place(column) is >= 0 and var place ? fields[place] : "";

    public bool Has(string column) => layout.Has(column);

    /// <summary>The first of the columns that has a value.</summary>
    public string FirstOf(params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            if (!SlurmKind.IsNone(this[column]))
            {
                return this[column];
            }
        }
        return "";
    }

    /// <summary>A whole number; null when the column has no value.</summary>
    public long? Count(string column)
    {
        var text = this[column];
        if (SlurmKind.IsNone(text))
        {
            return null;
        }
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw Unreadable(column, "a whole number");
    }

    /// <summary>A duration; null when the column has no value.</summary>
    public TimeSpan? Duration(string column)
    {
        var text = this[column];
        return SlurmKind.IsNone(text) || text == "INVALID"
            ? null
            : SlurmTime.ParseDuration(text) ?? throw Unreadable(column, "a length of time");
    }

    /// <summary>An instant; null when the column has no value.</summary>
    public DateTimeOffset? Time(string column, ZonelessTimes zone)
    {
        var text = this[column];
        if (SlurmKind.IsNone(text))
        {
            return null;
        }
        if (!SlurmTime.TryParse(text, out var time))
        {
            throw UnreadableTime(column);
        }
        return time.Kind == DateTimeKind.Utc ? new DateTimeOffset(time) : zone.InstantOf(time) ?? throw UnreadableTime(column);
    }

    /// <summary>Takes values that this job lacks from one of its steps.</summary>
    public void FillFrom(SlurmRecord step)
    {
        foreach (var column in s_columnsOfSteps)
        {
            if (layout.Place(column) is >= 0 and var place && SlurmKind.IsNone(fields[place]))
            {
                fields[place] = step[column];
            }
        }
    }

    public UnreadableFieldException Unreadable(string column, string expected) =>
        UnreadableFieldException.Of(SpellingOf(column), expected, this[column]);

    private UnreadableFieldException UnreadableTime(string column) => Unreadable(column, $"a time such as {SlurmTime.Example}");

    // Messages use the spelling that the user finds in the file.
    private string SpellingOf(string column) => layout.Place(column) is >= 0 and var place ? layout.Columns[place] : column;
}
