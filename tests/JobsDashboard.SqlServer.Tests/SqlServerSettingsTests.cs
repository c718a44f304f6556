using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Storing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.SqlServer.Tests;

/// <summary>Which database is asked for what.</summary>
public sealed class SqlServerSettingsTests
{
    private const string Main = "Server=main;Database=jobs";

    [Fact]
    public void Jobs_WithAReadOnlyConnection_AreReadThere()
    {
        using var services = Services(new SqlServerSettings(Main, "Server=listener;Database=jobs;ApplicationIntent=ReadOnly"));
        var reading = services.GetRequiredService<ReadingDatabases>();

        Assert.All([reading.Answers, reading.Streams], jobs =>
        {
            Assert.Contains("Data Source=listener", ConnectionOf(jobs), StringComparison.Ordinal);
            Assert.Contains("Application Intent=ReadOnly", ConnectionOf(jobs), StringComparison.Ordinal);
        });
        // Keys, members and everything that writes.
        Assert.Contains("Data Source=main", ConnectionOf(services.GetRequiredService<IDbContextFactory<JobsDb>>()), StringComparison.Ordinal);
    }

    [Fact]
    public void Jobs_WithoutAReadOnlyConnection_AreReadWhereTheyAreWritten()
    {
        using var services = Services(new SqlServerSettings(Main));

        Assert.Contains("Data Source=main", ConnectionOf(services.GetRequiredService<ReadingDatabases>().Answers), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Server=main", "The setting ConnectionStrings:Jobs must name a server and a database, such as Server=host;Database=jobs.")]
    [InlineData("Server=main;Database=jobs;MultipleActiveResultSets=true", "The setting ConnectionStrings:Jobs switches MultipleActiveResultSets on; remove it, because a cancelled query would not stop alone.")]
    [InlineData("Server=main;Colour=blue", "The setting ConnectionStrings:Jobs is not understood; expected something like Server=host;Database=jobs;User ID=dashboard;Password=….")]
    public void ConnectionString_ThatCannotBeUsed_IsRefusedInOneSentence(string connectionString, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<JobsDatabaseException>(() => new SqlServerSettings(connectionString)).Message);

    [Fact]
    public void Queries_HaveTheTimeOfTheirDeadlineAndABit()
    {
        using var services = Services(new SqlServerSettings(Main));
        using var answers = services.GetRequiredService<ReadingDatabases>().Answers.CreateDbContext();
        using var streams = services.GetRequiredService<ReadingDatabases>().Streams.CreateDbContext();

        Assert.Equal((35, 15), (answers.Database.GetCommandTimeout(), streams.Database.GetCommandTimeout()));
    }

    /// <summary>A connection keeps the isolation of a transaction when the transaction is over.</summary>
    [Fact]
    public void Jobs_ReadAtOneMoment_AreReadOverConnectionsOfTheirOwn()
    {
        using var services = Services(new SqlServerSettings(Main));
        var reading = services.GetRequiredService<ReadingDatabases>();

        Assert.Equal(System.Data.IsolationLevel.Snapshot, reading.OneMoment);
        Assert.NotEqual(ConnectionOf(reading.Answers), ConnectionOf(services.GetRequiredService<IDbContextFactory<JobsDb>>()));
    }

    private static ServiceProvider Services(SqlServerSettings settings) => new ServiceCollection().AddSqlServerJobs(settings).BuildServiceProvider();

    private static string ConnectionOf(IDbContextFactory<JobsDb> databases)
    {
        using var db = databases.CreateDbContext();
        return db.Database.GetConnectionString()!;
    }
}
