using System.Globalization;
using System.Text.Json;
using JobsDashboard.Import.Demo;
using JobsDashboard.Jobs.Items;
using Xunit;

namespace JobsDashboard.Import.Tests.Demo;

public sealed class DemoJobsTests(DemoMonth month) : IClassFixture<DemoMonth>
{
    [Fact]
    public void Make_SameArguments_GivesTheSameJson()
    {
        Assert.Equal(Json(500, 1), Json(500, 1));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("zh-CN")]
    public void Make_AnotherCulture_GivesTheSameJson(string culture)
    {
        var here = Json(2_000, 1);
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            Assert.Equal(here, Json(2_000, 1));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Make_AnotherSeed_GivesOtherJobs()
    {
        Assert.Empty(DemoJobs.Make(500, 1, DemoMonth.Now).Select(job => job.JobId).Intersect(DemoJobs.Make(500, 2, DemoMonth.Now).Select(job => job.JobId)));
        Assert.NotEqual(
            DemoJobs.Make(500, 1, DemoMonth.Now).Select(job => job.DisplayName),
            DemoJobs.Make(500, 2, DemoMonth.Now).Select(job => job.DisplayName));
    }

    [Fact]
    public void Make_LaterNow_ShiftsTheSameJobs()
    {
        var shift = TimeSpan.FromHours(31);

        var jobs = DemoJobs.Make(2_000, 1, DemoMonth.Now).Zip(DemoJobs.Make(2_000, 1, DemoMonth.Now + shift)).ToList();

        Assert.All(jobs, pair => Assert.Equal(pair.First.GmtCreateTime + shift, pair.Second.GmtCreateTime));
        Assert.All(jobs, pair => Assert.Equal(pair.First.GmtFinishTime + shift, pair.Second.GmtFinishTime));
        Assert.All(jobs, pair => Assert.Equal(
            (pair.First.JobId, pair.First.DisplayName, pair.First.Status, pair.First.UserCommand),
            (pair.Second.JobId, pair.Second.DisplayName, pair.Second.Status, pair.Second.UserCommand)));
    }

    [Fact]
    public void Make_NegativeCount_IsRefusedAtOnce()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DemoJobs.Make(-1, 1, DemoMonth.Now));
    }

    [Fact]
    public void Make_ZeroOrOne_GivesSoMany()
    {
        Assert.Empty(DemoJobs.Make(0, 1, DemoMonth.Now));
        Assert.Single(DemoJobs.Make(1, 1, DemoMonth.Now));
    }

    [Fact]
    public void Jobs_Month_AreAsManyAndInOrderOfCreation()
    {
        Assert.Equal(DemoMonth.Count, month.Jobs.Count);
        Assert.Equal(month.Jobs.Select(job => job.GmtCreateTime).Order(), month.Jobs.Select(job => job.GmtCreateTime));
        Assert.InRange(month.Jobs[0].GmtCreateTime!.Value, DemoMonth.Now.AddDays(-30), DemoMonth.Now.AddDays(-29));
        Assert.InRange(month.Jobs[^1].GmtCreateTime!.Value, DemoMonth.Now.AddMinutes(-10), DemoMonth.Now);
    }

    [Fact]
    public void JobIds_Month_AreUniqueAndWellFormed()
    {
        Assert.Equal(DemoMonth.Count, month.Jobs.Select(job => job.JobId).Distinct().Count());
        Assert.All(month.Jobs, job => Assert.Matches("^dlc[0-9a-z]{13}$", job.JobId));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20260101)]
    public void Statuses_AnySeed_AllOccur(int seed)
    {
        var statuses = DemoJobs.Make(DemoMonth.Count, seed, DemoMonth.Now).Select(job => job.Status!.Value).Distinct().Order();

        Assert.Equal(Enum.GetValues<JobStatus>().Order(), statuses);
    }

    [Theory]
    [InlineData(JobStatus.Succeeded, 0.55, 0.65)]
    [InlineData(JobStatus.Failed, 0.15, 0.21)]
    [InlineData(JobStatus.Stopped, 0.06, 0.10)]
    public void Statuses_Month_HaveTheirShares(JobStatus status, double least, double most)
    {
        Assert.InRange((double)month.Jobs.Count(job => job.Status == status) / DemoMonth.Count, least, most);
    }

    [Fact]
    public void JobTypes_Month_AllOccurWithTheirRoles()
    {
        Dictionary<string, string[]> roles = new()
        {
            ["TFJob"] = ["Chief", "PS", "Worker", "Evaluator", "GraphLearn"],
            ["PyTorchJob"] = ["Worker", "Master"],
            ["XGBoostJob"] = ["Worker", "Master"],
            ["OneFlowJob"] = ["Worker", "Master"],
            ["ElasticBatchJob"] = ["Worker", "Master"],
            ["MPIJob"] = ["Worker", "Master"],
            ["RayJob"] = ["Head", "Worker"],
            ["SlurmJob"] = ["Worker"],
            ["DataJuicerJob"] = ["Worker"],
        };

        Assert.Equal(roles.Keys.Order(), month.Jobs.Select(job => job.JobType!).Distinct().Order());
        Assert.All(month.Jobs, job => Assert.All(job.JobSpecs!.Value, spec => Assert.Contains(spec.Type, roles[job.JobType!])));
    }

    [Fact]
    public void Reasons_Failed_AreManyAndInBothLanguages()
    {
        var reasons = month.Jobs.Where(job => job.Status == JobStatus.Failed).Select(job => job.ReasonMessage!).ToList();

        Assert.Contains(reasons, reason => reason.Contains("CUDA out of memory", StringComparison.Ordinal));
        Assert.Contains(reasons, reason => reason.Contains("ModuleNotFoundError: No module named", StringComparison.Ordinal));
        Assert.Contains(reasons, reason => reason.Contains("显存不足", StringComparison.Ordinal));
        Assert.Contains(reasons, reason => reason.Contains("节点被驱逐", StringComparison.Ordinal));
        Assert.InRange(reasons.Count(reason => reason.Any(char.IsAsciiLetter)), reasons.Count / 2, reasons.Count);
        Assert.InRange(reasons.Count(reason => reason.Any(letter => letter is >= '一' and <= '鿿')), reasons.Count / 5, reasons.Count / 2);
    }

    [Fact]
    public void Reasons_Failed_AreSometimesJsonWithAnOverview()
    {
        var reports = month.Jobs.Where(job => job.ReasonMessage!.StartsWith('{')).ToList();

        Assert.NotEmpty(reports);
        Assert.All(reports, job =>
        {
            using var report = JsonDocument.Parse(job.ReasonMessage!);
            Assert.StartsWith($"{job.JobType} {job.JobId} failed because", report.RootElement.GetProperty("overview").GetString(), StringComparison.Ordinal);
            Assert.Equal(1, report.RootElement.GetProperty("content").GetArrayLength());
            Assert.True(job.Status is JobStatus.Failed or JobStatus.FailedReserving);
        });
    }

    [Fact]
    public void Failures_BrokenNode_Cluster()
    {
        var jobs = month.Jobs.Where(job => job.NodeNames?.Contains("lingjun-a100-b-0017") == true
            && job.GmtCreateTime > DemoMonth.Now.AddDays(-12) && job.GmtCreateTime < DemoMonth.Now.AddDays(-9)).ToList();

        Assert.True(jobs.Count >= 10, $"{jobs.Count} jobs");
        Assert.True(jobs.Count(job => job.ReasonMessage!.Contains("lingjun-a100-b-0017", StringComparison.Ordinal)) > jobs.Count / 2);
    }

    private static List<string> Json(int count, int seed) =>
        [.. DemoJobs.Make(count, seed, DemoMonth.Now).Select(job => JsonSerializer.Serialize(job, JobJson.Wire.JobItem))];
}
