using JobsDashboard.Import.Files;
using JobsDashboard.Import.Reading;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Import.Tests;

/// <summary>Times that do not say by which zone they go.</summary>
public sealed class TimeZoneTests : IDisposable
{
    private readonly ImportFolder _folder = new();

    [Theory]
    [InlineData(null, "2026-07-01T12:00:00", "2026-07-01 12:00:00Z")]
    [InlineData("Asia/Shanghai", "2026-07-01T12:00:00", "2026-07-01 04:00:00Z")]
    [InlineData("Europe/Berlin", "2026-07-01T12:00:00", "2026-07-01 10:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25T01:59:59", "2026-10-24 23:59:59Z")]
    [InlineData("Europe/Berlin", "2026-10-25T02:30:00", "2026-10-25 00:30:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25T03:00:00", "2026-10-25 02:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29T01:59:59", "2026-03-29 00:59:59Z")]
    [InlineData("Europe/Berlin", "2026-03-29T02:30:00", "2026-03-29 01:30:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29T03:00:00", "2026-03-29 01:00:00Z")]
    [InlineData("America/New_York", "2026-11-01T01:30:00", "2026-11-01 05:30:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-05T01:45:00", "2026-04-04 14:45:00Z")]
    [InlineData("Asia/Shanghai", "2026-07-01T12:00:00+02:00", "2026-07-01 10:00:00Z")]
    [InlineData("Asia/Shanghai", "1795890350", "2026-11-28 18:25:50Z")]
    public async Task Time_InAZone_IsThatInstant(string? zone, string local, string instant)
    {
        var path = _folder.Add("jobs", $"JobID|State|Submit\n1|FAILED|{local}\n");

        var job = Assert.Single(await Rows.JobsAsync("sacct", path, In(zone)));

        Assert.Equal(instant, $"{job.GmtCreateTime:u}");
    }

    [Fact]
    public async Task Zone_GoesForEveryFormatThatNeedsIt()
    {
        var path = _folder.Add("philly.csv", "timestamp,duration,num_gpus,gpu_time,cluster\n2017-10-09 07:01:55,66.0,1,66.0,11cb48\n");

        Assert.Equal("2017-10-08 23:01:55Z", $"{Assert.Single(await Rows.JobsAsync("philly-2017", path, In("Asia/Shanghai"))).GmtCreateTime:u}");
    }

    [Theory]
    [InlineData(null, "2026-07-01T12:00:00", "2026-07-01 12:00:00Z")]
    [InlineData(null, "2026-07-01", "2026-07-01 00:00:00Z")]
    [InlineData(null, "0001-01-03T00:00:00", "0001-01-03 00:00:00Z")]
    [InlineData("Asia/Shanghai", "2026-07-01T12:00:00", "2026-07-01 04:00:00Z")]
    [InlineData("Asia/Shanghai", "2026-07-01T12:00:00.75", "2026-07-01 04:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25T02:30:00", "2026-10-25 00:30:00Z")]
    [InlineData("Asia/Shanghai", "2026-07-01T12:00:00Z", "2026-07-01 12:00:00Z")]
    [InlineData("Asia/Shanghai", "2026-07-01T12:00:00+02:00", "2026-07-01 10:00:00Z")]
    public async Task Time_OfJson_IsThatInstant(string? zone, string text, string instant)
    {
        var json = $$"""{"JobId":"a","GmtCreateTime":"{{text}}","StatusHistory":[{"StartTime":"{{text}}"}],"Pods":[{"GmtStartTime":"{{text}}"}]}""";

        var job = Assert.Single(await Rows.JobsAsync("listjobs", _folder.Add("a.json", json), In(zone)));

        Assert.Equal((instant, instant, instant), ($"{job.GmtCreateTime:u}", $"{job.StatusHistory!.Value[0].StartTime:u}", $"{job.Pods!.Value[0].GmtStartTime:u}"));
    }

