using System.Text.Json;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Scale.Generating;
using Xunit;

namespace JobsDashboard.Scale.Tests;

public sealed class ScaleJobsTests
{
    private const int Count = 20_000;

    private static readonly List<JobItem> s_jobs = [.. ScaleJobs.Make(Count)];

    [Fact]
    public void Make_Again_GivesTheSameJobs() =>
        Assert.Equal(s_jobs.Take(100).Select(Json), ScaleJobs.Make(Count).Take(100).Select(Json));

    [Fact]
    public void Make_Ids_AreAllDifferent() => Assert.Equal(Count, s_jobs.Select(job => job.JobId).Distinct().Count());

    [Fact]
    public void Make_CreationTimes_AscendThroughTwoYears()
    {
        var times = s_jobs.Select(job => job.GmtCreateTime!.Value).ToList();

        Assert.Equal(times.Order(), times);
        Assert.InRange(times[^1] - times[0], TimeSpan.FromDays(729), TimeSpan.FromDays(730));
        Assert.True(times[^1] <= ScaleJobs.Now);
    }

    [Fact]
    public void Make_Reasons_AreOnAQuarterInBothLanguages()
    {
        var reasons = s_jobs.Select(job => job.ReasonMessage).OfType<string>().ToList();

        Assert.InRange(reasons.Count, Count * 0.23, Count * 0.27);
        Assert.InRange(reasons.Count(reason => reason.Any(letter => letter > '\u4E00')), reasons.Count * 0.4, reasons.Count * 0.6);
    }

    [Fact]
    public void Make_UsersWorkspacesQuotasAndTagKeys_AreAsManyAsPromised()
    {
        // The rarest user has one of 16,000 jobs.
        var jobs = ScaleJobs.Make(200_000)
            .Select(job => (job.UserId, job.WorkspaceId, job.ResourceId, Keys: job.Settings!.Tags!.Keys.ToList())).ToList();

        Assert.Equal(2_000, jobs.Select(job => job.UserId).Distinct().Count());
        Assert.Equal(200, jobs.Select(job => job.WorkspaceId).Distinct().Count());
        Assert.Equal(300, jobs.Select(job => job.ResourceId).OfType<string>().Distinct().Count());
        Assert.Equal(40, jobs.SelectMany(job => job.Keys).Distinct().Count());
    }

    [Fact]
    public void Make_Users_FollowZipf()
    {
        var counts = s_jobs.CountBy(job => job.UserId!).Select(user => user.Value).OrderDescending().ToList();

        Assert.InRange(counts[0] / (double)counts[1], 1.7, 2.3);
        Assert.InRange(counts[0] / (double)counts[9], 8, 12);
    }

    private static string Json(JobItem job) => JsonSerializer.Serialize(job, JobJson.Wire.JobItem);
}
