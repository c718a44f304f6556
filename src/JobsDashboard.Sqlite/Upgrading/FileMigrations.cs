using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Sqlite.Connecting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobsDashboard.Sqlite.Upgrading;

/// <summary>Makes the file, and brings its tables to this program's state.</summary>
internal sealed class FileMigrations(SqliteFile file)
{
    /// <summary>Makes the file.</summary>
    /// <remarks>Under another name, and then moved, because another program that starts now must not find an empty file.</remarks>
    public void Make(JobsDb db)
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

    /// <summary>Whether there are migrations that have not been applied.</summary>
    /// <exception cref="JobsDatabaseException">The file is no database of this program, or one of a newer version.</exception>
    public bool AreMissing(JobsDb db, int? patience = null)
    {
        var known = db.Database.GetMigrations().ToList();
        var applied = Applied(patience);
        return applied.Except(known).Any()
            ? throw new JobsDatabaseException(
                $"The database {file.Path} was written by a newer version of this program; update the program to use it.")
            : applied.Count < known.Count;
    }

    /// <summary>The migrations that have been applied, in their order. The file stays as it is.</summary>
    /// <exception cref="JobsDatabaseException">The file is no database of this program.</exception>
    public List<string> Applied(int? patience = null)
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

    /// <summary>Applies those that are missing.</summary>
    public void Run(JobsDb db) => Migrate(db, file.Path, connection => Applied(connection)[^1]);

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
}
