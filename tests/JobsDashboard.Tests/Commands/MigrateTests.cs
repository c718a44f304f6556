using Xunit;

namespace JobsDashboard.Tests.Commands;

public sealed class MigrateTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Migrate_OfTheEmbeddedDatabase_MakesItAndTheSecondTimeChangesNothing()
    {
        var first = await _shell.RunAsync("migrate");
        var second = await _shell.RunAsync("migrate");
        var script = await _shell.RunAsync("migrate", "--script");

        Assert.Equal((0, "The database is at this program's state.", ""), first);
        Assert.Equal(first, second);
        Assert.Equal(["0"], _shell.Query("SELECT count(*) FROM Job"));
        Assert.Equal((3, ""), (script.ExitCode, script.Output));
        Assert.StartsWith("The embedded database has no administrator", script.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MigrateScript_OfSqlServer_IsPrintedWithoutAConnection()
    {
        var (exitCode, output, errors) = await _shell.RunAsync(
            SqlServer("Server=127.0.0.1,6599;Database=jobs", ("Jobs__Database__FullTextLanguage", "1033")), "migrate", "--script");

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.StartsWith("-- Brings a database", output, StringComparison.Ordinal);
        Assert.Contains("[Reason] LANGUAGE 1033", output, StringComparison.Ordinal);
        Assert.EndsWith("GO", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Server=tcp:127.0.0.1,6599;Database=jobs;User ID=x;Password=y;Connect Timeout=1;ConnectRetryCount=0", "The server tcp:127.0.0.1,6599 cannot be reached, or closed the connection; see that it runs and that its name and port are right.")]
    [InlineData("Server=host", "The setting ConnectionStrings:Jobs must name a server and a database, such as Server=host;Database=jobs.")]
    [InlineData("Host=host", "The setting ConnectionStrings:Jobs is not understood; expected something like Server=host;Database=jobs;User ID=dashboard;Password=….")]
    [InlineData("Server=host;Database=jobs;MultipleActiveResultSets=true", "The setting ConnectionStrings:Jobs switches MultipleActiveResultSets on; remove it, because a cancelled query would not stop alone.")]
    public async Task SqlServer_ThatCannotBeUsed_IsExplainedInOneSentence(string connectionString, string sentence)
    {
        Assert.Equal((3, "", sentence), await _shell.RunAsync(SqlServer(connectionString), "migrate"));
        Assert.Equal((3, "", sentence), await _shell.RunAsync(SqlServer(connectionString), "serve"));
    }

    private static Dictionary<string, string> SqlServer(string connectionString, params IEnumerable<(string Name, string Value)> more) =>
        new(more.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)))
        {
            ["Jobs__Database__Provider"] = "SqlServer",
            ["ConnectionStrings__Jobs"] = connectionString,
        };
}
