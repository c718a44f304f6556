using JobsDashboard.Import.Files;
using JobsDashboard.Import.Reading.Tables;

namespace JobsDashboard.Import.Sacct;

/// <summary>The full names of users.</summary>
internal static class SlurmUsers
{
    /// <summary>A table in the folder of an accounting log with the columns user, first name, last name and perhaps organisation.</summary>
    public const string FileName = "names.csv";

    /// <summary>The full names by user; empty when there is no table.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> LoadAsync(ImportFile log, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        if (log.Companion(FileName) is { } table)
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

    private static async Task ReadAsync(
        ImportFile log, ImportFile table, Dictionary<string, string> names, CancellationToken cancellationToken)
    {
        await using var reader = DelimitedText.Open(table, ',');
        var rows = new TableCursor(table, reader);
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
