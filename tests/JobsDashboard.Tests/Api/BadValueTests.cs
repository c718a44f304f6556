using System.Text.Json.Nodes;
using JobsDashboard.Jobs.QueryString;
using Xunit;

namespace JobsDashboard.Tests.Api;

/// <summary>Each parameter of the catalogue with what it cannot be, over HTTP.</summary>
public sealed class BadValueTests(DashboardApplication app) : IClassFixture<DashboardApplication>
{
    public static TheoryData<string> Names => [.. ListJobsQueryString.Parameters.Select(parameter => parameter.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Parameter_WithWhatItCannotBe_IsNamedAndNothingFails(string name)
    {
        using var client = app.CreateClient();
        var parameter = ListJobsQueryString.Parameters.Single(parameter => parameter.Name == name);
        foreach (var value in BadValues.Of(parameter))
        {
            var query = value.Query + value.Beside;
            using var answer = await client.GetAsync($"/api/v1/jobs?{query}", TestContext.Current.CancellationToken);
            var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

            var because = $"{query[..Math.Min(query.Length, 200)]}: {(int)answer.StatusCode} {body["Code"]} {body["Message"]}";
            Assert.True((int)answer.StatusCode == (value.IsFine ? 200 : 400), because);
            Assert.True(value.IsFine == (body["Jobs"] is not null), because);
            Assert.True(value.IsFine || ((string?)body["Code"] == $"InvalidParameter.{name.Split('.')[0]}" && ((string)body["Message"]!).StartsWith($"{name}: expected ", StringComparison.Ordinal)), because);
            Assert.Equal((string?)body["RequestId"], Assert.Single(answer.Headers.GetValues("x-acs-request-id")));
            var ignored = answer.Headers.TryGetValues("x-jobs-ignored", out var names) ? Uri.UnescapeDataString(Assert.Single(names)) : null;
            Assert.True(ignored == value.Ignored, $"{because}, ignored: {ignored}");
        }
    }

    [Theory]
    [InlineData("FromAllWorkspaces=true", "FromAllWorkspaces")]
    [InlineData("FromAllWorkspaces=true&ShowOwn=false", "FromAllWorkspaces")]
    [InlineData("NumericRangeField=Duration", "NumericRangeField")]
    [InlineData("NumericRangeMin=1", "NumericRangeField")]
    [InlineData("NumericRangeMax=1&NumericRangeField=", "NumericRangeField")]
    [InlineData("NumericRangeField=Duration&NumericRangeMin=2&NumericRangeMax=1", "NumericRangeMin")]
    [InlineData("StartTime=2026-01-02&EndTime=2026-01-01", "StartTime")]
    [InlineData("StartTime=now&EndTime=now-1m", "StartTime")]
    [InlineData("Tags={\"a\":\"1\"}&Tags.a=2", "Tags")]
    [InlineData("Tags.a=1&tags.a=1", "Tags")]
    [InlineData("Tags.=1", "Tags")]
    [InlineData("Tags.a=%FF", "Tags")]
    [InlineData("Tags.a=%00", "Tags")]
    [InlineData("TagIn.=1", "TagIn")]
    [InlineData("TagIn.a=1&tagin.a=2", "TagIn")]
    [InlineData("TagIn.a=%FF", "TagIn")]
    [InlineData("NotTags.=1", "NotTags")]
    [InlineData("NotTags.a=%ED%A0%80", "NotTags")]
    [InlineData("PageSize=0&Status=Broken&Order=down", "PageSize")]
    public async Task Parameters_ThatContradict_AreNamed(string query, string name)
    {
        using var client = app.CreateClient();

        using var answer = await client.GetAsync($"/api/v1/jobs?{query}", TestContext.Current.CancellationToken);

        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal($"InvalidParameter.{name}", (string?)body["Code"]);
    }

    [Fact]
    public async Task Parameters_OfWhichSeveralAreWrong_AreAllNamed()
    {
        using var client = app.CreateClient();

        using var answer = await client.GetAsync("/api/v1/jobs?PageSize=0&ShowOwn=perhaps&Tags={}&PageNumber=0", TestContext.Current.CancellationToken);

        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(
            "PageSize: expected a whole number from 1 to 100. ShowOwn: expected true or false. PageNumber: expected a whole number from 1 to 1000.",
            (string?)body["Message"]);
    }
}
