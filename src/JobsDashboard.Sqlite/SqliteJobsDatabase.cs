using System.Collections.Immutable;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Renewal;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Sqlite.Connecting;
using JobsDashboard.Sqlite.Damage;
using JobsDashboard.Sqlite.Upgrading;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace JobsDashboard.Sqlite;

internal sealed class SqliteJobsDatabase(
    SqliteFile file, IDbContextFactory<JobsDb> databases, SearchSecrets search, ProgressNotice? progress = null) : IJobsDatabase
{
    private readonly FileMigrations _migrations = new(file);

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
        if (_migrations.AreMissing(db, patience: 2))
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
            _migrations.Applied();
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
            _migrations.Make(db);
        }
        if (_migrations.AreMissing(db))
        {
            _migrations.Run(db);
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
}
