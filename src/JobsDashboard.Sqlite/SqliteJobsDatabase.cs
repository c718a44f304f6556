using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Storing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobsDashboard.Sqlite;

internal sealed class SqliteJobsDatabase(SqliteFile file, IDbContextFactory<JobsDb> databases) : IJobsDatabase
{
    public Task PrepareAsync(CancellationToken cancellationToken) => Task.Run(Prepare, cancellationToken);

    public Task CheckAsync(CancellationToken cancellationToken) => Task.Run(() => Explained(() =>
    {
        using var db = databases.CreateDbContext();
        if (Lacks(db))
        {
            throw new JobsDatabaseException($"The database {file.Path} is not at this program's state; run this program with the verb migrate.");
        }
    }), cancellationToken);

    public Task<SearchLag> SearchLagAsync(CancellationToken cancellationToken) => Task.FromResult(default(SearchLag));

    public Task MigrateAsync(CancellationToken cancellationToken) => PrepareAsync(cancellationToken);

    public string MigrationScript() =>
        throw new JobsDatabaseException("The embedded database has no administrator to run a script; migrate without --script, or any start, brings it to this program's state.");

    public JobsDatabaseException? Explain(Exception failure) => failure switch
    {
        JobsDatabaseException known => known,
        SqliteException sqlite => new JobsDatabaseException(Describe(sqlite), sqlite),
        _ => failure.InnerException is { } inner ? Explain(inner) : null,
    };

    private void Prepare() => Explained(() =>
    {
        using var db = databases.CreateDbContext();
        if (Lacks(db))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
            Migrate(db);
        }
    });

    // Whether there are migrations that have not been applied.
    private bool Lacks(JobsDb db)
    {
        var known = db.Database.GetMigrations().ToList();
        var applied = File.Exists(file.Path) && new FileInfo(file.Path).Length > 0 ? Applied() : [];
        return applied.Except(known).Any()
            ? throw new JobsDatabaseException($"The database {file.Path} was written by a newer version of this program; update the program to use it.")
            : applied.Count < known.Count;
    }

    private void Explained(Action work)
    {
        try
        {
            work();
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw Explain(failure) ?? new JobsDatabaseException($"The database {file.Path} cannot be made there: {failure.Message}", failure);
        }
    }

    // Looked up without touching the file, so that one that is not ours stays as it is.
    private List<string> Applied()
    {
        using var connection = file.OpenForLooking();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*), coalesce(sum(name = '__EFMigrationsHistory'), 0) FROM sqlite_schema WHERE type = 'table'";
        using (var reader = command.ExecuteReader())
        {
            reader.Read();
            if (reader.GetInt64(0) == 0)
            {
                return [];
            }
            if (reader.GetInt64(1) == 0)
            {
                throw new JobsDatabaseException($"The file {file.Path} is a database of another program; name another file.");
            }
        }
        command.CommandText = "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId";
        using var rows = command.ExecuteReader();
        return [.. rows.Cast<System.Data.IDataRecord>().Select(row => row.GetString(0))];
    }

    // All steps in one transaction that takes the write lock first: programs that start together wait for one another, and one
    // that is killed leaves nothing half done. (EF's own lock is a row, which a killed program leaves behind for ever.)
    private void Migrate(JobsDb db)
    {
        using var connection = file.OpenForWriting();
        MigrationFunctions.Register(connection);
        connection.Execute("PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction(deferred: false);
        var from = Applied().LastOrDefault() ?? Migration.InitialDatabase;
        connection.Execute(db.GetService<IMigrator>().GenerateScript(from, options: MigrationsSqlGenerationOptions.NoTransactions));
        transaction.Commit();
    }

    private string Describe(SqliteException failure) => failure.SqliteErrorCode switch
    {
        5 or 6 => $"The database {file.Path} is locked by another program; close that program, or try again when it has finished.",
        8 => $"The database {file.Path} cannot be written; give this program the right to write it.",
        11 or 26 => $"The file {file.Path} is damaged, or no database at all; restore it from a backup, or name another file.",
        13 => $"The disk that holds {file.Path} is full.",
        14 => $"The database {file.Path} cannot be opened; see that its folder exists and may be written.",
        _ => $"The database {file.Path} failed (SQLite error {failure.SqliteErrorCode}).",
    };
}
