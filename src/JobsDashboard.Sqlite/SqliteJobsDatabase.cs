using System.Collections.Immutable;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Renewal;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Sqlite.Connecting;
using JobsDashboard.Sqlite.Damage;
using JobsDashboard.Sqlite.Upgrading;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SQLitePCL;

namespace JobsDashboard.Sqlite;

internal sealed class SqliteJobsDatabase(
    SqliteFile file, IDbContextFactory<JobsDb> databases, SearchSecrets search, ProgressNotice? progress = null) : IJobsDatabase
{
    // Damage that a query has met stays, however sound the pages are that the next query reads.
    private volatile JobsDatabaseException? _damage;

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await Task.Run(() => Prepare(cancellationToken), cancellationToken);
        await ExplainedAsync(async () =>
        {
            if (await search.AreCurrentAsync(cancellationToken) is null)
            {
                await search.RenewAsync(cancellationToken);
            }
            await search.RequireCurrentAsync(cancellationToken);
        });
    }

    // The caller wants a quick answer, and the file may stay locked.
    public Task CheckAsync(CancellationToken cancellationToken) => Task.Run(() => Explained(() =>
    {
        if (_damage is { } damage)
        {
            throw damage;
        }
        RefuseFolder();
        if (!File.Exists(file.Path))
        {
            throw new JobsDatabaseException(
                $"There is no database {file.Path}; name another file, or run this program with the verb migrate, which makes it.");
        }
        using var db = databases.CreateDbContext();
        if (LacksMigrations(db, patience: 2))
        {
            throw new JobsDatabaseException(
                $"The database {file.Path} is not at this program's state; run this program with the verb migrate.");
        }
    }), cancellationToken);

    public async Task<ImmutableArray<string>> FindDamageAsync(int max, CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        return await Task.Run(() =>
        {
            using var connection = file.OpenReadOnly();
            return new DamageSearch(connection, max, cancellationToken).Run();
        }, cancellationToken);
    }

    public Task BackUpAsync(string path, Action<double> progress, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            // An earlier or later state of the database is copied too, but nothing that is no database of this program.
            Applied(patience: null);
            new SqliteBackup(file, progress, cancellationToken).WriteTo(path);
        },
        cancellationToken);

    public Task<SearchLag> SearchLagAsync(CancellationToken cancellationToken) => Task.FromResult(default(SearchLag));

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await Task.Run(() => Prepare(cancellationToken), cancellationToken);
        await ExplainedAsync(() => search.RenewAsync(cancellationToken));
    }

    public string MigrationScript() => throw new JobsDatabaseException(
        "The embedded database has no administrator to run a script; " +
        "migrate without --script, or any start, brings it to this program's state.");

    public JobsDatabaseException? Explain(Exception failure)
    {
        var explained = failure switch
        {
            JobsDatabaseException known => known,
            SqliteException sqlite => SqliteFailures.Explain(sqlite, file.Path),
            _ => failure.InnerException is { } inner ? Explain(inner) : null,
        };
        if (explained is { Trouble: DatabaseTrouble.Damaged })
        {
            _damage = explained;
        }
        return explained;
    }

    private void Prepare(CancellationToken cancellationToken) => Explained(() =>
    {
        RefuseFolder();
        using var db = databases.CreateDbContext();
        if (!File.Exists(file.Path))
        {
            Make(db);
        }
        if (LacksMigrations(db))
        {
            Migrate(db, file.Path, connection => Applied(connection)[^1]);
        }
        RequireWritable();
        new JobBodyMove(file, progress).Run(cancellationToken);
        file.Paths.Where(File.Exists).ToList().ForEach(OwnersOnly.Narrow);
    });

    private void RefuseFolder()
    {
        if (Directory.Exists(file.Path))
        {
            throw new JobsDatabaseException($"{file.Path} is a folder; name a file in it.");
        }
    }

    // Made under another name and then moved, because another program that starts now must not find an empty file.
    private void Make(JobsDb db)
    {
        OwnersOnly.MakeFolder(Path.GetDirectoryName(file.Path)!);
        var unfinished = $"{file.Path}.{Guid.NewGuid():N}.new";
        try
        {
            OwnersOnly.MakeFile(unfinished);
            Migrate(db, unfinished, _ => Migration.InitialDatabase);
            File.Move(unfinished, file.Path);
        }
        catch (IOException) when (File.Exists(file.Path))
        {
            // Another program has made the same database meanwhile.
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    // Whether there are migrations that have not been applied.
    private bool LacksMigrations(JobsDb db, int? patience = null)
    {
        var known = db.Database.GetMigrations().ToList();
        var applied = Applied(patience);
        return applied.Except(known).Any()
            ? throw new JobsDatabaseException(
                $"The database {file.Path} was written by a newer version of this program; update the program to use it.")
            : applied.Count < known.Count;
    }

    // SQLite opens a read-only file without an error, and fails at the first write.
    private void RequireWritable()
    {
        using var connection = file.OpenForWriting();
        if (raw.sqlite3_db_readonly(connection.Handle, "main") != 0)
        {
            throw new JobsDatabaseException(SqliteFailures.NotWritable(file.Path)) { Trouble = DatabaseTrouble.Unavailable };
        }
    }

    private async Task ExplainedAsync(Func<Task> work)
    {
        try
        {
            await Task.Run(work);
        }
        catch (Exception failure) when (Explain(failure) is { } explained)
        {
            throw explained;
        }
    }

    private void Explained(Action work)
    {
        try
        {
            work();
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw Explain(failure) ??
                new JobsDatabaseException($"The database {file.Path} cannot be made there: {failure.Message}", failure);
        }
    }

    // Looked up without touching the file, so that one that is not ours stays as it is.
    private List<string> Applied(int? patience)
    {
        using var connection = file.OpenReadOnly(patience);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*), coalesce(sum(name = '__EFMigrationsHistory'), 0) FROM sqlite_schema WHERE type = 'table'";
        using (var reader = command.ExecuteReader())
        {
            reader.Read();
            if (reader.GetInt64(0) == 0)
            {
                // Made anew, it would hide that jobs were lost.
                throw new JobsDatabaseException(
                    $"The file {file.Path} is empty, so what it held is lost; " +
                    "restore it from a backup, or remove it to begin with a new database.");
            }
            if (reader.GetInt64(1) == 0)
            {
                throw new JobsDatabaseException($"The file {file.Path} is a database of another program; name another file.");
            }
        }
        return Applied(connection);
    }

    private static List<string> Applied(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId";
        using var rows = command.ExecuteReader();
        return [.. rows.Cast<System.Data.IDataRecord>().Select(row => row.GetString(0))];
    }

    // All steps in one transaction that takes the write lock first: programs that start together wait for one another, and one
    // that is killed leaves nothing half done. (EF's own lock is a row, which a killed program leaves behind for ever.)
    private void Migrate(JobsDb db, string path, Func<SqliteConnection, string> from)
    {
        using var connection = file.OpenForWriting(path);
        MigrationFunctions.Register(connection);
        connection.Execute("PRAGMA journal_mode = WAL");
        Apply(connection, () => db.GetService<IMigrator>()
            .GenerateScript(from(connection), options: MigrationsSqlGenerationOptions.NoTransactions));
    }

    /// <summary>Runs a script of migrations in one transaction, in which rows may lack the row that they refer to until the end.</summary>
    /// <remarks>
    /// EF changes some columns by copying a table and dropping the old one. With foreign keys on, that would delete every row that refers
    /// to it. They cannot be switched within a transaction.
    /// </remarks>
    /// <exception cref="JobsDatabaseException">A row would be left without the row that it refers to; nothing was changed.</exception>
    internal void Apply(SqliteConnection connection, Func<string> script)
    {
        connection.Execute("PRAGMA foreign_keys = OFF");
        try
        {
            using var transaction = file.BeginWriting(connection);
            connection.Execute(script());
            using var check = connection.CreateCommand();
            check.CommandText = "SELECT count(*) FROM pragma_foreign_key_check";
            if ((long)check.ExecuteScalar()! > 0)
            {
                throw new JobsDatabaseException(
                    $"The database {file.Path} was not brought to this program's state: rows refer to missing rows.")
                {
                    Trouble = DatabaseTrouble.Damaged,
                };
            }
            transaction.Commit();
        }
        finally
        {
            // The connection goes back to a pool.
            connection.Execute("PRAGMA foreign_keys = ON");
        }
    }
}
