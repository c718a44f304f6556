using System.Net;
using System.Text.Json.Nodes;
using JobsDashboard.Jobs.Items;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Api;

/// <summary>Queries that would count for years, over the real database, with time passing as it does.</summary>
public sealed class QueryTimeoutTests
{
    [Fact(Timeout = 60_000)]
    public async Task Query_PastTheTimeoutOfTheSettings_IsStoppedAndItsConnectionServesTheNext()
    {
        var token = TestContext.Current.CancellationToken;
        await using var app = new Impatient("1");
        using var client = app.CreateClient();
        await app.AddAsync(new JobItem { JobId = "dlc1" });
        await using var store = await SlowStore.MakeAsync(app.ConnectionString);

        foreach (var path in new[] { "/api/v1/jobs?StartTime=any&EndTime=any", "/api/v1/jobs/dlc1" })
        {
            using var late = await client.GetAsync(path, token);
            var body = JsonNode.Parse(await late.Content.ReadAsStringAsync(token))!;
            Assert.Equal(HttpStatusCode.ServiceUnavailable, late.StatusCode);
            Assert.Equal("ServiceUnavailable", (string?)body["Code"]);
            // Whichever comes first: where the system tells it, the processor's share.
            Assert.Matches(
                @"^The query took (longer than 1 s|more than 0\.2 s of a processor) and was stopped\. Narrow it, or try again\.$",
                (string?)body["Message"]);
            Assert.Equal([(string?)body["RequestId"]], late.Headers.GetValues("x-acs-request-id"));
        }
        await store.SpeedUpAsync();
        var next = JsonNode.Parse(await client.GetStringAsync("/api/v1/jobs?StartTime=any&EndTime=any", token))!;

        Assert.Equal("dlc1", (string?)next["Jobs"]![0]!["JobId"]);
    }

    [Fact(Timeout = 60_000)]
    public async Task Client_ThatGoesAway_StopsItsQuery()
    {
        var token = TestContext.Current.CancellationToken;
        await using var app = new Impatient("600");
        using var client = app.CreateClient();
        await app.AddAsync(new JobItem { JobId = "dlc1" });
        await using var store = await SlowStore.MakeAsync(app.ConnectionString);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(token);

        var request = client.GetAsync("/api/v1/jobs?StartTime=any&EndTime=any", leaving.Token);
        while (!await store.IsReadAsync(TimeSpan.Zero))
        {
            await store.RunAsync("INSERT INTO Slow VALUES ('there is something to read')");
        }
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        Assert.False(await store.IsReadAsync(TimeSpan.FromSeconds(30)));
    }

    private sealed class Impatient(string seconds) : DashboardApplication
    {
        public string ConnectionString => Services.GetRequiredService<IConfiguration>().GetConnectionString("Jobs")!;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Jobs:QueryTimeout", seconds);
            builder.ConfigureTestServices(services => services.AddSingleton(TimeProvider.System));
        }
    }
}
