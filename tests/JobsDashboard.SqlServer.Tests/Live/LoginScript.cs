using System.Runtime.CompilerServices;

namespace JobsDashboard.SqlServer.Tests.Live;

/// <summary>The administrator's <c>create.sql</c> as the documentation has it, for a database and logins of other names.</summary>
internal static class LoginScript
{
    public static string[] Batches(string database, string login, string password, bool mayWrite)
    {
        var script = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../../docs/sqlserver/create.sql"))
            .Replace("[jobs]", $"[{database}]", StringComparison.Ordinal)
            .Replace("N'jobs'", $"N'{database}'", StringComparison.Ordinal)
            .Replace("[dashboard]", $"[{login}]", StringComparison.Ordinal)
            .Replace("N'dashboard'", $"N'{login}'", StringComparison.Ordinal)
            .Replace("[jobs_owner]", $"[{OwnerOf(login)}]", StringComparison.Ordinal)
            .Replace("N'jobs_owner'", $"N'{OwnerOf(login)}'", StringComparison.Ordinal)
            .Replace("$(OwnerPassword)", password, StringComparison.Ordinal)
            .Replace("$(DashboardPassword)", password, StringComparison.Ordinal);
        var lines = script.ReplaceLineEndings("\n").Split('\n').Where(line => mayWrite || !line.Contains("db_datawriter", StringComparison.Ordinal));
        return DatabaseSchema.Batches(string.Join('\n', lines));
    }

    /// <summary>The other login that the script makes, for <c>migrate</c>.</summary>
    public static string OwnerOf(string login) => $"{login}_owner";

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
