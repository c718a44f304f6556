using System.Collections.Immutable;
using System.Data.Common;
using System.Text;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Renewal;
using JobsDashboard.Jobs.Secrets;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.SqlServer.Connecting;
using JobsDashboard.SqlServer.Data;
using JobsDashboard.SqlServer.Reading;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging;

namespace JobsDashboard.SqlServer;

internal sealed class SqlServerJobsDatabase(
    SqlServerSettings settings, IDbContextFactory<JobsDb> databases, ReadingDatabases reading, SearchSecrets search, SecretMask secrets,
    TimeProvider time, QueryTimeout timeout, ILogger<SqlServerJobsDatabase> log) : IJobsDatabase
{
    // An index over millions of jobs takes its time.
    private static readonly TimeSpan s_maxTime = TimeSpan.FromHours(6);

    // Two programs that start together would otherwise make the same index. Closing the connection ends the lock, too.
    private const string Lock =
        "EXEC sp_getapplock @Resource = N'JobsDashboard.Migrating', @LockMode = 'Exclusive', @LockOwner = 'Session';";
    private const string Unlock = "EXEC sp_releaseapplock @Resource = N'JobsDashboard.Migrating', @LockOwner = 'Session';";

    public Task PrepareAsync(CancellationToken cancellationToken) =>
        settings.MayMigrateAtStart ? MigrateAsync(cancellationToken) : CheckAsync(cancellationToken);

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var state = await ReadStateAsync(db, cancellationToken);
        if (!state.IsCurrent([.. db.Database.GetMigrations()], settings.FullTextLanguage))
        {
            throw new JobsDatabaseException(
                $"The database {Database.InitialCatalog} on {Database.DataSource} is not at this program's state; " +
                $"{SqlServerErrors.Migrate}.");
        }
        try
        {
            await search.RequireCurrentAsync(cancellationToken);
        }
        catch (DbException failure) when (Explain(failure) is { } explained)
        {
            throw explained;
        }
    }

    public Task<ImmutableArray<string>> FindDamageAsync(int max, CancellationToken cancellationToken) => throw new JobsDatabaseException(
        $"The server checks its databases itself; have its administrator run DBCC CHECKDB ([{Database.InitialCatalog}]) WITH NO_INFOMSGS.");

    public Task BackUpAsync(string path, Action<double> progress, CancellationToken cancellationToken) => throw new JobsDatabaseException(
        "The server backs its databases up itself; have its administrator run " +
        $"BACKUP DATABASE [{Database.InitialCatalog}] TO DISK = N'{Database.InitialCatalog}.bak' WITH CHECKSUM.");

    public async Task<SearchLag> SearchLagAsync(CancellationToken cancellationToken)
    {
        // It comes before every search, so it may take no longer than one.
        await using var deadline = new Deadline(timeout, time, cancellationToken);
        var db = deadline.Uses(await reading.Answers.CreateDbContextAsync(cancellationToken));
        return await deadline.RunAsync(stop => FullTextLag.ReadAsync(db, stop));
    }

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        // Whether it is a database of this program, at its state or an earlier one.
        (await ReadStateAsync(db, cancellationToken)).IsCurrent([.. db.Database.GetMigrations()], settings.FullTextLanguage);
        try
        {
            db.Database.SetCommandTimeout(s_maxTime);
            await db.Database.OpenConnectionAsync(cancellationToken);
            var connection = (SqlConnection)db.Database.GetDbConnection();
            connection.InfoMessage += Log;
            try
            {
                await ConnectionWatchdog.WatchAsync(connection, () => MigrateAsync(db, cancellationToken), cancellationToken);
            }
            finally
            {
                connection.InfoMessage -= Log;
            }
        }
        catch (DbException failure) when (Explain(failure) is { } explained)
        {
            throw explained;
        }
    }

    private async Task<bool> MigrateAsync(JobsDb db, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlRawAsync(Lock, cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
        // Every time, because they follow the edition and the settings.
        foreach (var batch in ServerFeatures.Batches(settings.FullTextLanguage))
        {
            await db.Database.ExecuteSqlRawAsync(batch, cancellationToken);
        }
        await search.RenewAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync(Unlock, cancellationToken);
        return true;
    }

    public string MigrationScript()
    {
        using var db = databases.CreateDbContext();
        var script = new StringBuilder(
            $"""
            -- Brings a database to the state of this program: from nothing, or from an earlier one. Running it again changes nothing.
            -- Run it in that database as a member of db_owner, with a tool that understands GO, such as: sqlcmd -b -d jobs -i jobs.sql

            """);
        foreach (var batch in new[] { ServerRequirements.Settings, ServerRequirements.Batch })
        {
            script.AppendLine(batch).AppendLine("GO").AppendLine();
        }
        script.Append(db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent));
        foreach (var batch in ServerFeatures.Batches(settings.FullTextLanguage))
        {
            script.AppendLine().AppendLine(batch).AppendLine("GO");
        }
        script.AppendLine().AppendLine(NoJobsYet(secrets.Fingerprint)).AppendLine("GO");
        return script.ToString();
    }

    // Jobs that are there already have to be read by this program, which knows what a secret is.
    private static string NoJobsYet(string fingerprint) =>
        $"""
        IF NOT EXISTS (SELECT 1 FROM [Job]) AND NOT EXISTS (SELECT 1 FROM [SecretRules])
        BEGIN
            INSERT INTO [SecretRules] ([Fingerprint]) VALUES (N'{fingerprint}');
        END
        """;

    public JobsDatabaseException? Explain(Exception failure) => SqlServerErrors.Explain(failure, Database);

    // Messages of the server, such as what its edition lacks.
    private void Log(object sender, SqlInfoMessageEventArgs said) => log.LogInformation("{Message}", said.Message);

    private SqlConnectionStringBuilder Database => new(settings.ConnectionString);

    private async Task<ServerState> ReadStateAsync(JobsDb db, CancellationToken cancellationToken)
    {
        try
        {
            await db.Database.OpenConnectionAsync(cancellationToken);
            var connection = db.Database.GetDbConnection();
            var state = await ConnectionWatchdog.WatchAsync(
                connection, () => ServerState.ReadAsync(connection, cancellationToken), cancellationToken);
            await db.Database.CloseConnectionAsync();
            return state.Refusal is { } refusal ? throw new JobsDatabaseException(refusal) : state;
        }
        catch (DbException failure) when (Explain(failure) is { } explained)
        {
            throw explained;
        }
    }
}
