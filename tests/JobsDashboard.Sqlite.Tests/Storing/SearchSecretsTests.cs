using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Secrets;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Specification.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Storing;

/// <summary>Jobs that were stored under no rules about secrets, or under others.</summary>
public sealed class SearchSecretsTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>, IAsyncLifetime
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    // More than are stored again at once, with the secrets in the last part.
    private const int Jobs = 250;

    public async ValueTask InitializeAsync()
    {
        await database.AddAsync(Enumerable.Range(1, Jobs).Select(number => new JobItem
        {
            JobId = $"plain-{number}",
            UserCommand = "python train.py --pin 1234",
        }));
        await database.AddAsync(new JobItem
        {
            JobId = "secret",
            UserCommand = "train --password hunter2",
            ReasonMessage = "pwd=hunter3",
            Extras = new() { Description = "token=hunter4" },
        });
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Search_OfAnEarlierVersion_IsMadeAnewAtAStart()
    {
        var revision = await ReadAsync("SELECT max(Revision) FROM Job WHERE Id = 1");
        await ReadAsync(
            """
            DELETE FROM SecretRules;
            DELETE FROM CommandText WHERE rowid = (SELECT Id FROM JobDetail WHERE JobId = 'secret');
            INSERT INTO CommandText (rowid, Words) SELECT Id, 'TRAIN PASSWORD HUNTER2' FROM JobDetail WHERE JobId = 'secret';
            DELETE FROM ReasonText WHERE rowid = (SELECT Id FROM JobDetail WHERE JobId = 'secret');
            INSERT INTO ReasonText (rowid, Words) SELECT Id, 'PWD HUNTER3' FROM JobDetail WHERE JobId = 'secret';
            UPDATE JobDetail SET DescriptionKey = 'TOKEN=HUNTER4' WHERE JobId = 'secret';
            DELETE FROM DescriptionGrams WHERE rowid = (SELECT Id FROM JobDetail WHERE JobId = 'secret');
            INSERT INTO DescriptionGrams (rowid, Description) SELECT Id, 'TOKEN=HUNTER4' FROM JobDetail WHERE JobId = 'secret';
            """);
        string[] searches = ["UserCommandSearch=hunter2", "ReasonSearch=hunter3", "Search=hunter2", "Description=hunter4"];
        foreach (var search in searches)
        {
            Assert.Equal(1, await CountAsync(database.Services, search));
        }

        await database.Store.PrepareAsync(s_token);

        foreach (var search in searches)
        {
            Assert.Equal(0, await CountAsync(database.Services, search));
        }
        Assert.Equal(1, await CountAsync(database.Services, "UserCommandSearch=password&ReasonSearch=pwd&Description=token"));
        Assert.Equal(revision, await ReadAsync("SELECT max(Revision) FROM Job WHERE Id = 1"));
        Assert.Equal("train --password hunter2", (await database.Queries.FindAsync(
            JobCaller.Local with { SeesSecrets = true }, "secret", s_token))!.UserCommand);
        Assert.Empty(await database.Store.FindDamageAsync(10, s_token));
    }

    [Fact]
    public async Task Search_UnderOtherRules_IsRefusedUntilItIsMadeAnew()
    {
        await using var other = database.ServicesWith(services => services.AddSingleton(new SecretMask(new SecretRules("pin"))));
        var store = other.GetRequiredService<IJobsDatabase>();
        Assert.Equal(Jobs, await CountAsync(other, "UserCommandSearch=1234"));

        var refused = await Assert.ThrowsAsync<JobsDatabaseException>(() => store.PrepareAsync(s_token));
        await store.MigrateAsync(s_token);

        Assert.StartsWith("The search of the database was made with other settings Jobs:Secrets:Names", refused.Message, StringComparison.Ordinal);
        await store.PrepareAsync(s_token);
        Assert.Equal(0, await CountAsync(other, "UserCommandSearch=1234"));
        Assert.Equal(Jobs, await CountAsync(other, "UserCommandSearch=pin"));
        await Assert.ThrowsAsync<JobsDatabaseException>(() => database.Store.PrepareAsync(s_token));
        await database.Store.MigrateAsync(s_token);
        Assert.Equal(Jobs, await CountAsync(database.Services, "UserCommandSearch=1234"));
        Assert.Equal(0, await CountAsync(database.Services, "UserCommandSearch=hunter2"));
    }

    private async Task<long> CountAsync(IServiceProvider services, string query)
    {
        var request = ListJobsQueryString.Parse($"StartTime=any&EndTime=any&{query}", database.Now).Request;
        return await TestQueries.Of(services).CountAsync(JobCaller.Local, request, s_token);
    }

    private async Task<object?> ReadAsync(string sql)
    {
        await using var connection = new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync(s_token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(s_token);
    }
}
