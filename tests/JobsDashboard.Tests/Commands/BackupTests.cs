using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using JobsDashboard.Import.Demo;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Tests.Api.Signing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Commands;

public sealed partial class BackupTests : IDisposable
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private readonly Shell _shell = new();

    private string Copy => $"{_shell.Database}.copy";

    public void Dispose() => _shell.Dispose();

    /// <summary>A restored copy answers as the database did, and its access keys are known.</summary>
    [Fact]
    public async Task Copy_PutInPlace_AnswersTheSameAndKnowsItsKeys()
    {
        await _shell.RunAsync("seed", "--count", "300");
        var key = Added().Match((await _shell.RunAsync("key", "add", "--user", "1001")).Output);

        var backup = await _shell.RunAsync("backup", Copy);

        Assert.Equal((0, $"Copied to {Copy}", ""), backup);
        Assert.Equal((0, "No damage was found in the database.", ""), await _shell.RunOnAsync(Copy, "check"));
        foreach (var path in new[] { "/api/v1/jobs?StartTime=any&EndTime=any&Search=python", "/api/ext/v1/export?StartTime=any&EndTime=any" })
        {
            Assert.Equal(await AnswerAsync(_shell.Database, path), await AnswerAsync(Copy, path));
        }
        await using var restored = new DashboardApplication { DatabasePath = Copy };
        var answer = await restored.SendAsync(Acs3Request.Of(restored.Now, ("ShowOwn", "true")).SignedWith(key.Groups[1].Value, key.Groups[2].Value));
        Assert.Empty(answer.JobIds);
    }

    /// <summary>Whatever is written meanwhile, each write is in the copy as a whole or not at all, and nothing of it is disturbed.</summary>
    [Fact]
    public async Task Copies_MadeWhileJobsAreWritten_AreWhole()
    {
        await _shell.RunAsync("seed", "--count", "2000");
        await using var app = new DashboardApplication { DatabasePath = _shell.Database };
        var database = app.Services.GetRequiredService<IJobsDatabase>();
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(
            async () =>
            {
                for (var seed = 2; !stop.IsCancellationRequested; seed++)
                {
                    await DemoStore.FillAsync(app.Services.GetRequiredService<IJobWriter>(), 50, seed, app.Now, s_token);
                }
            },
            s_token);

        for (var copy = 0; copy < 5; copy++)
        {
            await database.BackUpAsync($"{Copy}{copy}", _ => { }, s_token);
        }
        await stop.CancelAsync();
        await writing;

        for (var copy = 0; copy < 5; copy++)
        {
            Assert.Equal((0, "No damage was found in the database.", ""), await _shell.RunOnAsync($"{Copy}{copy}", "check"));
        }
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Copy_IsItsOwnersOnly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes of files are for Unix");
        await _shell.RunAsync("migrate");

        await _shell.RunAsync("backup", Copy);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Copy));
    }

    [Fact]
    public async Task File_ThatIsThere_IsRefusedAndKept()
    {
        await _shell.RunAsync("migrate");
        var file = await _shell.FileAsync("there.db", "mine");

        var refused = await _shell.RunAsync("backup", file);

        Assert.Equal((2, "", $"There is a file {file} already; name another."), refused);
        Assert.Equal(["mine"], await File.ReadAllLinesAsync(file, s_token));
    }

    [Fact]
    public async Task Backup_ThatIsStopped_LeavesNothing()
    {
        await _shell.RunAsync("migrate");
        await using var app = new DashboardApplication { DatabasePath = _shell.Database };
        using var stop = new CancellationTokenSource();
        var database = app.Services.GetRequiredService<IJobsDatabase>();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.BackUpAsync(Copy, _ => { }, stop.Token));

        Assert.DoesNotContain(_shell.Files(), name => name.Contains("copy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Database_ThatIsNotThere_IsNotMade()
    {
        var refused = await _shell.RunAsync("backup", Copy);

        Assert.Equal((3, ""), (refused.ExitCode, refused.Output));
        Assert.Empty(_shell.Files());
    }

    [Fact]
    public async Task DatabaseOfAServer_IsBackedUpByTheServer()
    {
        var settings = new Dictionary<string, string>
        {
            ["Jobs__Database__Provider"] = "SqlServer",
            ["ConnectionStrings__Jobs"] = "Server=nowhere;Database=jobs;User ID=x;Password=y",
        };

        var refused = await _shell.RunAsync(settings, "backup", Copy);

        Assert.Equal(
            (3, "", "The server backs its databases up itself; have its administrator run BACKUP DATABASE [jobs] TO DISK = N'jobs.bak' WITH CHECKSUM."),
            refused);
    }

    private static async Task<string> AnswerAsync(string database, string path)
    {
        await using var app = new DashboardApplication { DatabasePath = database };
        using var client = app.CreateClient();
        return RequestIds().Replace(await client.GetStringAsync(path, s_token), "");
    }

    [GeneratedRegex(@"\AAccessKeyId: (\w+)\s+AccessKeySecret: (\w+)\z")]
    private static partial Regex Added();

    [GeneratedRegex("\"RequestId\":\\s*\"[^\"]*\"")]
    private static partial Regex RequestIds();
}
