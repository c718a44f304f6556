using System.Runtime.CompilerServices;

namespace JobsDashboard.SqlServer.Tests.Live;

/// <summary>The administrator's <c>create.sql</c> as the documentation has it, for a database and a login of another name.</summary>
internal static class LoginScript
{
    public static string[] Batches(string database, string login, string password, bool mayWrite)
    {
        var script = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../../docs/sqlserver/create.sql"))
            .Replace("[jobs]", $"[{database}]", StringComparison.Ordinal)
            .Replace("N'jobs'", $"N'{database}'", StringComparison.Ordinal)
            .Replace("[dashboard]", $"[{login}]", StringComparison.Ordinal)
            .Replace("N'dashboard'", $"N'{login}'", StringComparison.Ordinal)
            .Replace("$(DashboardPassword)", password, StringComparison.Ordinal);
        var lines = script.ReplaceLineEndings("\n").Split('\n').Where(line => mayWrite || !line.Contains("db_datawriter", StringComparison.Ordinal));
        return DatabaseSchema.Batches(string.Join('\n', lines));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
