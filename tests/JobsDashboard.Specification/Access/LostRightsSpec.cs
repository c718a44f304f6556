using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Specification.Databases;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Specification.Access;

/// <summary>A right that is lost while an answer is on its way.</summary>
public abstract class LostRightsSpec(ITestDatabase database)
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;
    private static readonly ListJobsRequest s_everything = new() { StartTime = TimeBound.Any, EndTime = TimeBound.Any };

    [Fact]
    public async Task Export_OfAMemberWhoIsRemovedMeanwhile_GivesNothingMoreOfTheWorkspace()
    {
        var members = database.Services.GetRequiredService<WorkspaceMembers>();
        await members.SetAsync(new("shared", "leaver", IsAdmin: false), s_token);
        await database.AddAsync(Enumerable.Range(0, 1_000).Select(number => new JobItem
        {
            JobId = $"shared-{number}",
            UserId = number % 2 == 0 ? "leaver" : "another",
            WorkspaceId = "shared",
            Accessibility = "PUBLIC",
            GmtCreateTime = database.Now.AddMinutes(-number),
        }));
        var (own, others) = (0, 0);
        await foreach (var job in database.Queries.ExportAsync(new JobCaller("leaver", IsGlobalAdmin: false), s_everything, s_token))
        {
            if (own + others == 0)
            {
                await members.RemoveAsync("shared", "leaver", s_token);
            }
            if (job.Json.Contains("another", StringComparison.Ordinal))
            {
                others++;
            }
            else
            {
                own++;
            }
        }

        Assert.Equal(500, own);
        // What had been read when the right was lost.
        Assert.InRange(others, 1, 200);
    }
}
