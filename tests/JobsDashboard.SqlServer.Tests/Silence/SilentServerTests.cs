using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Specification.Databases;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.SqlServer.Tests.Silence;

/// <summary>A server that takes connections and requests and says nothing: nobody waits for it without an end. In real time, over the real driver.</summary>
public sealed class SilentServerTests
{
    // Eight seconds would do: a time limit of three, and what it takes to notice the silence. The rest is for a busy machine.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    public static TheoryData<string> Names { get; } = [.. Questions.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task Question_ToASilentServer_TimesOutAndItsConnectionIsClosed(string name)
    {
        using var server = new SilentSqlServer();
        // Half a count has a tenth of the time.
        await using var services = Services(server, seconds: name == nameof(TestQueries.CountUpToAsync) ? 30 : 3);

        var late = await Record.ExceptionAsync(() => AskAsync(services, name).WaitAsync(s_patience, s_token));

        Assert.Equal("The query took longer than 3 s and was stopped.", Assert.IsType<TimeoutException>(late).Message);
        Assert.True(server.Asked.IsCompleted);
        await server.HungUp.WaitAsync(s_patience, s_token);
    }

    [Fact]
    public async Task Question_ToAServerThatDoesNotLogIn_TimesOut()
    {
        using var server = new SilentSqlServer(logsIn: false);
        await using var services = Services(server);

        var late = await Record.ExceptionAsync(() => AskAsync(services, Questions.All.Keys.First()).WaitAsync(s_patience, s_token));

        Assert.Equal("The query took longer than 3 s and was stopped.", Assert.IsType<TimeoutException>(late).Message);
        Assert.True(server.Asked.IsCompleted);
    }

    [Fact]
    public async Task Export_WhoseServerFallsSilentMidway_TimesOut()
    {
        using var server = new SilentSqlServer(ids: 50);
        await using var services = Services(server);

        await Assert.ThrowsAsync<TimeoutException>(
            () => TestQueries.Of(services).ExportAsync(JobCaller.Local, ListJobsRequest.Default, s_token).CountAsync(s_token).AsTask().WaitAsync(s_patience, s_token));
    }

    /// <summary>Closing a stream that has not been read to its end reads on, for as long as a command may take and no longer.</summary>
    [Fact]
    public async Task Stream_GivenUpMidway_EndsWithTheTimeOfItsCommand()
    {
        using var server = new SilentSqlServer(ids: 50);
        await using var services = Services(server);
        await using var db = await services.GetRequiredService<ReadingDatabases>().Streams.CreateDbContextAsync(s_token);
        var ids = db.Jobs.Select(job => job.Id).AsAsyncEnumerable().GetAsyncEnumerator(s_token);
        Assert.True(await ids.MoveNextAsync());

        Assert.IsType<SqlException>(await Record.ExceptionAsync(() => ids.DisposeAsync().AsTask().WaitAsync(s_patience, s_token)));
    }

    /// <summary>As a health check asks, which has a time of its own.</summary>
    [Theory]
    [InlineData(nameof(IJobsDatabase.CheckAsync))]
    [InlineData(nameof(IJobsDatabase.MigrateAsync))]
    [InlineData(nameof(IJobsDatabase.SearchLagAsync))]
    public async Task Store_ToldToStopWhileItsServerIsSilent_Ends(string method)
    {
        using var server = new SilentSqlServer();
        await using var services = Services(server);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(s_token);

        var work = (Task)typeof(IJobsDatabase).GetMethod(method)!.Invoke(services.GetRequiredService<IJobsDatabase>(), [stop.Token])!;
        await server.Asked.WaitAsync(s_patience, s_token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work.WaitAsync(s_patience, s_token));
        await server.HungUp.WaitAsync(s_patience, s_token);
    }

    [Fact]
    public async Task SearchLag_OfASilentServer_TimesOut()
    {
        using var server = new SilentSqlServer();
        await using var services = Services(server);

        await Assert.ThrowsAsync<TimeoutException>(() => services.GetRequiredService<IJobsDatabase>().SearchLagAsync(s_token).WaitAsync(s_patience, s_token));
    }

    /// <summary>A request whose asker has gone away.</summary>
    [Fact]
    public async Task Key_LookedUpAtASilentServer_EndsWithItsRequest()
    {
        using var server = new SilentSqlServer();
        await using var services = Services(server);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(s_token);

        var key = services.GetRequiredService<AccessKeys>().FindAsync("key", stop.Token);
        await server.Asked.WaitAsync(s_patience, s_token);
        await stop.CancelAsync();

        await Record.ExceptionAsync(() => key.WaitAsync(s_patience, s_token));
        await server.HungUp.WaitAsync(s_patience, s_token);
    }

    private static Task AskAsync(ServiceProvider services, string name) =>
        Questions.All[name](TestQueries.Of(services), JobCaller.Local, ListJobsRequest.Default);

    private static ServiceProvider Services(SilentSqlServer server, int seconds = 3) => new ServiceCollection()
        .AddSingleton(new QueryTimeout(TimeSpan.FromSeconds(seconds)))
        .AddSqlServerJobs(new SqlServerSettings(server.ConnectionString))
        .BuildServiceProvider();
}
