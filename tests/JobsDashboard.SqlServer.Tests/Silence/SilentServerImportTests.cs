using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Secrets;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Specification.Databases;
using JobsDashboard.SqlServer.Tests.Checking;
using JobsDashboard.SqlServer.Tests.Writing;
using JobsDashboard.SqlServer.Writing;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.SqlServer.Tests.Silence;

/// <summary>An import whose server takes connections and requests and says nothing. In real time, over the real driver.</summary>
public sealed class SilentServerImportTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    public static TheoryData<int> Requests { get; } = [.. Enumerable.Range(0, 6)];

    /// <summary>Wherever in a batch the server falls silent.</summary>
    [Theory, MemberData(nameof(Requests))]
    public async Task Import_ToldToStopWhileItsServerIsSilent_Ends(int answers)
    {
        using var server = new SilentSqlServer(answers: answers);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(s_token);

        var import = WriteAsync(server, SqlServerWriteSession.DefaultTimeout, stop.Token);
        await server.Asked.WaitAsync(s_patience, s_token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => import.WaitAsync(s_patience, s_token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Import_WhoseServerIsSilent_EndsAfterTheTimeOfItsStatementsAndSaysSo(int answers)
    {
        using var server = new SilentSqlServer(answers: answers);
        await using var services = new ServiceCollection().AddSqlServerJobs(new SqlServerSettings(server.ConnectionString)).BuildServiceProvider();

        var failure = await Record.ExceptionAsync(() => WriteAsync(server, TimeSpan.FromSeconds(1), s_token).WaitAsync(s_patience, s_token));

        var explained = services.GetRequiredService<IJobsDatabase>().Explain(failure!);
        Assert.True(explained is not null, $"Not explained: {failure}");
        Assert.StartsWith("The database jobs on tcp:127.0.0.1,", explained.Message, StringComparison.Ordinal);
        Assert.EndsWith("did not answer in time.", explained.Message, StringComparison.Ordinal);
        Assert.IsType<SqlException>(failure);
    }

    private static Task<int> WriteAsync(SilentSqlServer server, TimeSpan timeout, CancellationToken stop)
    {
        var clock = new ImpatientClock();
        var writer = new JobWriter(() => new SqlServerWriteTarget(OpenAsync, clock), SecretMask.Default, clock);
        var batches = new[] { new JobBatch([new JobItem { JobId = "dlc1" }], Source: "a.csv", IsLast: true) }.ToAsyncEnumerable();
        return writer.WriteAsync(batches, stop).CountAsync(s_token).AsTask();

        Task<IWriteSession> OpenAsync(CancellationToken token) => SqlServerWriteSession.OpenAsync(server.ConnectionString, Scripts.Staging, timeout, token);
    }
}
