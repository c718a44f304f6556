using JobsDashboard.Jobs.Gate;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace JobsDashboard.Tests.Limits;

public sealed class ServerLimitsTests
{
    [Fact]
    public async Task Settings_SetTheLimitsOfTheQueueAndTheServer()
    {
        await using var app = new LimitedApplication(("Questions", 7), ("QuestionsPerUser", 3), ("QuestionWait", 9), ("Connections", 70));

        var queue = app.Services.GetRequiredService<QueueLimits>();
        var server = app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        Assert.Equal(new QueueLimits(7, 3, 100, TimeSpan.FromSeconds(9)), queue);
        Assert.Equal((70, 70), (server.MaxConcurrentConnections, server.MaxConcurrentUpgradedConnections));
        Assert.Equal((2 * 1024 * 1024, 64 * 1024 + 2), (server.MaxRequestBodySize, server.MaxRequestHeadersTotalSize));
    }

    /// <summary>One caller never has all the places, and counts never have all of anybody's.</summary>
    [Fact]
    public void Limits_ThatHoldWithoutSettings_LeaveRoom()
    {
        var limits = QueueLimits.Default;

        Assert.InRange(limits.PerCaller, 2, limits.Questions - 2);
    }
}
