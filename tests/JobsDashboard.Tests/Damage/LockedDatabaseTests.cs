using System.Net;
using System.Text.Json.Nodes;
using JobsDashboard.Jobs.Items;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Damage;

/// <summary>Another program holds the database for itself. Nobody waits longer for it than a query may take.</summary>
public sealed class LockedDatabaseTests : IAsyncLifetime
{
    // Of the connection string, and much longer than a test may take.
    private readonly HastyApplication _app = new() { Patience = 600 };

    public async ValueTask InitializeAsync()
    {
        await _app.AddAsync(new JobItem { JobId = "dlc1" });
        SqliteConnection.ClearAllPools();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory(Timeout = 60_000)]
    [InlineData("/api/v1/jobs?StartTime=any&EndTime=any")]
    [InlineData("/api/v1/jobs/dlc1")]
    [InlineData("/api/ext/v1/export?StartTime=any&EndTime=any")]
    public async Task Question_ToALockedDatabase_IsUnavailableAtItsDeadline(string url)
    {
        using var client = _app.CreateClient();
        JsonNode body;
        await using (await LockAsync())
        {
            using var answer = await client.GetAsync(url, TestContext.Current.CancellationToken);
            body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        }

        Assert.Equal("ServiceUnavailable", (string?)body["Code"]);
        using var later = await client.GetAsync(url, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("/jobs?StartTime=any&EndTime=any")]
    [InlineData("/jobs/dlc1")]
    public async Task Page_OverALockedDatabase_SaysSo(string url)
    {
        using var client = _app.CreateClient();
        await using var other = await LockAsync();

        using var answer = await client.GetAsync(url, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task Ready_OverALockedDatabase_IsUnhealthyUntilItIsFree()
    {
        using var client = _app.CreateClient();
        await using (await LockAsync())
        {
            using var answer = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        }

        using var later = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    private async Task<SqliteConnection> LockAsync()
    {
        var other = new SqliteConnection($"Data Source={_app.DatabasePath};Pooling=False");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = other.CreateCommand();
        // In WAL mode a transaction alone shuts nobody out who only reads.
        command.CommandText = "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return other;
    }

    private sealed class HastyApplication : DashboardApplication
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            // Long enough for what is asked once the lock is gone, on a busy machine too.
            builder.UseSetting("Jobs:QueryTimeout", "3");
            builder.ConfigureTestServices(services => services.AddSingleton(TimeProvider.System));
        }
    }
}
