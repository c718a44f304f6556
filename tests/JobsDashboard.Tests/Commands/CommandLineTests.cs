using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Xunit;

namespace JobsDashboard.Tests.Commands;

/// <summary>The program as a shell starts it.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jobs-test-");

    private string Database => Path.Combine(_folder.FullName, "jobs.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Import_AllSound_IsDoneAndChangesNothingTheSecondTime()
    {
        var file = await FileAsync("jobs.ndjson", """{"JobId":"a","Status":"Failed"}""", """{"JobId":"b"}""");

        var first = await RunAsync("import", "listjobs", file);
        var second = await RunAsync("import", "listjobs", file);

        Assert.Equal((0, "2 read, 2 new, 0 changed, 0 unchanged, 0 rejected", ""), first);
        Assert.Equal((0, "2 read, 0 new, 0 changed, 2 unchanged, 0 rejected", ""), second);
        Assert.Equal(["1"], Query("SELECT count(*) FROM StoreRevision"));
    }

    [Fact]
    public async Task Import_WithABadRow_SaysWhereAndLandsTheRest()
    {
        var file = await FileAsync("jobs.ndjson", """{"JobId":"a"}""", """{"JobId":"b","Status":"Broken"}""", """{"JobId":"c"}""");

        var (exitCode, output, errors) = await RunAsync("import", "listjobs", file);

        Assert.Equal(1, exitCode);
        Assert.Equal("3 read, 2 new, 0 changed, 0 unchanged, 1 rejected", output);
        Assert.StartsWith($"{file}:2: ", errors, StringComparison.Ordinal);
        Assert.Contains("Status", errors, StringComparison.Ordinal);
        Assert.Equal(["a", "c"], Query("SELECT JobId FROM JobDetail ORDER BY JobId"));
    }

    [Fact]
    public async Task Import_OfAnotherFormat_IsRefusedWithNothingWritten()
    {
        var file = await FileAsync("letter.txt", "Dear mother,", "all is well here.");

        var (exitCode, output, errors) = await RunAsync("import", "sacct", file);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains("letter.txt", errors, StringComparison.Ordinal);
        Assert.Equal(["0"], Query("SELECT count(*) FROM Job"));
    }

    [Theory]
    [InlineData("import", "csv", "x.csv")]
    [InlineData("import", "sacct", "no-such-file.log")]
    [InlineData("import", "sacct")]
    [InlineData("improt", "sacct", "x")]
    [InlineData("import", "openb-2023", "x.csv", "--anchor", "02/03/2023")]
    [InlineData("import", "openb-2023", "x.csv", "--anchor", "now")]
    [InlineData("seed", "--count", "0")]
    [InlineData("seed", "--count", "many")]
    [InlineData("--urls=nowhere")]
    [InlineData("--urls=http://0.0.0.0:0")]
    public async Task Command_ThatMakesNoSense_IsRefused(params string[] arguments)
    {
        var (exitCode, _, errors) = await RunAsync(arguments);

        Assert.Equal(2, exitCode);
        Assert.NotEqual("", errors);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2023-02-03", "1675382401")]
    [InlineData("2023-02-03T08:00:00+08:00", "1675382401")]
    public async Task Anchor_InAnyTimeZone_IsTheSameInstant(string anchor, string created)
    {
        var file = await FileAsync("pods.csv",
            "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos,pod_phase,creation_time,deletion_time,scheduled_time",
            "openb-pod-0000,12000,16384,1,1000,,LS,Running,1,12537496,1");

        await RunAsync("import", "openb-2023", file, "--anchor", anchor);

        Assert.Equal([created], Query("SELECT GmtCreateTime FROM Job"));
    }

    [Fact]
    public async Task Command_WithoutADatabase_SaysWhyInOneSentence()
    {
        await File.WriteAllTextAsync(Database, new string('x', 10_000), TestContext.Current.CancellationToken);

        var (exitCode, output, errors) = await RunAsync("seed", "--count", "1");

        Assert.Equal((3, ""), (exitCode, output));
        Assert.Equal($"The file {Database} is damaged, or no database at all; restore it from a backup, or name another file.", errors);
    }

    [Fact]
    public async Task Seed_SameNumber_MakesTheSameJobs()
    {
        var (exitCode, output, _) = await RunAsync("seed", "--count", "30", "--seed", "7");

        Assert.Equal(0, exitCode);
        Assert.StartsWith("30 demo jobs: 30 new, 0 changed, 0 unchanged", output, StringComparison.Ordinal);
        var ids = Query("SELECT JobId FROM JobDetail ORDER BY Id");
        await RunAsync("seed", "--count", "30", "--seed", "7");
        Assert.Equal(ids, Query("SELECT JobId FROM JobDetail ORDER BY Id"));
    }

    [Fact]
    public async Task Migrate_OfTheEmbeddedDatabase_MakesItAndTheSecondTimeChangesNothing()
    {
        var first = await RunAsync("migrate");
        var second = await RunAsync("migrate");
        var script = await RunAsync("migrate", "--script");

        Assert.Equal((0, "The database is at this program's state.", ""), first);
        Assert.Equal(first, second);
        Assert.Equal(["0"], Query("SELECT count(*) FROM Job"));
        Assert.Equal((3, ""), (script.ExitCode, script.Output));
        Assert.StartsWith("The embedded database has no administrator", script.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MigrateScript_OfSqlServer_IsPrintedWithoutAConnection()
    {
        var (exitCode, output, errors) = await RunAsync(
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
        Assert.Equal((3, "", sentence), await RunAsync(SqlServer(connectionString), "migrate"));
        Assert.Equal((3, "", sentence), await RunAsync(SqlServer(connectionString), "serve"));
    }

    private static Dictionary<string, string> SqlServer(string connectionString, params IEnumerable<(string Name, string Value)> more) =>
        new(more.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)))
        {
            ["Jobs__Database__Provider"] = "SqlServer",
            ["ConnectionStrings__Jobs"] = connectionString,
        };

    private async Task<string> FileAsync(string name, params string[] lines)
    {
        var path = Path.Combine(_folder.FullName, name);
        await File.WriteAllLinesAsync(path, lines);
        return path;
    }

    private string[] Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        return [.. reader.Cast<System.Data.IDataRecord>().Select(row => row.GetValue(0).ToString()!)];
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => RunAsync([], arguments);

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(Dictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "JobsDashboard.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.FullName,
            Environment = { ["ConnectionStrings__Jobs"] = $"Data Source={Database}", ["TZ"] = "Asia/Shanghai", ["LANG"] = "de_DE.UTF-8" },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, (await output).Trim(), (await errors).Trim());
    }
}
