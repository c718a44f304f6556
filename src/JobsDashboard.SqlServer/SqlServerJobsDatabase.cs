using System.Data.Common;
using System.Text;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.SqlServer.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobsDashboard.SqlServer;

internal sealed class SqlServerJobsDatabase(SqlServerSettings settings, IDbContextFactory<JobsDb> databases, ReadingDatabases reading) : IJobsDatabase
{
    // An index over millions of jobs takes its time.
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(6);

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (settings.MayMigrateAtStart)
        {
            await MigrateAsync(cancellationToken);
        }
        else
        {
            await CheckAsync(cancellationToken);
        }
    }

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var state = await LookAsync(db, cancellationToken);
        if (!state.IsCurrent([.. db.Database.GetMigrations()], settings.FullTextLanguage))
        {
            throw new JobsDatabaseException($"The database {Database.InitialCatalog} on {Database.DataSource} is not at this program's state; {SqlServerFailures.Migrate}.");
        }
    }

    public async Task<SearchLag> SearchLagAsync(CancellationToken cancellationToken)
    {
        await using var db = await reading.Databases.CreateDbContextAsync(cancellationToken);
        return await FullTextLag.ReadAsync(db, cancellationToken);
    }

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var state = await LookAsync(db, cancellationToken);
        if (state.IsCurrent([.. db.Database.GetMigrations()], settings.FullTextLanguage))
        {
            return;
        }
        try
        {
            db.Database.SetCommandTimeout(s_longest);
            await db.Database.MigrateAsync(cancellationToken);
            await db.Database.OpenConnectionAsync(cancellationToken);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandTimeout = (int)s_longest.TotalSeconds;
            foreach (var batch in ServerFeatures.Batches(settings.FullTextLanguage))
            {
                command.CommandText = batch;
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }
        catch (DbException failure) when (Explain(failure) is { } explained)
        {
            throw explained;
        }
    }

    public string MigrationScript()
    {
        using var db = databases.CreateDbContext();
        var script = new StringBuilder(
            $"""
            -- Brings a database to the state of this program: from nothing, or from an earlier one. Running it again changes nothing.
            -- Run it in that database as a member of db_owner, with a tool that understands GO, such as: sqlcmd -I -b -d jobs -i jobs.sql

            """);
        script.AppendLine(ServerRequirements.Batch).AppendLine("GO").AppendLine();
        script.Append(db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent));
        foreach (var batch in ServerFeatures.Batches(settings.FullTextLanguage))
        {
            script.AppendLine().AppendLine(batch).AppendLine("GO");
        }
        return script.ToString();
    }

    public JobsDatabaseException? Explain(Exception failure) => SqlServerFailures.Explain(failure, Database);

    private SqlConnectionStringBuilder Database => new(settings.ConnectionString);

    private async Task<ServerState> LookAsync(JobsDb db, CancellationToken cancellationToken)
    {
        try
        {
            await db.Database.OpenConnectionAsync(cancellationToken);
            var state = await ServerState.ReadAsync(db.Database.GetDbConnection(), cancellationToken);
            await db.Database.CloseConnectionAsync();
            return state.Refusal is { } refusal ? throw new JobsDatabaseException(refusal) : state;
        }
        catch (DbException failure) when (Explain(failure) is { } explained)
        {
            throw explained;
        }
    }
}
