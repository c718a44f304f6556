using System.Text.Json;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Sqlite.Reading;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Sqlite.Upgrading;

/// <summary>SQL functions by which migrations fill new columns from stored jobs, where SQL alone cannot.</summary>
internal static class MigrationFunctions
{
    public static void Register(SqliteConnection connection)
    {
        connection.CreateFunction<string?, string>(
            "jobs_words", text => text is null ? "" : TextTokens.Document([text]), isDeterministic: true);
        connection.CreateFunction<string, int>("jobs_texts", TextsOf, isDeterministic: true);
    }

    private static int TextsOf(string json) =>
        (int)IndexedJob.Of(JsonSerializer.Deserialize(json, JobJson.Wire.JobItem)!).Numbers.Texts;
}
