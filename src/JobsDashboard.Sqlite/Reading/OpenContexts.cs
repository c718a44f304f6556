using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Sqlite.Connecting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace JobsDashboard.Sqlite.Reading;

/// <summary>
/// Contexts for questions, whose connections stay open from one question to the next and keep the statements that they have prepared.
/// </summary>
/// <remarks>
/// To open a connection, to make the functions of queries known to it and to prepare a statement takes longer than to read a page.
/// </remarks>
internal sealed class OpenContexts : IDbContextFactory<JobsDb>, IDisposable
{
    /// <summary>How long a connection stays open that nobody uses: another program may want the file for itself.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(2);

    private readonly DbContextOptions<JobsDb> _options;
    private readonly int _limit;
    private readonly TimeProvider _time;
    private readonly ITimer _closing;

    // The last one first, so that those which are not needed any more become old.
    private readonly ConcurrentStack<OpenContext> _free = [];
    private volatile bool _isClosed;

    public OpenContexts(SqliteFile file, DbContextOptions<JobsDb> options, QueueLimits limits, TimeProvider time)
    {
        (_limit, _time) = (limits.Questions, time);
        _options = new DbContextOptionsBuilder<JobsDb>(options)
            .UseSqlite(file.UnpooledConnectionString)
            .AddInterceptors(new PreparedQueries(), new NeverClosed())
            .Options;
        _closing = time.CreateTimer(_ => CloseIdle(), null, Idle, Idle);
    }

    public JobsDb CreateDbContext()
    {
        while (_free.TryPop(out var free))
        {
            if (!free.Connection.IsReplaced())
            {
                return free.Db;
            }
            Close(free);
        }
        var db = new JobsDb(_options);
        var open = new OpenContext(db);
        db.Keep = () => Keep(open);
        return db;
    }

    public void Dispose()
    {
        _closing.Dispose();
        _isClosed = true;
        while (_free.TryPop(out var free))
        {
            Close(free);
        }
    }

    // One that was left in the middle of something is not for the next question.
    private bool Keep(OpenContext context)
    {
        var isAtRest = context.Db.Database.CurrentTransaction is null && !PreparedStatements.Of(context.Connection).AreInUse;
        if (context.Connection.State != ConnectionState.Open || !isAtRest || _free.Count >= _limit)
        {
            return false;
        }
        context.UsedAt = _time.GetTimestamp();
        _free.Push(context);
        if (_isClosed)
        {
            Dispose();
        }
        return true;
    }

    private void CloseIdle()
    {
        var free = new List<OpenContext>();
        while (_free.TryPop(out var context))
        {
            free.Add(context);
        }
        foreach (var context in free.AsEnumerable().Reverse())
        {
            if (_isClosed || _time.GetElapsedTime(context.UsedAt) >= Idle)
            {
                Close(context);
            }
            else
            {
                _free.Push(context);
            }
        }
    }

    private static void Close(OpenContext context)
    {
        context.Db.Keep = null;
        context.Db.Dispose();
    }

    private sealed record OpenContext(JobsDb Db)
    {
        public SqliteConnection Connection { get; } = (SqliteConnection)Db.Database.GetDbConnection();

        public long UsedAt { get; set; }
    }

    private sealed class NeverClosed : DbConnectionInterceptor
    {
        // SQLite would plan a statement anew at each LIMIT that is a parameter, and at whatever else it may guess from one.
        public override Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            raw.sqlite3_db_config(((SqliteConnection)connection).Handle, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);
            return Task.CompletedTask;
        }

        public override ValueTask<InterceptionResult> ConnectionClosingAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
            ValueTask.FromResult(InterceptionResult.Suppress());
    }
}
