using JobsDashboard.Jobs.Items;
using Xunit;

namespace JobsDashboard.Import.Tests.Demo;

public sealed class DemoJobLifeTests(DemoMonth month) : IClassFixture<DemoMonth>
{
    private static readonly JobStatus[] s_final = [JobStatus.Succeeded, JobStatus.Failed, JobStatus.Stopped];

    private static readonly Dictionary<string, string[]> s_next = new()
    {
        ["Creating"] = ["Queuing"],
        ["Queuing"] = ["Bidding", "EnvPreparing", "Failed", "Stopping"],
        ["Bidding"] = ["EnvPreparing"],
        ["EnvPreparing"] = ["SanityChecking", "Running", "Failed"],
        ["SanityChecking"] = ["Running"],
        ["Running"] = ["Restarting", "Stopping", "SucceededReserving", "FailedReserving", "Succeeded", "Failed"],
        ["Restarting"] = ["Running"],
        ["Stopping"] = ["Stopped"],
        ["SucceededReserving"] = ["Succeeded"],
        ["FailedReserving"] = ["Failed"],
    };

    [Fact]
    public void Times_EveryJob_AreInOrderAndNotAfterNow()
    {
        Assert.All(month.Jobs, job =>
        {
            DateTimeOffset?[] times = [job.GmtCreateTime, job.GmtSubmittedTime, job.GmtRunningTime, job.GmtFinishTime, job.GmtModifiedTime, DemoMonth.Now];
            Assert.Equal(times.Where(time => time is not null).Order(), times.Where(time => time is not null));
            Assert.Equal(job.GmtSubmittedTime is null, job.Status == JobStatus.Creating);
        });
    }

    [Fact]
    public void FinishTime_EveryJob_IsThatOfItsEndAndOfNoOther()
    {
        Assert.All(month.Jobs, job =>
        {
            var isFinal = s_final.Contains(job.Status!.Value);
            Assert.Equal(isFinal, job.GmtFinishTime is not null);
            Assert.Equal(job.Status == JobStatus.Succeeded ? job.GmtFinishTime : null, job.GmtSuccessedTime);
            Assert.Equal(job.Status == JobStatus.Failed ? job.GmtFinishTime : null, job.GmtFailedTime);
            Assert.Equal(job.Status == JobStatus.Stopped ? job.GmtFinishTime : null, job.GmtStoppedTime);
            Assert.Equal((job.GmtFinishTime - job.GmtCreateTime)?.TotalSeconds, job.Duration);
        });
    }

    [Fact]
    public void StatusHistory_EveryJob_FollowsTheAllowedWay()
    {
        Assert.All(month.Jobs, job =>
        {
            var history = job.StatusHistory!.Value;
            Assert.Equal("Creating", history[0].Status);
            Assert.Equal(job.GmtCreateTime, history[0].StartTime);
            Assert.Equal(job.Status.ToString(), history[^1].Status);
            Assert.Null(history[^1].EndTime);
            Assert.Equal(job.ReasonCode, history[^1].ReasonCode);
            Assert.Equal(job.GmtRunningTime, history.FirstOrDefault(state => state.Status == "Running")?.StartTime);
            Assert.Equal(job.RestartTimes, $"{history.Count(state => state.Status == "Restarting")}");
            Assert.All(history.Zip(history.Skip(1)), pair =>
            {
                Assert.Contains(pair.Second.Status, s_next[pair.First.Status!]);
                Assert.Equal(pair.Second.StartTime, pair.First.EndTime);
                Assert.True(pair.First.StartTime <= pair.First.EndTime);
            });
        });
    }

    [Fact]
    public void SpecialStates_EveryJob_HaveTheirGround()
    {
        Assert.All(month.Jobs, job =>
        {
            var states = job.StatusHistory!.Value.Select(state => state.Status).ToList();
            Assert.True(!states.Contains("Bidding") || (job.ResourceType == "Lingjun" && job.JobSpecs!.Value.All(spec => spec.SpotSpec is not null)));
            Assert.True(!states.Contains("SanityChecking") || job.Settings!.EnableSanityCheck == true);
            Assert.True(!states.Any(state => state!.EndsWith("Reserving", StringComparison.Ordinal)) || job.Settings!.JobReservedMinutes > 0);
        });
    }

    [Fact]
    public void Reason_EveryJob_FitsItsStatus()
    {
        Assert.All(month.Jobs, job =>
        {
            var fits = job.Status switch
            {
                JobStatus.Succeeded => job.ReasonCode == "JobSucceeded" && job.ReasonMessage == $"{job.JobType} {job.JobId} is successfully completed.",
                JobStatus.Stopped => job.ReasonCode == "JobStoppedByUser" && job.ReasonMessage == "Job is stopped by user.",
                JobStatus.Running => job.ReasonCode == "JobRunning" && job.ReasonMessage == $"{job.JobType} {job.JobId} is running.",
                JobStatus.Failed or JobStatus.FailedReserving => job.ReasonCode is "JobFailed" or "JobEvicted" or "ResourceAllocateFailed" or "InvalidParameter",
                _ => job.ReasonMessage is not null,
            };
            Assert.True(fits, $"{job.Status}: {job.ReasonCode}, {job.ReasonMessage}");
        });
    }

    [Fact]
    public void Unfinished_Month_AreMostlyRecent()
    {
        var unfinished = month.Jobs.Where(job => job.GmtFinishTime is null).ToList();

        Assert.True(unfinished.Count(job => job.GmtCreateTime > DemoMonth.Now.AddDays(-5)) > unfinished.Count * 3 / 4);
    }

    [Fact]
    public void Pods_EveryJob_AreThoseOfItsRoles()
    {
        Assert.Contains(month.Jobs, job => job.Pods is not null);
        Assert.All(month.Jobs.Where(job => job.Pods is not null), job =>
        {
            var ids = job.JobSpecs!.Value.SelectMany(spec => Enumerable.Range(0, (int)spec.PodCount!.Value).Select(index => $"{job.JobId}-{spec.Type!.ToLowerInvariant()}-{index}"));
            Assert.Equal(ids, job.Pods!.Value.Select(pod => pod.PodId));
            Assert.All(job.Pods!.Value, pod => Assert.True(pod.NodeName is null || job.NodeNames!.Value.Contains(pod.NodeName)));
        });
    }
}
