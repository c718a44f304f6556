using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Sqlite.Connecting;
using JobsDashboard.Sqlite.Reading;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Sqlite.Writing;

/// <summary>Writes over one connection, which keeps the pages of the file in memory from batch to batch, and its statements.</summary>
internal sealed class SqliteWriteTarget(SqliteFile file, IDbContextFactory<JobsDb> databases) : IWriteTarget
{
    private SqliteConnection? _connection;
    private KeptRowWriter? _kept;

    /// <summary>A file answers every commit.</summary>
    public bool CanLoseCommits => false;

    public string? SearchText(IEnumerable<string> texts) => TextTokens.Document(texts);

    public Task<IWriteSession> OpenAsync(CancellationToken cancellationToken)
    {
        if (_connection is null)
        {
            _connection = file.OpenForWriting();
            // For each new row SQLite would look for all those that it refers to, an eighth of the time, and for each job that goes through
            // all tags for rows that refer to it. The writer stores the former first and removes the latter first.
            _connection.Execute("PRAGMA foreign_keys = OFF");
            using var db = databases.CreateDbContext();
            _kept = new KeptRowWriter(_connection, db.Model, file.Dictionaries);
        }
        return Task.FromResult<IWriteSession>(new SqliteWriteSession(file, _connection, _kept!));
    }

    /// <summary>The driver has waited for locks already, so nothing is worth another try.</summary>
    public Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) => Task.Run(work, cancellationToken);

    public ValueTask DisposeAsync()
    {
        _kept?.Dispose();
        return _connection?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
