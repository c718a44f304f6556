using System.Data;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Sqlite.Connecting;
using JobsDashboard.Sqlite.Reading;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Listing;

public sealed class OpenContextsTests : IAsyncLifetime
{
    private readonly SqliteTestDatabase _database = new();

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private OpenContexts Contexts => _database.Services.GetRequiredService<OpenContexts>();

    [Fact]
    public async Task Context_AfterAQuestion_ServesTheNextOverTheSameConnection()
    {
        var first = await ReadAsync(_ => { });
        var second = await ReadAsync(_ => { });

        Assert.Same(first, second);
        Assert.Equal(ConnectionState.Open, second.State);
        Assert.Equal(1, PreparedStatements.Of(second).Count);
    }

    [Fact]
    public async Task Contexts_OfQuestionsAtOnce_AreDifferent()
    {
        var others = default(SqliteConnection);

        var one = await ReadAsync(_ => others = ReadAsync(_ => { }).Result);

        Assert.NotSame(one, others);
    }

    [Fact]
    public async Task Context_LeftWhileItsRowsAreRead_ServesNoOther()
    {
        var left = await ReadAsync(db => Rows(db).Read());

        Assert.NotSame(left, await ReadAsync(_ => { }));
        Assert.Equal(ConnectionState.Closed, left.State);
    }

    [Fact]
    public async Task Context_LeftInATransaction_ServesNoOther()
    {
        var left = await ReadAsync(db => db.Database.BeginTransaction(IsolationLevel.ReadUncommitted));

        Assert.NotSame(left, await ReadAsync(_ => { }));
        Assert.Equal(ConnectionState.Closed, left.State);
    }

    /// <summary>As when a backup is put in the database's place.</summary>
    [Fact]
    public async Task Question_AfterAnotherFileHasComeInItsPlace_IsAnsweredFromThatFile()
    {
        await using var other = new SqliteTestDatabase();
        await other.InitializeAsync();
        await other.AddAsync(new JobItem { JobId = "other", GmtCreateTime = other.Now });
        await _database.AddAsync(new JobItem { JobId = "first", GmtCreateTime = _database.Now });
        Assert.Equal(["first"], await IdsAsync());

        var backup = $"{PathOf(_database)}.backup";
        await other.Store.BackUpAsync(backup, _ => { }, Token);
        Array.ForEach(new SqliteFile(_database.ConnectionString).Paths.ToArray(), File.Delete);
        File.Move(backup, PathOf(_database));

        Assert.Equal(["other"], await IdsAsync());
    }

