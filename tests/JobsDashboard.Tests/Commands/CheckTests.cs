using JobsDashboard.Tests.Damage;
using Xunit;

namespace JobsDashboard.Tests.Commands;

public sealed class CheckTests : IDisposable
{
    private const string Advice = "The database is damaged; stop what uses it, and restore it from a backup or import the jobs into a new one.";

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Check_OfASoundDatabase_FindsNothing()
    {
        await _shell.RunAsync("seed", "--count", "300");
        await _shell.RunAsync("seed", "--count", "300", "--seed", "2");

        Assert.Equal((0, "No damage was found in the database.", ""), await _shell.RunAsync("check"));
    }

    [Theory]
    [InlineData("DELETE FROM JobDetail WHERE Id = 3", "Job 3: its row in JobDetail is missing")]
    [InlineData("DELETE FROM JobValue WHERE Key = (SELECT JobTypeKey FROM Job WHERE Id = 3); DELETE FROM Job WHERE Id <> 3; DELETE FROM JobDetail WHERE Id <> 3", "Job 3: what it refers to in JobValue is missing")]
    [InlineData("UPDATE JobBody SET Json = substr(Json, 1, 20) WHERE Id = 3", "Job 3: its JSON cannot be read")]
    [InlineData("UPDATE JobBody SET Json = 'text' WHERE Id = 3", "Job 3: its JSON cannot be read")]
    [InlineData("UPDATE JobBody SET Extras = x'00' WHERE Id = 3", "Job 3: its JSON cannot be read")]
    [InlineData("DELETE FROM JobBody WHERE Id = 3", "Job 3: its JSON cannot be read")]
    [InlineData("UPDATE JobDetail SET Json = '{' WHERE Id = 3", "Job 3: its JSON cannot be read")]
    [InlineData("INSERT INTO JobBody (Id, Json) VALUES (999, x'')", "JobBody 999: what it refers to in Job is missing")]
    [InlineData("UPDATE JobDetail SET DisplayName = 'other' WHERE Id = 3", "Job 3: its columns and its JSON differ")]
    [InlineData("DELETE FROM NameGrams WHERE rowid = 3", "Job 3: its entry in NameGrams is missing")]
    [InlineData("INSERT INTO CommandText (rowid, Words) VALUES (999, 'x')", "CommandText 999: there is no such job")]
    [InlineData("DROP TABLE NameText_docsize", "The search table NameText cannot be read to the end (SQLite error 1).")]
    public async Task Check_OfTablesThatContradictEachOther_NamesTheRow(string spoil, string finding)
    {
        await _shell.RunAsync("seed", "--count", "10");
        _shell.Query($"PRAGMA foreign_keys = OFF; {spoil}");

        var (exitCode, output, errors) = await _shell.RunAsync("check");

        Assert.Equal((3, Advice), (exitCode, errors));
        Assert.Contains(finding, output.Split(Environment.NewLine));
    }

    [Fact]
    public async Task Damage_IsFoundByCheckAndEndsAnImport()
    {
        await _shell.RunAsync("seed", "--count", "10");
        var file = new DamagedFile(_shell.Database);
        file.Spoil(file.FirstPageOf("JobDetail"));
        var jobs = await _shell.FileAsync("jobs.ndjson", """{"JobId":"a"}""");

        var check = await _shell.RunAsync("check");
        var import = await _shell.RunAsync("import", "listjobs", jobs);

        Assert.Equal((3, Advice), (check.ExitCode, check.Errors));
        Assert.NotEqual("", check.Output);
        Assert.Equal((3, ""), (import.ExitCode, import.Output));
        Assert.Equal($"The file {_shell.Database} is damaged, or no database at all; restore it from a backup, or name another file.", import.Errors);
    }

    [Fact]
    public async Task Damage_OfSeveralPages_IsALineEach()
    {
        await _shell.RunAsync("seed", "--count", "300");
        var file = new DamagedFile(_shell.Database);
        file.Spoil(file.FirstPageOf("JobDetail"));
        file.Spoil(file.FirstPageOf("JobTag"));

        var (exitCode, output, _) = await _shell.RunAsync("check");

        var lines = output.Split(Environment.NewLine);
        Assert.Equal(3, exitCode);
        Assert.All(lines, line => Assert.DoesNotContain("\\u000A", line, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("***", StringComparison.Ordinal));
        Assert.InRange(lines.Count(line => line.StartsWith("Tree ", StringComparison.Ordinal)), 2, 100);
    }

    [Fact]
    public async Task Check_OfAFolder_SaysSo()
    {
        Directory.CreateDirectory(_shell.Database);

        Assert.Equal((3, "", $"{_shell.Database} is a folder; name a file in it."), await _shell.RunAsync("check"));
    }

    [Fact]
    public async Task Check_WithoutADatabase_MakesNone()
    {
        var (exitCode, output, errors) = await _shell.RunAsync("check");

        Assert.Equal((3, ""), (exitCode, output));
        Assert.Equal($"There is no database {_shell.Database}; name another file, or run this program with the verb migrate, which makes it.", errors);
        Assert.False(File.Exists(_shell.Database));
    }

    [Fact]
    public async Task Check_OfSqlServer_NamesTheServersOwn()
    {
        var (exitCode, _, errors) = await _shell.RunAsync(
            new Dictionary<string, string> { ["Jobs__Database__Provider"] = "SqlServer", ["ConnectionStrings__Jobs"] = "Server=127.0.0.1,6599;Database=jobs" }, "check");

        Assert.Equal((3, "The server checks its databases itself; have its administrator run DBCC CHECKDB ([jobs]) WITH NO_INFOMSGS."), (exitCode, errors));
    }
}
