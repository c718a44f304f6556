using JobsDashboard.Import.Sacct.Values;
using JobsDashboard.Specification.Databases;
using Microsoft.Data.Sqlite;
using Xunit;

namespace JobsDashboard.Tests.Commands;

/// <summary>The program as a shell starts it.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Help_OfServing_IsPrintedAndServesNothing()
    {
        var (exitCode, output, errors) = await _shell.RunAsync("serve", "--help");

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("Settings follow as --Name=value", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_AllSound_IsDoneAndChangesNothingTheSecondTime()
    {
        var file = await _shell.FileAsync("jobs.ndjson", """{"JobId":"a","Status":"Failed"}""", """{"JobId":"b"}""");

        var first = await _shell.RunAsync("import", "listjobs", file);
        var second = await _shell.RunAsync("import", "listjobs", file);

        Assert.Equal((0, "2 read, 2 new, 0 changed, 0 unchanged, 0 rejected", ""), first);
        Assert.Equal((0, "2 read, 0 new, 0 changed, 2 unchanged, 0 rejected", ""), second);
        Assert.Equal(["1"], _shell.Query("SELECT count(*) FROM StoreRevision"));
    }

    [Fact]
    public async Task Import_WithABadRow_SaysWhereAndLandsTheRest()
    {
        var file = await _shell.FileAsync("jobs.ndjson", """{"JobId":"a"}""", """{"JobId":"b","Status":"Broken"}""", """{"JobId":"c"}""");

        var (exitCode, output, errors) = await _shell.RunAsync("import", "listjobs", file);

        Assert.Equal(1, exitCode);
        Assert.Equal("3 read, 2 new, 0 changed, 0 unchanged, 1 rejected", output);
        Assert.StartsWith($"{file}:2: ", errors, StringComparison.Ordinal);
        Assert.Contains("Status", errors, StringComparison.Ordinal);
        Assert.Equal(["a", "c"], _shell.Query("SELECT JobId FROM JobDetail ORDER BY JobId"));
    }

    [Fact]
    public async Task Import_OfStandardInputInAnotherEncoding_LeavesNothingBehind()
    {
        byte[] jobs = [.. "{\"JobId\":\"a\",\"DisplayName\":\""u8, 0xd1, 0xb5, 0xc1, 0xb7, .. "\"}\n"u8];

        var refused = await _shell.PipeAsync(jobs, "import", "listjobs", "-");
        var read = await _shell.PipeAsync(jobs, "import", "listjobs", "-", "--encoding", "gb18030");

        Assert.Equal(2, refused.ExitCode);
        Assert.Equal("(standard input), line 1: The text is not UTF-8; if the file is in another encoding, name it, as in --encoding gb18030.", refused.Errors);
        Assert.Equal((0, "1 read, 1 new, 0 changed, 0 unchanged, 0 rejected", ""), read);
        Assert.Equal(["训练"], _shell.Query("SELECT DisplayName FROM JobDetail"));
        Assert.DoesNotContain(_shell.Files(), name => name.StartsWith("jobs-import", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_OfANameWithANoncharacter_LandsAndIsDone()
    {
        var file = await _shell.FileAsync("jobs.ndjson", """{"JobId":"a","DisplayName":"x\uFFFEy"}""", """{"JobId":"b"}""");

        Assert.Equal((0, "2 read, 2 new, 0 changed, 0 unchanged, 0 rejected", ""), await _shell.RunAsync("import", "listjobs", file));
    }

    [Fact]
    public async Task Import_OfNamesThatATerminalWouldObey_PrintsThemVisibly()
    {
        var file = await _shell.FileAsync("jobs\u001b[2J\u202e.ndjson", """{"JobId":"a","\u001b[31mColour":1}""", """{"JobId":"b","Status":"\u001b[1mBroken"}""");

        var (exitCode, output, errors) = await _shell.RunAsync("import", "listjobs", file);
        var refused = await _shell.RunAsync("import", "listjobs", file + "\u009b.none");
        var misspelled = await _shell.RunAsync("import", "\u001b[2Jlistjobs", file);

        Assert.Equal((1, 2, 2), (exitCode, refused.ExitCode, misspelled.ExitCode));
        Assert.Contains("jobs\\u001B[2J\\u202E.ndjson:2: ", errors, StringComparison.Ordinal);
        Assert.Contains("\\u001B[31mColour", output, StringComparison.Ordinal);
        Assert.Contains("\\u009B.none", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("\\u001B[2Jlistjobs", misspelled.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(output + errors + refused.Errors + misspelled.Errors, unit => unit is '\u001b' or '\u202e' or '\u009b');
    }

    [Fact]
    public async Task Import_OfAnotherFormat_IsRefusedWithNothingWritten()
    {
        var file = await _shell.FileAsync("letter.txt", "Dear mother,", "all is well here.");

        var (exitCode, output, errors) = await _shell.RunAsync("import", "sacct", file);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains("letter.txt", errors, StringComparison.Ordinal);
        Assert.Equal(["0"], _shell.Query("SELECT count(*) FROM Job"));
    }

    [Theory]
    [InlineData("import", "csv", "x.csv")]
    [InlineData("import", "sacct", "no-such-file.log")]
    [InlineData("import", "sacct")]
    [InlineData("improt", "sacct", "x")]
    [InlineData("import", "openb-2023", "x.csv", "--anchor", "02/03/2023")]
    [InlineData("import", "openb-2023", "x.csv", "--anchor", "now")]
    [InlineData("import", "listjobs", "x.csv", "--encoding", "klingon")]
    [InlineData("import", "listjobs", "/dev/zero")]
    [InlineData("import", "sacct", "x", "--time-zone", "Mars/Olympus")]
    [InlineData("import", "sacct", "x", "--time-zone", "")]
    [InlineData("seed", "--count", "0")]
    [InlineData("seed", "--count", "many")]
    [InlineData("--urls=nowhere")]
    [InlineData("--urls=http://0.0.0.0:0")]
    [InlineData("--urls=http://127.0.0.1:0", "--Jobs:Auth:Mode=Oidc")]
    [InlineData("key")]
    [InlineData("key", "add")]
    [InlineData("key", "add", "--user", "")]
    [InlineData("key", "add", "--user", " ")]
    [InlineData("key", "disable")]
    [InlineData("key", "disable", "nobodys-key")]
    [InlineData("member", "add", "--workspace", "268")]
    [InlineData("member", "add", "--user", "1001")]
    [InlineData("member", "add", "--workspace", "", "--user", "1001")]
    [InlineData("member", "list", "--workspace", "")]
    [InlineData("member", "remove", "--workspace", "268", "--user", "nobody")]
    [InlineData("--Jobs:QueryTimeout=601")]
    public async Task Command_ThatMakesNoSense_IsRefused(params string[] arguments)
    {
        var (exitCode, _, errors) = await _shell.RunAsync(arguments);

        Assert.Equal(2, exitCode);
        Assert.NotEqual("", errors);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2023-02-03", "1675382401")]
    [InlineData("2023-02-03T08:00:00+08:00", "1675382401")]
    public async Task Anchor_InAnyTimeZone_IsTheSameInstant(string anchor, string created)
    {
        var file = await _shell.FileAsync("pods.csv",
            "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos,pod_phase,creation_time,deletion_time,scheduled_time",
            "openb-pod-0000,12000,16384,1,1000,,LS,Running,1,12537496,1");

        await _shell.RunAsync("import", "openb-2023", file, "--anchor", anchor);

        Assert.Equal([created], _shell.Query("SELECT GmtCreateTime FROM Job"));
    }

    [Fact]
    public async Task Import_OfTimesWithoutAZone_DoesNotDependOnTheMachine()
    {
        var file = await _shell.FileAsync("jobs.ndjson", """{"JobId":"a","GmtCreateTime":"2023-02-03T08:00:01"}""");

        var (exitCode, output, _) = await _shell.RunAsync("import", "listjobs", file);

        Assert.Equal(0, exitCode);
        Assert.Contains("Times without a zone, read as UTC (--time-zone names another zone): 1", output, StringComparison.Ordinal);
        Assert.Equal(["1675411201"], _shell.Query("SELECT GmtCreateTime FROM Job"));
        Assert.Contains("2023-02-03T08:00:01Z", Assert.Single(_shell.Query($"SELECT Json FROM {WholeJobs.Rows}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sentences_OnAMachineOfAnotherLanguage_AreTheSame()
    {
        var wide = await _shell.FileAsync("wide.csv", string.Join(',', Enumerable.Range(0, 1_001).Select(number => $"c{number}").Prepend("JobId")), "a");

        var refused = await _shell.RunAsync("import", "listjobs", wide);
        var misspelled = await _shell.RunAsync("improt");

        Assert.Equal($"{wide} has more than 1,000 columns.", refused.Errors);
        Assert.Contains("Required command was not provided.", misspelled.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfSlurmInATimeZone_SaysWhatItDidAndWhatItPassedOver()
    {
        var file = await _shell.FileAsync("jobs.psv", "JobID|State|Submit", "1|FAILED|2023-02-03T08:00:01", "1.batch|FAILED|2023-02-03T08:00:01");
        await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(file)!, "notes.md"), "# Notes", TestContext.Current.CancellationToken);

        var (exitCode, output, errors) = await _shell.RunAsync("import", "sacct", Path.GetDirectoryName(file)!, "--time-zone", "Asia/Shanghai");

        Assert.Equal(0, exitCode);
        Assert.Contains("Times without a zone, read as times of Asia/Shanghai: 1", output, StringComparison.Ordinal);
        Assert.Contains("Steps of jobs, which are no jobs of their own: 1", output, StringComparison.Ordinal);
        Assert.EndsWith("1 read, 1 new, 0 changed, 0 unchanged, 0 rejected", output, StringComparison.Ordinal);
        Assert.Contains("notes.md is not a Slurm accounting log", errors, StringComparison.Ordinal);
        Assert.Equal(["1675382401"], _shell.Query("SELECT GmtCreateTime FROM Job"));
    }

    [Fact]
    public async Task Import_OfAFolderWithAFileInAnotherEncoding_SaysSoAndIsNotAllDone()
    {
        var file = await _shell.FileAsync("jobs.psv", "JobID|State|Submit", "1|FAILED|2023-02-03T08:00:01");
        await File.WriteAllBytesAsync(
            Path.Combine(Path.GetDirectoryName(file)!, "others.psv"), [.. "JobID|JobName|State|Submit\n2|"u8, 0xb2, 0xe2, .. "|FAILED|2023-02-03T08:00:01\n"u8], TestContext.Current.CancellationToken);

        var (exitCode, output, errors) = await _shell.RunAsync("import", "sacct", Path.GetDirectoryName(file)!);

        Assert.Equal(1, exitCode);
        Assert.EndsWith("1 read, 1 new, 0 changed, 0 unchanged, 0 rejected", output, StringComparison.Ordinal);
        Assert.Contains("others.psv, line 2: The text is not UTF-8", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_OfTheImport_NamesTheCommandThatPrintsWhatIsNeeded()
    {
        var (exitCode, output, _) = await _shell.RunAsync("import", "--help");

        Assert.Equal(0, exitCode);
        Assert.Contains(
            string.Concat(SacctCommand.Text.Where(letter => !char.IsWhiteSpace(letter))),
            string.Concat(output.Where(letter => !char.IsWhiteSpace(letter))),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_WithoutADatabase_SaysWhyInOneSentence()
    {
        await File.WriteAllTextAsync(_shell.Database, new string('x', 10_000), TestContext.Current.CancellationToken);

        var (exitCode, output, errors) = await _shell.RunAsync("seed", "--count", "1");

        Assert.Equal((3, ""), (exitCode, output));
        Assert.Equal($"The file {_shell.Database} is damaged, or no database at all; restore it from a backup, or name another file.", errors);
    }

    [Theory]
    [InlineData("seed", "--count", "1")]
    [InlineData("import", "listjobs", "-")]
    [InlineData("migrate")]
    public async Task Command_WhileAnotherProgramWrites_SaysThatItWaitsBeforeItGivesUp(params string[] arguments)
    {
        await _shell.RunAsync("migrate");
        _shell.Query("DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%NumbersThatCannotBe' RETURNING 1");
        await using var other = new SqliteConnection($"Data Source={_shell.Database};Pooling=False");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using var writing = other.BeginTransaction(deferred: false);

        var (exitCode, _, errors) = await _shell.RunOnAsync($"{_shell.Database};Default Timeout=4", arguments);

        Assert.Equal(3, exitCode);
        Assert.Equal(
        [
            $"Waiting for the database {_shell.Database}, which another program is writing.",
            $"The database {_shell.Database} is locked by another program; close that program, or try again when it has finished.",
        ], errors.Split('\n'));
    }

    [Fact]
    public async Task Seed_SameNumber_MakesTheSameJobs()
    {
        var (exitCode, output, _) = await _shell.RunAsync("seed", "--count", "30", "--seed", "7");

        Assert.Equal(0, exitCode);
        Assert.StartsWith("30 demo jobs: 30 new, 0 changed, 0 unchanged", output, StringComparison.Ordinal);
        var ids = _shell.Query("SELECT JobId FROM JobDetail ORDER BY Id");
        await _shell.RunAsync("seed", "--count", "30", "--seed", "7");
        Assert.Equal(ids, _shell.Query("SELECT JobId FROM JobDetail ORDER BY Id"));
    }
}
