using System.Globalization;
using JobsDashboard.Import.Delimited;

namespace JobsDashboard.Import.Sacct;

/// <summary>What Slurm prints of one job or step: texts by the names of columns. A field that cannot be read throws, and so rejects the record.</summary>
internal sealed class SlurmRecord(SacctLayout layout, string[] fields, long line)
{
    // Of a job's steps only what is the same for all of the job.
    private static readonly string[] s_fromSteps = ["Account", "Start", "NodeList", "AllocTRES", "SubmitLine"];

    public long Line => line;

    /// <summary>How long all of its texts are together.</summary>
    public long Characters => fields.Sum(text => (long)text.Length);

    /// <summary>A column's text; empty when the file does not have the column.</summary>
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

    /// <summary>A whole number; null when there is none.</summary>
    public long? Count(string column)
    {
        var text = this[column];
        return SlurmKind.IsNone(text) ? null
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count
            : throw Unreadable(column, "a whole number");
    }

    /// <summary>A length of time; null when there is none.</summary>
    public TimeSpan? Length(string column)
    {
        var text = this[column];
        return SlurmKind.IsNone(text) || text == "INVALID" ? null : SlurmTime.Parse(text) ?? throw Unreadable(column, "a length of time");
    }

    /// <summary>An instant; null when there is none.</summary>
    public DateTimeOffset? Time(string column, ZonelessTimes zone)
    {
        var text = this[column];
        if (SlurmKind.IsNone(text))
        {
            return null;
        }
        var instant = !SlurmTime.TryParse(text, out var time) ? null
            : time.Kind == DateTimeKind.Utc ? new DateTimeOffset(time)
            : zone.InstantOf(time);
        return instant ?? throw Unreadable(column, $"a time such as {SlurmTime.Example}");
    }

    /// <summary>Takes from a step of this job what the job itself does not tell.</summary>
    public void Complete(SlurmRecord step)
    {
        foreach (var column in s_fromSteps)
        {
            if (layout.Place(column) is >= 0 and var place && SlurmKind.IsNone(fields[place]))
            {
                fields[place] = step[column];
            }
        }
    }

    public UnreadableFieldException Unreadable(string column, string expected) => UnreadableFieldException.Of(NameOf(column), expected, this[column]);

    // The file's own spelling is what its reader looks for.
    private string NameOf(string column) => layout.Place(column) is >= 0 and var place ? layout.Columns[place] : column;
}
