using System.Collections.Immutable;
using System.Net;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Specification.Databases;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Commands;

public sealed class DemoJobsAtStartTests : IAsyncDisposable
{
    private readonly DashboardApplication _app = new();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task EmbeddedDatabase_ThatIsEmpty_GetsThemOnce()
    {
        await using (var first = _app.WithWebHostBuilder(host => host.UseSetting("Jobs:DemoJobs", "3")))
        {
            Assert.Equal(3, await CountAsync(first.Services));
        }
        await using var second = _app.WithWebHostBuilder(host => host.UseSetting("Jobs:DemoJobs", "5"));

        Assert.Equal(3, await CountAsync(second.Services));
    }

    [Fact]
    public async Task SqlServer_IsNeverAskedWhetherItIsEmpty()
    {
        // The server is not there: asking it for a job, or storing one, would end the start.
        await using var app = _app.WithWebHostBuilder(host => host
            .UseSetting("Jobs:DemoJobs", "3")
            .UseSetting("Jobs:Database:Provider", "SqlServer")
            .UseSetting("ConnectionStrings:Jobs", "Server=tcp:127.0.0.1,6599;Database=jobs;User ID=x;Password=y;Connect Timeout=1;ConnectRetryCount=0")
            .ConfigureTestServices(services => services
                .AddSingleton<IJobsDatabase, ReadyDatabase>()
                .AddSingleton(_app.Services.GetRequiredService<DatabaseConnection>())));
        using var client = app.CreateClient();

        using var answer = await client.GetAsync("/health/live", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static Task<long> CountAsync(IServiceProvider services) => TestQueries.Of(services).CountAsync(
        JobCaller.Local, new ListJobsRequest { StartTime = TimeBound.Any, EndTime = TimeBound.Any }, TestContext.Current.CancellationToken);

    private sealed class ReadyDatabase : IJobsDatabase
    {
        public Task<ImmutableArray<string>> FindDamageAsync(int most, CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<string>>([]);

        public Task BackUpAsync(string path, Action<double> progress, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task CheckAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<SearchLag> SearchLagAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task MigrateAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public string MigrationScript() => throw new NotSupportedException();

        public JobsDatabaseException? Explain(Exception failure) => null;
    }
}
