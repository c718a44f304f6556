using JobsDashboard.Import.Delimited;

namespace JobsDashboard.Import.Sacct;

/// <summary>The full names of users by their codes.</summary>
internal static class SlurmUsers
{
    private static readonly DelimitedLayout s_layout = new("user,first name,last name,organisation", ',', hasHeader: false);

    /// <summary>The names beside an accounting log; without them users go by their codes.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> BesideAsync(ImportFile log, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        if (log.Beside("names.csv") is { } table)
        {
            await foreach (var row in DelimitedText.ReadAsync(table, s_layout, UserAndName, cancellationToken))
            {
                if (row.Value is var (user, name) && name.Length > 0)
                {
                    names[user] = name;
                }
            }
        }
        return names;
    }

    private static Tuple<string, string> UserAndName(DelimitedRow row) =>
        Tuple.Create(row.Text("user"), $"{row["first name"]} {row["last name"]}".Trim());
}
