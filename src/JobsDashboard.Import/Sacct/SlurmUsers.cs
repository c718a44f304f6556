using JobsDashboard.Import.Delimited;

namespace JobsDashboard.Import.Sacct;

/// <summary>The full names of users by their codes.</summary>
internal static class SlurmUsers
{
    /// <summary>The table's file, which lies beside the log. Its columns are code, first name, last name and perhaps the organisation.</summary>
    public const string FileName = "names.csv";

    /// <summary>The names beside an accounting log; without them users go by their codes.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> BesideAsync(ImportFile log, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        if (log.Beside(FileName) is { } table)
        {
            try
            {
                await ReadAsync(log, table, names, cancellationToken);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                log.Note($"{table.Path} is ignored, since it cannot be opened");
            }
        }
        return names;
    }

    private static async Task ReadAsync(ImportFile log, ImportFile table, Dictionary<string, string> names, CancellationToken cancellationToken)
    {
        await using var reader = DelimitedText.Open(table, ',');
        var rows = new DelimitedRows(table, reader);
        var (read, others) = (0, 0);
        while (await rows.NextAsync(cancellationToken))
        {
            if (rows.Problem is null && reader.FieldCount is 3 or 4 && reader.GetString(0) is { Length: > 0 } user)
            {
                read++;
                names[user] = $"{reader.GetString(1)} {reader.GetString(2)}".Trim() is { Length: > 0 } name ? name : user;
            }
            else
            {
                others++;
            }
        }
        if (read == 0 || others > 0 || rows.Unreadable is not null)
        {
            log.Note(read == 0
                ? $"{table.Path} is ignored, since it has neither the three nor the four columns of a table of names"
                : $"Rows of {table.Path} that are ignored, since they are no rows of a table of names", Math.Max(1, others));
        }
    }
}
