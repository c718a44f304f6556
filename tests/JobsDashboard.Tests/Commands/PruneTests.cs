using System.Globalization;
using System.Text.Json;
using JobsDashboard.Jobs.Items;
using Xunit;

namespace JobsDashboard.Tests.Commands;

/// <summary>Old jobs are removed as an administrator does it.</summary>
public sealed class PruneTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Prune_OfOldJobs_RemovesWhatItsDryRunSays()
    {
        var file = await FileAsync();
        await _shell.RunAsync("import", "listjobs", file);

        var dryRun = await _shell.RunAsync("prune", "--older-than", "180d", "--dry-run");
        Assert.Equal(["failed", "marked", "recent", "stopped"], _shell.Query("SELECT JobId FROM JobDetail ORDER BY JobId"));
        Assert.Empty(_shell.Query("SELECT Subject FROM AuditEvent"));
        var removal = await _shell.RunAsync("prune", "--older-than", "180d");
        var again = await _shell.RunAsync("prune", "--older-than", "180d");

        var jobs = $"3 jobs (2 Failed, 1 Stopped), which ended from {Text(400)} to {Text(200)}";
        Assert.Equal((0, $"Would be removed: {jobs}", ""), dryRun);
        Assert.Equal((0, $"Removed: {jobs}", ""), removal);
        Assert.Equal((0, "Removed: no job", ""), again);
        Assert.Equal(["recent"], _shell.Query("SELECT JobId FROM JobDetail"));
        Assert.Equal((0, "No damage was found in the database.", ""), await _shell.RunAsync("check"));
        var recorded = _shell.Query("SELECT Action || ' ' || UserId || ' ' || Subject FROM AuditEvent");
        Assert.Equal(2, recorded.Length);
        Assert.All(recorded, subject => Assert.Matches(
            $"^13 os:{Environment.UserName} ended before 20.*Z / Succeeded,Failed,Stopped,SucceededReserving,FailedReserving$", subject));

        Assert.Equal((0, "4 read, 3 new, 0 changed, 1 unchanged, 0 rejected", ""), await _shell.RunAsync("import", "listjobs", file));
    }

    [Theory]
    [InlineData("recent stopped", "26w", "--status", "failed")]
    [InlineData("marked recent", "301d", "--status", "Failed,Stopped")]
    [InlineData("failed recent stopped", "26w", "--deleted")]
    [InlineData("failed marked recent stopped", "26w", "--deleted", "--status", "Stopped")]
    public async Task Prune_OfSomeJobs_LeavesTheOthers(string left, string age, params string[] options)
    {
        await _shell.RunAsync("import", "listjobs", await FileAsync());

        var (exitCode, _, errors) = await _shell.RunAsync(["prune", "--older-than", age, .. options]);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Equal(left, string.Join(' ', _shell.Query("SELECT JobId FROM JobDetail ORDER BY JobId")));
    }

    [Theory]
    [InlineData("Option '--older-than' is required.")]
    [InlineData("--older-than takes a time such as 180d, 26w, 12h or 90m.", "--older-than", "180")]
    [InlineData("--older-than takes a time such as 180d, 26w, 12h or 90m.", "--older-than", "0d")]
    [InlineData("--older-than takes a time such as 180d, 26w, 12h or 90m.", "--older-than", "-1d")]
    [InlineData(
        "--status takes Succeeded, Failed, Stopped, SucceededReserving, FailedReserving, with commas between several of them, and not Done.",
        "--older-than", "180d", "--status", "Failed,Done")]
    [InlineData(
        "--status takes Succeeded, Failed, Stopped, SucceededReserving, FailedReserving, with commas between several of them, and not Running.",
        "--older-than", "180d", "--status", "Running")]
    public async Task Prune_ThatIsNotUnderstood_SaysWhatIsExpectedAndRemovesNothing(string expected, params string[] options)
    {
        await _shell.RunAsync("import", "listjobs", await FileAsync());

        var (exitCode, _, errors) = await _shell.RunAsync(["prune", .. options]);

        Assert.Equal((2, expected), (exitCode, errors));
        Assert.Equal(["4"], _shell.Query("SELECT count(*) FROM Job"));
    }

    private static readonly DateTimeOffset s_now = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());

    private static string Text(int days) => s_now.AddDays(-days).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private Task<string> FileAsync() => _shell.FileAsync("jobs.ndjson",
    [
        .. new[]
        {
            Ended("failed", JobStatus.Failed, 400), Ended("stopped", JobStatus.Stopped, 350),
            Ended("marked", JobStatus.Failed, 200) with { IsDeleted = true }, Ended("recent", JobStatus.Failed, 5),
        }.Select(job => JsonSerializer.Serialize(job, JobJson.Wire.JobItem)),
    ]);

    private static JobItem Ended(string id, JobStatus status, int days) =>
        new() { JobId = id, Status = status, GmtFinishTime = s_now.AddDays(-days) };
}
