using System.Text.Json;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Specification.Samples;
using JobsDashboard.Tests.Api.Signing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Secrets;

/// <summary>Every way out of the program, for the owner of a job with secrets, for others who see the job, and on pages.</summary>
public sealed class SecretsOverHttpTests
{
    private const string Id = "dlc-everywhere";
    private const string Mark = "••••••";

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private static readonly string[] s_wholeJobs =
        [$"/api/v1/jobs/{Id}", "/api/ext/v1/export?Format=ndjson&StartTime=any", "/api/ext/v1/export?Format=csv&StartTime=any"];

    private static readonly string[] s_answers =
    [
        .. s_wholeJobs,
        "/api/v1/jobs?StartTime=any",
        "/api/ext/v1/facets?Fields=ReasonCode,JobType&StartTime=any",
        "/api/ext/v1/suggest?Field=ReasonCode&StartTime=any",
        "/api/ext/v1/histogram?StartTime=any",
    ];

    public static TheoryData<string, bool, bool> Cases { get; } = new()
    {
        // Who asks, whether the setting shows secrets, and whether there are any in the answer.
        { "owner", false, true },
        { "member", false, false },
        { "admin", false, false },
        { "local", false, false },
        { "owner", true, true },
        { "member", true, true },
        { "local", true, true },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task Answers_OfTheApi_HaveSecretsForWhomTheyAre(string caller, bool shownByApi, bool expected)
    {
        await using var app = await StartAsync(shownByApi);

        foreach (var path in s_answers)
        {
            var text = await AskAsync(app, caller, path);

            var found = Enumerable.Range(1, SecretJobs.Secrets).Count(number => text.Contains($"{SecretJobs.Secret}{number:00}", StringComparison.Ordinal));
            var all = path switch
            {
                _ when !expected => 0,
                _ when path.StartsWith("/api/ext/v1/export?Format=ndjson", StringComparison.Ordinal) => SecretJobs.Secrets,
                "/api/v1/jobs?StartTime=any" => 16,
                _ => (int?)null,
            };
            Assert.True(all is null || all == found, $"{caller}, {path}: {found} secrets in {text}");
            Assert.True(!expected || !s_wholeJobs.Contains(path) || found > 10, $"{caller}, {path}: {found} secrets in {text}");
            Assert.Equal(!expected && (s_wholeJobs.Contains(path) || path.StartsWith("/api/v1/jobs", StringComparison.Ordinal)), text.Contains(Mark, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pages_WhateverTheApiShows_HaveNoSecretsOfOthers(bool shownByApi)
    {
        await using var app = await StartAsync(shownByApi);
        using var client = app.CreateClient();
        await app.AddAsync(SecretJobs.Everywhere("dlc-plain-reason", "1001", app.Now) with { ReasonMessage = "login failed: password=s3cr3t02" });

        foreach (var path in new[] { "/jobs?StartTime=any", $"/jobs/{Id}" })
        {
            var page = await client.GetStringAsync(path, s_token);

            Assert.DoesNotContain(SecretJobs.Secret, page, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("Hidden: it looks like a secret; the job&#x27;s owner sees it", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Settings_ThatFindMore_HoldForEveryAnswer()
    {
        await using var app = await StartAsync(false, ("Jobs:Secrets:Names", "lr"), ("Jobs:Secrets:Pattern", "numpy==[0-9.]+"));

        var job = JsonDocument.Parse(await AskAsync(app, "local", $"/api/v1/jobs/{Id}")).RootElement;
        var list = await AskAsync(app, "local", "/api/v1/jobs?StartTime=any&UserCommandSearch=0.1");

        Assert.Equal($"python train.py --password {Mark} --lr {Mark}", job.GetProperty("UserCommand").GetString());
        Assert.Equal(Mark, job.GetProperty("ThirdpartyLibs")[0].GetString());
        Assert.Equal(0, JsonDocument.Parse(list).RootElement.GetProperty("TotalCount").GetInt32());
    }

    private static async Task<DashboardApplication> StartAsync(bool shownByApi, params (string Name, string Value)[] settings)
    {
        var app = new ConfiguredApplication([.. settings, ("Jobs:Secrets:ShownByApi", $"{shownByApi}")]);
        await app.AddAsync(SecretJobs.Everywhere(Id, "1001", app.Now));
        await app.AddKeyAsync("owner", "secretOfOwner", "1001");
        await app.AddKeyAsync("member", "secretOfMember", "1002");
        await app.AddKeyAsync("admin", "secretOfAdmin", "1003");
        var members = app.Services.GetRequiredService<WorkspaceMembers>();
        await members.SetAsync(new("268", "1002", IsAdmin: false), s_token);
        await members.SetAsync(new("268", "1003", IsAdmin: true), s_token);
        return app;
    }

    private static async Task<string> AskAsync(DashboardApplication app, string caller, string target)
    {
        if (caller == "local")
        {
            using var client = app.CreateClient();
            return await client.GetStringAsync(target, s_token);
        }
        var (path, query) = target.Split('?') is [var before, var after] ? (before, after) : (target, "");
        var parameters = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).Select(pair => (pair[0], pair[1]));
        var request = Acs3Request.Of(app.Now, [.. parameters]).With("x-acs-action", path.Split('/') switch
        {
            [.., "jobs"] => "ListJobs",
            [.., "jobs", _] => "GetJob",
            [.., "facets"] => "Facets",
            [.., "suggest"] => "Suggest",
            [.., "histogram"] => "Histogram",
            _ => "Export",
        });
        request.Path = path;
        var answer = await app.SendAsync(request.SignedWith(caller, $"secretOf{char.ToUpperInvariant(caller[0])}{caller[1..]}"));
        Assert.Equal(200, answer.Status);
        return answer.Text;
    }

    private sealed class ConfiguredApplication((string Name, string Value)[] settings) : DashboardApplication
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            foreach (var (name, value) in settings)
            {
                builder.UseSetting(name, value);
            }
        }
    }
}
