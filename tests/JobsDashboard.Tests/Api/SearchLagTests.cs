using Xunit;

namespace JobsDashboard.Tests.Api;

/// <summary>Whoever searches while the full-text index is behind is told so, and nobody else.</summary>
public sealed class SearchLagTests(DashboardApplication app) : IClassFixture<DashboardApplication>
{
    [Theory]
    [InlineData("/api/v1/jobs?ReasonSearch=OOM")]
    [InlineData("/api/v1/jobs?NotSearch=OOM")]
    [InlineData("/api/ext/v1/facets?UserCommandSearch=train")]
    [InlineData("/api/ext/v1/histogram?ImageSearch=pytorch")]
    [InlineData("/api/ext/v1/suggest?Field=Username&Search=OOM")]
    [InlineData("/api/ext/v1/export?Search=OOM")]
    public async Task Search_WhileTheIndexIsBehind_SaysSo(string url)
    {
        await using var lagging = LaggingStore.In(app, LaggingStore.Unread);
        using var client = lagging.CreateClient();

        using var answer = await client.GetAsync(url, TestContext.Current.CancellationToken);

        answer.EnsureSuccessStatusCode();
        Assert.Equal(["true"], answer.Headers.GetValues("x-jobs-search-lag"));
    }

    [Fact]
    public async Task Question_WithoutASearch_SaysNothing()
    {
        await using var lagging = LaggingStore.In(app, LaggingStore.Unread);
        using var client = lagging.CreateClient();

        using var answer = await client.GetAsync("/api/v1/jobs?DisplayName=bert&Status=Failed", TestContext.Current.CancellationToken);

        answer.EnsureSuccessStatusCode();
        Assert.False(answer.Headers.Contains("x-jobs-search-lag"));
    }

    [Fact]
    public async Task Search_WhereTheIndexIsNeverBehind_SaysNothing()
    {
        using var client = app.CreateClient();

        using var answer = await client.GetAsync("/api/v1/jobs?ReasonSearch=OOM", TestContext.Current.CancellationToken);

        answer.EnsureSuccessStatusCode();
        Assert.False(answer.Headers.Contains("x-jobs-search-lag"));
    }
}
