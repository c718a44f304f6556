using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Storing;

/// <summary>Another program writes, so a command has to wait.</summary>
public sealed class WaitNoticeTests : IAsyncLifetime
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jobs-test-");
    private readonly List<string> _told = [];
    private readonly ServiceProvider _services;
    private SqliteTransaction? _other;

    public WaitNoticeTests()
    {
        _services = new ServiceCollection()
            .AddSingleton(new WaitNotice(Told, TimeProvider.System))
            .AddSqliteJobs($"Data Source={Path};Default Timeout=60")
            .BuildServiceProvider();
    }

    private string Path => System.IO.Path.Combine(_folder.FullName, "jobs.db");

    private IJobWriter Writer => _services.GetRequiredService<IJobWriter>();

    private IJobsDatabase Store => _services.GetRequiredService<IJobsDatabase>();

    public async ValueTask InitializeAsync() => await Store.PrepareAsync(s_token);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Writing_WhileAnotherProgramWrites_SaysSoAndGoesOn()
    {
        await LockAsync();

        var written = await Writer.WriteAsync(new[] { new JobBatch([new JobItem { JobId = "a" }]) }.ToAsyncEnumerable(), s_token).LastAsync(s_token);

        Assert.Equal(1, written.New);
        Assert.Equal([$"Waiting for the database {Path}, which another program is writing."], _told);
    }

    [Fact]
    public async Task Forgetting_WhileAnotherProgramWrites_SaysSo()
    {
        await LockAsync();

        await Writer.ForgetMarkAsync("none", s_token);

        Assert.Single(_told);
    }

    [Fact]
    public async Task Migrating_WhileAnotherProgramWrites_SaysSo()
    {
        await ExecuteAsync("DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%NumbersThatCannotBe'");
        await LockAsync();

        await Store.MigrateAsync(s_token);

        Assert.Single(_told);
    }

    [Fact]
    public async Task Writing_Alone_SaysNothing()
    {
        await Writer.WriteAsync(new[] { new JobBatch([new JobItem { JobId = "a" }]) }.ToAsyncEnumerable(), s_token).LastAsync(s_token);

        Assert.Empty(_told);
    }

    [Fact]
    public void Notice_OfAWaitThatIsNoticeable_ComesOnce()
    {
        var (clock, told) = (new FakeTimeProvider(), new List<string>());
        var notice = new WaitNotice(told.Add, clock);

        notice.Begin("jobs.db").Dispose();
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(told);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var waiting = notice.Begin("jobs.db");
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["Waiting for the database jobs.db, which another program is writing."], told);
    }

    private void Told(string sentence)
    {
        _told.Add(sentence);
        Release();
    }

    private void Release()
    {
        var connection = _other!.Connection!;
        _other.Rollback();
        connection.Dispose();
    }

    private async Task LockAsync()
    {
        var other = new SqliteConnection($"Data Source={Path};Pooling=False");
        await other.OpenAsync(s_token);
        _other = other.BeginTransaction(deferred: false);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        await connection.OpenAsync(s_token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(s_token);
    }
}