    /// <summary>An import moves the log into the file every few seconds.</summary>
    [Fact]
    public async Task Connection_WhenTheLogHasGoneIntoItsFile_IsKept()
    {
        var first = await ReadAsync(_ => { });
        await _database.AddAsync(new JobItem { JobId = "first", GmtCreateTime = _database.Now });
        var written = new FileInfo(PathOf(_database));
        var (writtenAt, length) = (written.LastWriteTimeUtc, written.Length);
        using (var connection = new SqliteFile(_database.ConnectionString).OpenForWriting())
        {
            connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        written.Refresh();
        Assert.NotEqual((writtenAt, length), (written.LastWriteTimeUtc, written.Length));

        Assert.Same(first, await ReadAsync(_ => { }));
    }

    [Fact]
    public async Task Question_AfterTheFileIsGone_MakesNone()
    {
        await IdsAsync();
        Array.ForEach(new SqliteFile(_database.ConnectionString).Paths.ToArray(), File.Delete);

        await Assert.ThrowsAnyAsync<Exception>(IdsAsync);

        Assert.False(File.Exists(PathOf(_database)));
    }

    /// <summary>By another program, while this one has statements prepared for the tables as they were.</summary>
    [Fact]
    public async Task Question_AfterTheTablesHaveChanged_IsAnswered()
    {
        await _database.AddAsync(new JobItem { JobId = "first", GmtCreateTime = _database.Now });
        await IdsAsync();
        using (var connection = new SqliteFile(_database.ConnectionString).OpenForWriting())
        {
            connection.Execute("ALTER TABLE Job ADD COLUMN Added INTEGER; DROP INDEX IX_Job_GmtCreateTime");
        }

        Assert.Equal(["first"], await IdsAsync());
    }

    /// <summary>The log goes into the file with the last connection.</summary>
    [Fact]
    public async Task Connections_WhenTheServicesEnd_AreClosed()
    {
        SqliteConnection connection;
        await using (var services = _database.ServicesWith(_ => { }))
        {
            var contexts = services.GetRequiredService<OpenContexts>();
            await using (var db = contexts.CreateDbContext())
            {
                await db.Jobs.CountAsync(Token);
                connection = (SqliteConnection)db.Database.GetDbConnection();
            }
            Assert.Equal(ConnectionState.Open, connection.State);
        }

        Assert.Equal(ConnectionState.Closed, connection.State);
    }

    [Fact]
    public async Task Connection_InUseWhenTheServicesEnd_IsClosedAfterItsQuestion()
    {
        var services = _database.ServicesWith(_ => { });
        var db = services.GetRequiredService<OpenContexts>().CreateDbContext();
        await db.Jobs.CountAsync(Token);
        var connection = (SqliteConnection)db.Database.GetDbConnection();

        await services.DisposeAsync();
        Assert.Equal(ConnectionState.Open, connection.State);
        await db.DisposeAsync();

        Assert.Equal(ConnectionState.Closed, connection.State);
    }

    [Fact]
    public async Task Connections_ThatAreKept_AreNoMoreThanQuestionsAreAnsweredAtOnce()
    {
        var limit = QueueLimits.Default.Questions;
        var open = Enumerable.Range(0, limit + 1).Select(_ => Contexts.CreateDbContext()).ToList();
        var connections = open.ConvertAll(db => db.Database.GetDbConnection());
        foreach (var db in open)
        {
            await db.Jobs.CountAsync(Token);
            await db.DisposeAsync();
        }

        Assert.Equal(limit, connections.Count(connection => connection.State == ConnectionState.Open));
    }

    [Fact]
    public async Task Connection_ThatNobodyUses_IsClosedAfterAWhile()
    {
        var (first, others) = (default(SqliteConnection), default(SqliteConnection));
        first = await ReadAsync(_ => others = ReadAsync(_ => { }).Result);
        _database.Clock.Advance(OpenContexts.Idle / 2);
        Assert.Same(first, await ReadAsync(_ => { }));

        _database.Clock.Advance(OpenContexts.Idle / 2);

        Assert.Equal((ConnectionState.Open, ConnectionState.Closed), (first.State, others!.State));
    }

    /// <summary>So that those become old which are not needed any more.</summary>
    [Fact]
    public async Task Connection_UsedLast_IsTheNext()
    {
        var (first, others) = (default(SqliteConnection), default(SqliteConnection));
        await ReadAsync(_ => { });
        _database.Clock.Advance(OpenContexts.Idle / 2);
        first = await ReadAsync(_ => others = ReadAsync(_ => { }).Result);
        _database.Clock.Advance(OpenContexts.Idle / 2);

        Assert.Same(first, await ReadAsync(_ => { }));
        Assert.Equal(ConnectionState.Open, others!.State);
    }

    private async Task<SqliteConnection> ReadAsync(Action<JobsDb> also)
    {
        await using var db = Contexts.CreateDbContext();
        await db.Jobs.CountAsync(Token);
        also(db);
        return (SqliteConnection)db.Database.GetDbConnection();
    }

    private async Task<IEnumerable<string>> IdsAsync() =>
        (await _database.Queries.RowsAsync(JobCaller.Local, ListJobsRequest.Default, Token)).Rows.Select(row => row.JobId);

    private static SqliteDataReader Rows(JobsDb db)
    {
        using var query = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
        query.CommandText = "SELECT 1 UNION SELECT 2";
        return PreparedStatements.Of(query).ExecuteReader();
    }

    private static string PathOf(SqliteTestDatabase database) => SqliteJobs.PathOf(database.ConnectionString);
}
