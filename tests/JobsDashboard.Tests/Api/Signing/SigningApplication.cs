using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Question;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Api.Signing;

/// <summary>The program with a few jobs of two users, and a key for each.</summary>
public sealed class SigningApplication : DashboardApplication, IAsyncLifetime
{
    public const string KeyId = "testAccessKeyId";
    public const string Secret = "testAccessKeySecret";

    public async ValueTask InitializeAsync()
    {
        await AddKeyAsync(KeyId, Secret, "1001");
        await AddKeyAsync("keyOfAnother", "anotherSecret", "1002");
        await AddKeyAsync("keyOfLocal", "localSecret", "local");
        await AddKeyAsync("disabledKey", Secret, "1001");
        await Services.GetRequiredService<AccessKeys>().DisableAsync("disabledKey", default);
        await Services.GetRequiredService<WorkspaceMembers>().SetAsync(new("268", "1001", IsAdmin: false), default);
        await AddAsync(
            Job("dlc-own", "1001", null) with { DisplayName = "bert a+b*c~d", Settings = new() { Tags = ListJobsRequest.NoTags.Add("team", "nlp").Add("env", "prod") } },
            Job("dlc-public", "1002", "PUBLIC") with { Username = "李雷" },
            Job("dlc-private", "1002", "PRIVATE"));
    }

    private JobItem Job(string id, string user, string? accessibility) => new()
    {
        JobId = id,
        UserId = user,
        WorkspaceId = "268",
        Accessibility = accessibility,
        GmtCreateTime = Now.AddHours(-1),
    };
}
