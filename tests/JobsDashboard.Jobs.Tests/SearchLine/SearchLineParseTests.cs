using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.SearchLine;
using Xunit;

namespace JobsDashboard.Jobs.Tests.SearchLine;

public sealed class SearchLineParseTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 14, 15, 9, 26, TimeSpan.Zero);

    /// <summary>A line, the query string that says the same, and the line as it is written; null for the same.</summary>
    public static TheoryData<string, string, string?> Lines => new()
    {
        {
            """status:failed,stopped -user:alice gpu:>=8 duration:>2h tag.team:nlp created:<24h reason:"out of memory" resnet""",
            "Search=resnet&Status=Failed,Stopped&ReasonSearch=\"out of memory\"&Tags.team=nlp&NotUsername=alice&StartTime=now-24h"
            + "&Range=RequestGPU:8..&Range=Duration:7201..",
            """status:Failed,Stopped -user:alice tag.team:nlp gpu:>=8 duration:>2h created:<24h reason:"out of memory" resnet"""
        },
        { "", "", null },
        { "resnet  oom", "Search=resnet oom", "resnet oom" },
        { "\"out of memory\" GPU内存 train.py", "Search=\"out of memory\" GPU内存 train.py", null },
        { "search:pytorch:2.3 oom", "Search=pytorch:2.3 oom", null },
        { "oom search:\"a:b\"", "Search=oom \"a:b\"", "oom \"a:b\"" },
        { "a, b", "Search=a, b", null },
        { "-oom", "NotSearch=oom", null },
        { "-\"out of memory\"", "NotSearch=\"out of memory\"", null },
        { "-search:(out of memory)", "NotSearch=out of memory", null },
        { "reason:(error (137)) again)", "ReasonSearch=error (137) again", null },
        { "reason:out reason:of command:--lr", "ReasonSearch=out of&UserCommandSearch=--lr", "reason:(out of) command:--lr" },
        { "IMAGE:pytorch:2.3 ReasonMessage:oom", "ReasonSearch=oom&ImageSearch=pytorch:2.3", "reason:oom image:pytorch:2.3" },
        { "STATUS:FAILED", "Status=Failed", "status:Failed" },
        { "name:resnet -name:\"a b\"", "DisplayName=resnet&NotDisplayName=a b", null },
        { "name:=resnet", "DisplayName=resnet&DisplayNameSearchMode=exact", null },
        { "name:^\"a \"\"b\"\", c\"", "DisplayName=a \"b\", c&DisplayNameSearchMode=prefix", null },
        { "name:\"=x\" quota:=x", "DisplayName==x&ResourceQuotaName==x", null },
        { "id:dlc1", "JobId=dlc1", null },
        { "id:dlc1,dlc2", "JobIds=dlc1,dlc2", null },
        { "id:\"a,b\"", "JobId=a,b", null },
        { "JobIds:dlc1", "JobIds=dlc1", null },
        { "-id:a -id:b", "NotJobIds=a,b", "-id:a,b" },
        { "-id:a -JobIds:b,c", "NotJobId=a&NotJobIds=b,c", null },
        { "-status:failed -status:stopped", "NotStatus=Failed,Stopped", "-status:Failed,Stopped" },
        { "workspace:\"gpu,long\",\" a \",b", "WorkspaceId=\"gpu,long\",\" a \",b", null },
        { "resource:a ResourceIds:b", "ResourceId=a&ResourceIds=b", null },
        { "mine:true", "ShowOwn=true", null },
        { "mine:false", "", "" },
        { "pinned:FALSE visible:public", "EnableAssignNode=false&Accessibility=PUBLIC", "visible:PUBLIC pinned:false" },
        { "tag.team:nlp tag.Team:\"\"", "Tags.team=nlp&Tags.Team=", "tag.Team:\"\" tag.team:nlp" },
        { "Tags.a.b:1 tag.\"a: b\":\" x \"", "Tags={\"a: b\":\" x \",\"a.b\":\"1\"}", "tag.a.b:1 tag.\"a: b\":\" x \"" },
        { "tag.team:nlp,vision tag.env:prod,\"a, b\"", "TagIn.team=nlp,vision&TagIn.env=prod,\"a, b\"", "tag.env:prod,\"a, b\" tag.team:nlp,vision" },
        { "tag.team:nlp tag.team:nlp,vision TagIn.env:a", "Tags.team=nlp&TagIn.team=nlp,vision&TagIn.env=a", "tag.team:nlp TagIn.env:a tag.team:nlp,vision" },
        { "-tag.team:nlp,cv", "NotTags.team=nlp&NotTags.team=cv", "-tag.team:cv,nlp" },
        { "gpu:8 gpu:8", "Range=RequestGPU:8", "gpu:8" },
        { "cpu:>8 cpu:<64 nodes:<=2", "Range=RequestCPU:9..&Range=RequestCPU:..63&Range=NodeCount:..2", "cpu:>=9 cpu:<=63 nodes:<=2" },
        { "gpu:>64", "Range=RequestGPU:64.000000001..", null },
        { "gpu:<0.5", "Range=RequestGPU:..0.499999999", null },
        { "mem:512Mi..1TiB mem:>=64", "Range=RequestMemory:0.5..1024&Range=RequestMemory:64..", "mem:0.5Gi..1024Gi mem:>=64Gi" },
        { "duration:90s..1d queue:<2h priority:-1", "Range=Duration:90..86400&Range=QueueTime:..7199&Range=Priority:-1", "duration:1m30s..1d queue:<2h priority:-1" },
        { "duration:>=1.5h duration:0", "Range=Duration:5400..&Range=Duration:0", "duration:>=1h30m duration:0" },
        { "Duration:..2h30m", "Range=Duration:..9000", "duration:<=2h30m" },
        { "created:any", "StartTime=any&EndTime=any", null },
        { "created:<7d", "", "" },
        { "finished:<7d", "TimeRangeField=GmtFinishTime", null },
        { "created:>7d", "StartTime=any&EndTime=now-7d", null },
        { "started:<=2h30m", "TimeRangeField=GmtRunningTime&StartTime=now-150m", "started:<150m" },
        { "created:2026-11-01..2026-11-05", "StartTime=2026-11-01&EndTime=2026-11-05T23:59:59Z", null },
        { "created:2026-11-01", "StartTime=2026-11-01&EndTime=2026-11-01T23:59:59Z", null },
        { "created:>2026-11-01", "StartTime=2026-11-02&EndTime=any", "created:2026-11-02.." },
        { "created:>=2026-11-01", "StartTime=2026-11-01&EndTime=any", "created:2026-11-01.." },
        { "created:<2026-11-01", "StartTime=any&EndTime=2026-10-31T23:59:59Z", "created:..2026-10-31" },
        { "created:<=2026-11-01T08:00+08:00", "StartTime=any&EndTime=2026-11-01T00:00:00Z", "created:..2026-11-01T00:00Z" },
        { "created:2026-11-01T08:00..", "StartTime=2026-11-01T08:00:00Z&EndTime=any", "created:2026-11-01T08:00Z.." },
        { "状态：failed 用户:alice -标签.team:nlp", "Status=Failed&Username=alice&NotTags.team=nlp", "status:Failed user:alice -tag.team:nlp" },
        { "created:>2026-11-01T08:00Z", "StartTime=2026-11-01T08:00:01Z&EndTime=any", "created:2026-11-01T08:00:01Z.." },
        { "created:now-2d..now-1d", "StartTime=now-2d&EndTime=now-1d", null },
        { "created:<=NOW", "StartTime=any", "created:<=now" },
        { "created:2026-11-01..now", "StartTime=2026-11-01", null },
        { "no:reason has:finished no:tag.\"a,b\" has:tag", "Missing=ReasonMessage,\"Tags.a,b\"&Present=GmtFinishTime,Tags", "has:finished has:tag no:reason no:tag.\"a,b\"" },
        { "has:ReasonCode Missing:quota", "Missing=ResourceQuotaName&Present=ReasonCode", "has:ReasonCode no:quota" },
        { "asof:2026-11-01T08:00:00.5Z", "AsOf=2026-11-01T08:00:00.5Z", null },
        { "status：failed，stopped 内存，不足 “out of memory”", "Status=Failed,Stopped&Search=内存，不足 \"out of memory\"", "status:Failed,Stopped 内存，不足 \"out of memory\"" },
        { "workspace:“a, b”，c", "WorkspaceId=\"a, b\",c", "workspace:\"a, b\",c" },
        { "\tstatus:failed\u3000\r\nresnet ", "Status=Failed&Search=resnet", "status:Failed resnet" },
        { "search:(“x”  y)", "Search=“x”  y", null },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void Line_IsRead_AsTheQueryStringThatSaysTheSame(string line, string query, string? written)
    {
        var expected = ListJobsQueryString.Parse(Encoded(query), s_now);
        Assert.Empty(expected.Problems);

        var reading = SearchLineText.Parse(line, s_now);

        Assert.Empty(reading.Problems.Select(problem => problem.Text));
        Assert.Equal(ListJobsQueryString.Format(expected.Request), ListJobsQueryString.Format(reading.Conditions));
        Assert.Equal(written ?? line, SearchLineText.Write(reading.Conditions));
    }

    /// <summary>A line, the part that is marked, a piece of what is said of it, and the rest as it was understood.</summary>
    public static TheoryData<string, string, string, string> Problems => new()
    {
        { "status:faild gpu:8", "faild", "one or more of", "gpu:8" },
        { "status:stopped,faild resnet", "faild", "one or more of", "resnet" },
        { "stauts:failed resnet", "stauts:failed", "Did you mean status?", "resnet" },
        { "http://x resnet", "http://x", "in quotes", "resnet" },
        { "foo:\"a b\" resnet", "foo:\"a b\"", "no name foo", "resnet" },
        { "status: failed", "status:", "value is missing", "failed" },
        { "status:failed, gpu:8", ",", "value is missing", "gpu:8" },
        { "status:failed status:stopped", "status:stopped", "status:failed,stopped", "status:Failed" },
        { "user:a,b x", "user:a,b", "one text", "x" },
        { "user:a user:b", "user:b", "one text", "user:a" },
        { "-user:a -user:b", "-user:b", "one text", "-user:a" },
        { "user:\" \" x", "\" \"", "value is missing", "x" },
        { "reason:oom,timeout x", "oom,", "comma", "x" },
        { "-a -b", "-b", "Only one search", "-a" },
        { "- a", "-", "minus", "a" },
        { "--lr a", "--lr", "minus", "a" },
        { "\"a b", "\"a b", "not closed", "" },
        { "x user:\"a b", "\"a b", "not closed", "x" },
        { "x reason:(a b", "(a b", "not closed", "x" },
        { "user:\"a\"b x", "b", "blank", "x" },
        { "user:a\"b x", "\"", "whole value in quotes", "x" },
        { "reason:(a)b x", "b", "blank", "x" },
        { "reason:\"...\"", "reason:\"...\"", "at least one word", "" },
        { "-gpu:>=8 x", "-gpu:>=8", "gpu:<8", "x" },
        { "-gpu:8..9 x", "-gpu:8..9", "cannot be excluded", "x" },
        { "-created:<24h x", "-created:<24h", "created:>=24h", "x" },
        { "-created:<=now x", "-created:<=now", "cannot be excluded", "x" },
        { "gpu:8,9 x", "9", "one range", "x" },
        { "gpu:many", "many", "8..64", "" },
        { "gpu:9..8", "9..8", "smaller number first", "" },
        { "gpu:..", "..", "8..64", "" },
        { "mem:64GB", "64GB", "64Gi", "" },
        { "duration:30m2h", "30m2h", "2h30m", "" },
        { "cpu:>999999999999999999", ">999999999999999999", "number", "" },
        { "created:24h", "24h", "<24h", "" },
        { "created:<90s", "<90s", "<24h", "" },
        { "created:2026-11-01T25:00", "2026-11-01T25:00", "2026-11-01", "" },
        { "created:>9999-12-31", ">9999-12-31", "2026-11-01", "" },
        { "created:2026-11-05..2026-11-01", "2026-11-05..2026-11-01", "before it begins", "" },
        { "created:now-1d..now-2d x", "now-1d..now-2d", "before it begins", "x" },
        { "created:<24h finished:<24h", "finished:<24h", "created is there already", "created:<24h" },
        { "tag:nlp x", "tag:nlp", "key before the colon", "x" },
        { "tag.:nlp x", "tag.:nlp", "key before the colon", "x" },
        { "tag.team:a tag.team:b", "tag.team:b", "tag.team is there twice", "tag.team:a" },
        { "tag.team:a,b tag.team:c,d", "tag.team:c,d", "tag.team is there twice", "tag.team:a,b" },
        { "tag.team:a,\"\"", "\"\"", "empty value", "" },
        { "-TagIn.team:a", "-TagIn.team:a", "-tag.team", "" },
        { "no:reason,quota", "no:reason,quota", "before each field", "" },
        { "-no:reason", "-no:reason", "has:reason", "" },
        { "has:payment", "payment", "no field payment", "" },
        { "ReasonCode:oom", "ReasonCode:oom", "has:ReasonCode", "" },
        { "NotStatus:failed", "NotStatus:failed", "-status:", "" },
        { "StartTime:now", "StartTime:now", "created:", "" },
        { "SortBy:DisplayName x", "SortBy:DisplayName", "order", "x" },
        { "-mine:true", "-mine:true", "cannot be excluded", "" },
        { "name:^a -name:b", "-name:b", "one way", "name:^a" },
        { "id:a JobIds:b", "JobIds:b", "id:a,b", "id:a" },
        { "asof:now", "asof:now", "2026-11-01T08:00Z", "" },
        { "a\0b c", "a\0b", "character", "c" },
        { "user:\ud800 c", "user:\ud800", "character", "c" },
        { "pinned:true,false", "false", "one of", "" },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public void Piece_NotUnderstood_IsMarkedAndTheRestIsRead(string line, string marked, string said, string rest)
    {
        var reading = SearchLineText.Parse(line, s_now);

        var problem = Assert.Single(reading.Problems);
        Assert.Equal(marked, line.Substring(problem.Start, problem.Length));
        Assert.Contains(said, problem.Text, StringComparison.Ordinal);
        Assert.Equal(rest, SearchLineText.Write(reading.Conditions));
    }

    [Fact]
    public void Words_MoreThanASearchTakes_AreAProblem()
    {
        var reading = SearchLineText.Parse("gpu:8 " + string.Join(' ', Enumerable.Range(100, 17)), s_now);

        Assert.Contains("at most 16", Assert.Single(reading.Problems).Text, StringComparison.Ordinal);
        Assert.Equal("gpu:8", SearchLineText.Write(reading.Conditions));
    }

    private static string Encoded(string query) => string.Join('&', query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2)).Select(pair => $"{Uri.EscapeDataString(pair[0])}={Uri.EscapeDataString(pair[1])}"));
}
