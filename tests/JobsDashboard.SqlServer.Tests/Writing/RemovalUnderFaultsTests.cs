using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Removing;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.SqlServer.Tests.Checking;
using Xunit;

namespace JobsDashboard.SqlServer.Tests.Writing;

/// <summary>A removal, whatever fails at the server: the right jobs are gone, and the count is true.</summary>
public sealed class RemovalUnderFaultsTests
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private static readonly DateTimeOffset s_now = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);

    private static readonly RemovalRule s_rule = new(s_now.AddDays(-1), RemovalRule.EndedStatuses);

    private readonly ImpatientClock _clock = new();

    /// <summary>Every call fails once, before its effect or after it.</summary>
    [Fact]
    public async Task Removal_WhateverCallFails_RemovesAndCountsEachJobOnce()
    {
        var (written, calls) = await CallsAsync();
        var lost = 0;
        for (var number = 2 * written; number < 2 * calls; number++)
        {
            var fault = new Fault(number / 2, number % 2 == 1, SqlFailure.Of(40613));
            var server = new FaultyServer(fault);
            await FillAsync(server);

            var removed = await server.Removal(_clock).RemoveAsync(s_rule, s_token).LastAsync(s_token);

            Assert.Equal((2, s_now.AddDays(-3), s_now.AddDays(-2)), (removed.Count, removed.FirstEnd, removed.LastEnd));
            Assert.Equal(["new"], server.Jobs.Select(job => job.Key));
            Assert.Equal(2, server.Revisions);
            lost += fault.IsAfter && server.Commits.Contains(fault.Call) ? 1 : 0;
        }
        Assert.Equal(1, lost);
    }

    private async Task<(int Written, int Calls)> CallsAsync()
    {
        var server = new FaultyServer();
        await FillAsync(server);
        var written = server.Calls;
        await server.Removal(_clock).RemoveAsync(s_rule, s_token).CountAsync(s_token);
        return (written, server.Calls);
    }

    private async Task FillAsync(FaultyServer server)
    {
        var jobs = new[] { ("new", 0), ("old", 2), ("older", 3) }
            .Select(job => new JobItem { JobId = job.Item1, Status = JobStatus.Failed, GmtFinishTime = s_now.AddDays(-job.Item2) });
        await server.Writer(_clock).WriteAsync(new[] { new JobBatch([.. jobs]) }.ToAsyncEnumerable(), s_token).CountAsync(s_token);
    }
}