    [Theory]
    [InlineData(null, "2026-07-01 12:00:00", "2026-07-01 12:00:00Z")]
    [InlineData("Asia/Shanghai", "2026-07-01 12:00:00", "2026-07-01 04:00:00Z")]
    [InlineData("Asia/Shanghai", "2026/7/1 12:00:00", "2026-07-01 04:00:00Z")]
    [InlineData("Asia/Shanghai", "2026-07-01T12:00:00", "2026-07-01 04:00:00Z")]
    [InlineData("Asia/Shanghai", "2026-07-01T12:00:00Z", "2026-07-01 12:00:00Z")]
    public async Task Time_OfCsv_IsThatInstant(string? zone, string text, string instant) =>
        Assert.Equal(instant, $"{Assert.Single(await Rows.JobsAsync("listjobs", _folder.Add("a.csv", $"JobId,GmtCreateTime\na,{text}\n"), In(zone))).GmtCreateTime:u}");

    [Fact]
    public async Task Time_BeforeTheFirstDayOfTheCalendar_IsRejected()
    {
        var path = _folder.Add("a.json", """{"JobId":"a","GmtCreateTime":"0001-01-01T00:00:00"}""");

        Assert.Equal("0001-01-01 00:00:00Z", $"{Assert.Single(await Rows.JobsAsync("listjobs", path)).GmtCreateTime:u}");
        Assert.Equal(
            "GmtCreateTime: a time such as 2025-04-16T07:25:34Z was expected.",
            Assert.Single(await Rows.ReadAsync("listjobs", path, In("Asia/Shanghai"))).Rejection?.Reason);
    }

    [Theory]
    [InlineData("a.json", """[{"JobId":"a","GmtCreateTime":"2026-07-01T12:00:00","GmtFinishTime":"2026-07-01T12:00:00"},{"JobId":"b","GmtCreateTime":"2026-07-01T12:00:00Z"}]""")]
    [InlineData("a.csv", "JobId,GmtCreateTime,GmtFinishTime\na,2026-07-01T12:00:00,2026-07-01 12:00:00\nb,2026-07-01T12:00:00Z,\n")]
    public async Task Summary_OfListJobs_CountsTheTimesWithoutAZone(string name, string text)
    {
        var path = _folder.Add(name, text);

        var utc = await ImportRun.OfAsync(new MemoryJobWriter(), "listjobs", path);
        var shanghai = await ImportRun.OfAsync(new MemoryJobWriter(), "listjobs", In("Asia/Shanghai"), _ => { }, path);

        Assert.Equal(2, utc.Notes["Times without a zone, read as UTC (--time-zone names another zone)"]);
        Assert.Equal(2, shanghai.Notes["Times without a zone, read as times of Asia/Shanghai"]);
    }

    [Theory]
    [InlineData("openb-2023")]
    [InlineData("pai-2020")]
    public async Task Zone_ForAFormatThatHasNoSuchTimes_IsRefused(string format)
    {
        var path = _folder.Add("a.json", """{"JobId":"a"}""");

        var refusal = await Assert.ThrowsAsync<ImportRefusedException>(() => ImportRun.OfAsync(new MemoryJobWriter(), format, In("Asia/Shanghai"), _ => { }, path));

        Assert.Equal($"The format {format} has no times without a zone, so a time zone means nothing to it.", refusal.Message);
    }

    [Fact]
    public async Task Summary_SaysByWhichZoneTheTimesWereRead()
    {
        var path = _folder.Add("jobs", "JobID|State|Submit|End\n1|FAILED|2026-07-01T12:00:00|2026-07-01T12:00:00\n2|RUNNING|2026-07-01T12:00:00|Unknown\n");
        var writer = new MemoryJobWriter();

        var utc = await ImportRun.OfAsync(writer, "sacct", path);
        var shanghai = await ImportRun.OfAsync(writer, "sacct", In("Asia/Shanghai"), _ => { }, path);

        Assert.Equal(3, utc.Notes["Times without a zone, read as UTC (--time-zone names another zone)"]);
        Assert.Equal(3, shanghai.Notes["Times without a zone, read as times of Asia/Shanghai"]);
        Assert.Equal(2, shanghai.Changed);
        Assert.Equal(2, writer.Marks.Count);
    }

    public void Dispose() => _folder.Dispose();

    private static ImportOptions In(string? zone) => ImportRun.SmallBatches with { TimeZone = zone is null ? null : TimeZoneInfo.FindSystemTimeZoneById(zone) };
}
