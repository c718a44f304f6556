using System.Security.Cryptography;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Storing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Storing;

/// <summary>A file that cannot be used is explained in a sentence, and left as it is.</summary>
public sealed class SqliteJobsDatabaseTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jobs-test-");

    private string FilePath => Path.Combine(_folder.FullName, "jobs.db");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Database_NotThereYet_IsMadeWithItsFolder()
    {
        var path = Path.Combine(_folder.FullName, "new", "folder", "jobs.db");

        await PrepareAsync(path);
        await PrepareAsync(path);

        Assert.True(File.Exists(path));
    }

    [Fact]
    public Task Database_OfANewerProgram_IsRefused() => RefusedAsync("written by a newer version", async () =>
    {
        await PrepareAsync(FilePath);
        await ExecuteAsync("INSERT INTO __EFMigrationsHistory VALUES ('29991231235959_Later', '99.0.0')");
    });

    [Fact]
    public Task Database_OfAnotherProgram_IsRefused() =>
        RefusedAsync("database of another program", () => ExecuteAsync("CREATE TABLE Recipes (Name TEXT)"));

    [Fact]
    public Task File_ThatIsNoDatabase_IsRefused() => RefusedAsync("damaged, or no database", () =>
        File.WriteAllTextAsync(FilePath, string.Concat(Enumerable.Repeat("This is a letter to my mother. ", 1000)), TestContext.Current.CancellationToken));

    [Fact]
    public Task Database_CutShort_IsRefused() => RefusedAsync("damaged, or no database", async () =>
    {
        await PrepareAsync(FilePath);
        SqliteConnection.ClearAllPools();
        await using var file = File.OpenWrite(FilePath);
        file.SetLength(file.Length / 2);
    });

    [Fact]
    public async Task Database_LockedByAnother_IsRefused()
    {
        await using var other = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = other.CreateCommand();
        command.CommandText = "PRAGMA locking_mode = EXCLUSIVE; CREATE TABLE Held (X); BEGIN EXCLUSIVE";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<JobsDatabaseException>(() => PrepareAsync(FilePath));

        Assert.Contains("locked by another program", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_OfTheFirstVersion_AnswersWhatANewOneAnswers()
    {
        await MakeFirstVersionAsync();
        await ExecuteAsync(
            """
            INSERT INTO StoreRevision (Revision, WrittenAt) VALUES (1, 1773500966);
            INSERT INTO Job (Id, Revision, EnableAssignNode) VALUES (1, 1, 0);
            INSERT INTO JobDetail (Id, JobId, JobIdKey, DisplayName, DisplayNameKey, Json)
            VALUES (1, 'dlc1', 'dlc1', '训练-old', '训练-OLD', '{"JobId":"dlc1","DisplayName":"训练-old","UserCommand":"python train.py"}');
            """);

        await PrepareAsync(FilePath);

        Assert.Equal(1L, Scalar("SELECT count(*) FROM NameText WHERE NameText MATCH 'OLD'"));
        Assert.Equal((long)(JobTexts.DisplayName | JobTexts.UserCommand), Scalar("SELECT Texts FROM Job"));
        Assert.Equal(1773500966000L, Scalar("SELECT AddedAt FROM Job"));
    }

    [Fact]
    public async Task Programs_ThatStartTogether_MakeOneDatabase()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PrepareAsync(FilePath)));

        await using var database = Services(FilePath);
        Assert.False(await database.GetRequiredService<JobListQueries>().AnyAsync(JobCaller.Local, TestContext.Current.CancellationToken));
    }

    private async Task RefusedAsync(string because, Func<Task> spoil)
    {
        await spoil();
        SqliteConnection.ClearAllPools();
        var before = await HashAsync();

        var refusal = await Assert.ThrowsAsync<JobsDatabaseException>(() => PrepareAsync(FilePath));

        Assert.Contains(because, refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await HashAsync());
    }

    [Fact]
    public async Task Check_OfADatabaseAtThisState_Passes()
    {
        await PrepareAsync(FilePath);

        await CheckAsync();
    }

    [Fact]
    public async Task Check_WithoutADatabase_IsRefusedAndMakesNone()
    {
        await Assert.ThrowsAsync<JobsDatabaseException>(CheckAsync);

        Assert.False(File.Exists(FilePath));
    }

    [Fact]
    public async Task Check_OfAnEarlierVersion_IsRefusedAndLeavesIt()
    {
        await MakeFirstVersionAsync();
        var before = Scalar("SELECT count(*) FROM __EFMigrationsHistory");

        var refusal = await Assert.ThrowsAsync<JobsDatabaseException>(CheckAsync);

        Assert.EndsWith("is not at this program's state; run this program with the verb migrate.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, Scalar("SELECT count(*) FROM __EFMigrationsHistory"));
    }

    private async Task CheckAsync()
    {
        await using var services = Services(FilePath);
        await services.GetRequiredService<IJobsDatabase>().CheckAsync(TestContext.Current.CancellationToken);
    }

    private async Task<string> HashAsync()
    {
        await using var file = File.OpenRead(FilePath);
        return Convert.ToHexString(await SHA256.HashDataAsync(file));
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={FilePath}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private async Task MakeFirstVersionAsync()
    {
        await using var services = Services(FilePath);
        await using var db = await services.GetRequiredService<IDbContextFactory<JobsDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var first = db.Database.GetMigrations().First();
        await ExecuteAsync(db.GetService<IMigrator>().GenerateScript(toMigration: first, options: MigrationsSqlGenerationOptions.NoTransactions));
    }

    private object? Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={FilePath}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static async Task PrepareAsync(string path)
    {
        await using var services = Services(path);
        await services.GetRequiredService<IJobsDatabase>().PrepareAsync(TestContext.Current.CancellationToken);
    }

    private static ServiceProvider Services(string path) =>
        new ServiceCollection().AddSqliteJobs($"Data Source={path};Default Timeout=1").BuildServiceProvider();
}
