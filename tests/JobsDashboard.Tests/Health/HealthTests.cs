using System.Net;
using System.Text.Json.Nodes;
using JobsDashboard.Jobs.Storing;
using Microsoft.Data.Sqlite;
using Xunit;

namespace JobsDashboard.Tests.Health;

public sealed class HealthTests(DashboardApplication app) : IClassFixture<DashboardApplication>
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Live_WhateverTheDatabaseIs_IsHealthy()
    {
        await using var broken = new DashboardApplication();
        using var client = broken.CreateClient();
        await BreakAsync(broken);

        var (status, answer) = await AskAsync(client, "/health/live");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"status":"Healthy"}""", answer.ToJsonString());
    }

    [Fact]
    public async Task Ready_WithADatabase_IsHealthyAndBehindNothing()
    {
        using var client = app.CreateClient();

        var (status, answer) = await AskAsync(client, "/health/ready");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("Healthy", (string?)answer["status"]);
        Assert.Equal("Healthy", (string?)answer["checks"]!["database"]!["status"]);
        Assert.Equal("Searches find every job.", (string?)answer["checks"]!["search"]!["description"]);
    }

    [Fact]
    public async Task Ready_WithADatabaseOfANewerProgram_IsUnavailableAndTellsNoDetail()
    {
        await using var broken = new DashboardApplication();
        using var client = broken.CreateClient();
        await BreakAsync(broken);

        var (status, answer) = await AskAsync(client, "/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("Unhealthy", (string?)answer["checks"]!["database"]!["status"]);
        Assert.Equal("It cannot be used; the log of the server says why.", (string?)answer["checks"]!["database"]!["description"]);
        Assert.DoesNotContain(Path.GetFileName(broken.DatabasePath), answer.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ready_WhileTheIndexReads_SaysSoAndNotHowManyJobsThereAre()
    {
        await using var lagging = LaggingStore.In(app, LaggingStore.Unread);
        using var client = lagging.CreateClient();

        var (status, answer) = await AskAsync(client, "/health/ready");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("Healthy", (string?)answer["status"]);
        Assert.DoesNotContain("1234", answer.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("may miss them", (string?)answer["checks"]!["search"]!["description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ready_WhileTheIndexIsBuilt_IsDegraded()
    {
        await using var lagging = LaggingStore.In(app, new SearchLag(UnreadJobs: 0, IsBeingBuilt: true));
        using var client = lagging.CreateClient();

        var (status, answer) = await AskAsync(client, "/health/ready");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("Degraded", (string?)answer["status"]);
    }

    // A migration that only a newer program knows.
    private static async Task BreakAsync(DashboardApplication app)
    {
        await using var connection = new SqliteConnection($"Data Source={app.DatabasePath}");
        await connection.OpenAsync(s_token);
        await using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO __EFMigrationsHistory VALUES ('99990101000000_Later', '99')";
        await command.ExecuteNonQueryAsync(s_token);
    }

    private static async Task<(HttpStatusCode Status, JsonNode Answer)> AskAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, s_token);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(s_token))!);
    }
}
