using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Specification.Databases;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.SqlServer.Tests.Live;

/// <summary>How the program's connections look from the server.</summary>
public sealed class WireTests(SqlServerTestDatabase database) : IClassFixture<SqlServerTestDatabase>
{
    private const string Writing = "jobs writing";
    private const string Reading = "jobs reading";

    private readonly SqlServerTestDatabase _database = database.OrSkip();

    [Fact(Timeout = TestServer.TimeLimit)]
    public async Task Connections_ForWritingAndForReading_UseTlsAndNoMars()
    {
        var token = TestContext.Current.CancellationToken;
        await using var services = _database.ServicesOf(new SqlServerSettings(
            _database.With(settings => settings.ApplicationName = Writing),
            _database.With(settings => (settings.ApplicationName, settings.ApplicationIntent) = (Reading, ApplicationIntent.ReadOnly))));

        // The pools keep the connections of whatever has been asked.
        await services.GetRequiredService<IJobsDatabase>().MigrateAsync(token);
        await services.GetRequiredService<IJobWriter>().WriteAsync(Batch(), token).CountAsync(token);
        await services.GetRequiredService<ISignatureNonces>().UseAsync("key", "nonce", _database.Now, token);
        await services.GetRequiredService<IJobsDatabase>().SearchLagAsync(token);
        foreach (var ask in Questions.All.Values)
        {
            await ask(TestQueries.Of(services), JobCaller.Local, Questions.Parse("ReasonSearch=OOM"));
        }
        var connections = (await TestServer.ReadAsync(_database.ConnectionString, LiveSql.Connections))
            .Select(row => (Program: (string?)row[0], Tls: (string?)row[1], Transport: (string?)row[2])).ToList();

        Assert.Contains(connections, connection => connection.Program == Writing);
        Assert.Contains(connections, connection => connection.Program == Reading);
        Assert.All(connections, connection => Assert.Equal("TRUE", connection.Tls));
        Assert.All(connections, connection => Assert.NotEqual("Session", connection.Transport));
    }

    private static IAsyncEnumerable<JobBatch> Batch() =>
        new[] { new JobBatch([new JobItem { JobId = "dlc-wire", ReasonMessage = "OOM", Settings = new JobSettings { Tags = ListJobsRequest.NoTags.Add("team", "nlp") } }]) }
            .ToAsyncEnumerable();
}
