using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.SqlServer.Connecting;
using JobsDashboard.SqlServer.Tests.Checking;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.SqlServer.Tests;

/// <summary>Which failures of a read are worth another try.</summary>
public sealed class RetryTests
{
    [Theory]
    [InlineData(0, 20)]
    [InlineData(10054, 20)]
    [InlineData(10061, 20)]
    [InlineData(976, 14)]
    [InlineData(40613, 17)]
    public async Task Read_WhoseConnectionBroke_IsAskedAgain(int number, byte severity)
    {
        var tries = 0;

        var answer = await ReadAsync(() => ++tries == 1 ? throw SqlFailure.Of(number, severity) : tries);

        Assert.Equal(2, answer);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(208)]
    [InlineData(18456)]
    public async Task Read_ThatWouldFailAgain_IsAskedOnce(int number)
    {
        var tries = 0;

        await Assert.ThrowsAsync<SqlException>(() => ReadAsync(() => ++tries > 0 ? throw SqlFailure.Of(number) : 0));

        Assert.Equal(1, tries);
    }

    /// <summary>Each of them by itself, and none beside them.</summary>
    [Fact]
    public void Failures_ThatPass_AreTheseAndNoOthers()
    {
        int[] expected =
        [
            -2, -1, 2, 20, 26, 40, 53, 64, 121, 232, 233, 258, 596, 669, 701, 802, 921, 922, 952, 976, 982, 983, 988, 997, 1204, 1205, 1222, 1236, 3906, 3935, 3960,
            3966, 4060, 4221, 6005, 8628, 8645, 8651, 10050, 10051, 10053, 10054, 10060, 10061, 10064, 10065, 10922, 10928, 10929, 10936, 11001, 11002, 17142, 17187,
            17189, 17197, 18401, 18451, 40143, 40197, 40501, 40540, 40549, 40550, 40551, 40552, 40553, 40613, 42108, 42109, 49918, 49919, 49920,
        ];

        Assert.Equal(expected, Enumerable.Range(-10, 60_000).Where(number => SqlServerErrors.IsTransient(SqlFailure.Of(number))));
        Assert.Equal([-2], Enumerable.Range(-10, 60_000).Where(number => SqlServerErrors.IsTimeLimit(SqlFailure.Of(number))));
    }

    [Fact]
    public async Task Read_FromAServerWhoseCertificateIsNotTrusted_IsAskedOnce()
    {
        var tries = 0;

        await Assert.ThrowsAsync<SqlException>(() => ReadAsync(
            () => ++tries > 0 ? throw SqlFailure.Of(0, severity: 20, new System.Security.Authentication.AuthenticationException()) : 0));

        Assert.Equal(1, tries);
    }

    [Fact]
    public void Answers_AreAskedAgainAndStreamsAreNot()
    {
        using var services = Scripts.Services();
        var reading = services.GetRequiredService<ReadingDatabases>();
        using var answers = reading.Answers.CreateDbContext();
        using var streams = reading.Streams.CreateDbContext();

        Assert.True(answers.Database.CreateExecutionStrategy().RetriesOnFailure);
        // What is asked again is held in memory until it is there; an export would be.
        Assert.False(streams.Database.CreateExecutionStrategy().RetriesOnFailure);
        // And one that is given up ends at the server, too.
        Assert.Contains(
            streams.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()!.Interceptors!, interceptor => interceptor is StreamCancellation);
    }

    private static async Task<int> ReadAsync(Func<int> read)
    {
        await using var db = new JobsDb(SqlServerJobs.ForReading(new SqlServerSettings("Server=none;Database=jobs"), QueryTimeout.Default));
        return await db.Database.CreateExecutionStrategy().ExecuteAsync(() => Task.FromResult(read()));
    }
}
