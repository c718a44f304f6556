using System.Collections.Immutable;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Jobs.Tests.QueryString;

public sealed class ListJobsQueryStringTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);

    /// <summary>One text for every parameter, other than its default, and the way it is written back.</summary>
    public static TheoryData<string, string> Parameters => new()
    {
        { "DisplayName=bert a+b", "DisplayName=bert%20a%20b" },
        { "DisplayName=bert%20a%2Bb*c~d%25_", "DisplayName=bert%20a%2Bb%2Ac~d%25_" },
        { "DisplayName=x&DisplayNameSearchMode=PREFIX", "DisplayName=x&DisplayNameSearchMode=prefix" },
        { "DisplayName=x&DisplayNameSearchMode=wildcard", "DisplayName=x" },
        { "DisplayName=a,b", "DisplayName=a%2Cb" },
        { "JobType=PyTorchJob, 训练 ,,TFJob", "JobType=PyTorchJob%2C%E8%AE%AD%E7%BB%83%2CTFJob" },
        { "status=failed,QUEUING,Failed", "Status=Failed%2CQueuing" },
        { "JobId=dlc1,x", "JobId=dlc1%2Cx" },
        { "JobIds=dlc1, DLC2", "JobIds=dlc1%2CDLC2" },
        { "JobIds=\"a,b\",\"c\"", "JobIds=%22a%2Cb%22%2Cc" },
        { "JobId=\"a,b\"", "JobId=%22a%2Cb%22" },
        { "NotWorkspaceId=\"gpu,long\",\" a \"", "NotWorkspaceId=%22gpu%2Clong%22%2C%22%20a%20%22" },
        { "Status=\"failed\"", "Status=Failed" },
        { "Missing=\"Tags.a,b\",\"status\",\"Tags.a \"", "Missing=%22Tags.a%2Cb%22%2CStatus%2C%22Tags.a%20%22" },
        { "Present=\"tags.a\"\"b\"", "Present=%22Tags.a%22%22b%22" },
        { "ResourceId=\"\",,\"\"", "" },
        { "ShowOwn=True", "ShowOwn=true" },
        { "ShowOwn=false&FromAllWorkspaces=FALSE", "" },
        { "ShowOwn=true&FromAllWorkspaces=True", "ShowOwn=true&FromAllWorkspaces=true" },
        { "ResourceIds=a,b", "ResourceIds=a%2Cb" },
        { "BusinessUserId=16", "BusinessUserId=16" },
        { "Caller=SilkFlow", "Caller=SilkFlow" },
        { "PipelineId=flow-1", "PipelineId=flow-1" },
        { "TemplateId=tml1", "TemplateId=tml1" },
        { "Accessibility=public,PRIVATE", "Accessibility=PUBLIC%2CPRIVATE" },
        { "OversoldInfo=acceptquotaoversold-TRUE", "OversoldInfo=AcceptQuotaOverSold-true" },
        { "PaymentType=spot", "PaymentType=Spot" },
        { "EnableAssignNode=False", "EnableAssignNode=false" },
        { "WorkspaceId=268", "WorkspaceId=268" },
        { "ResourceId=rg-1,quota2", "ResourceId=rg-1%2Cquota2" },
        { "ResourceQuotaName=a,b", "ResourceQuotaName=a%2Cb" },
        { "UserIdForFilter=1,2", "UserIdForFilter=1%2C2" },
        { "Username=%E6%9D%8E%E9%9B%B7", "Username=%E6%9D%8E%E9%9B%B7" },
        { "ReasonSearch=\"cuda error\" 显存", "ReasonSearch=%22cuda%20error%22%20%E6%98%BE%E5%AD%98" },
        { "UserCommandSearch=train.py", "UserCommandSearch=train.py" },
        { "ImageSearch=pytorch:2.3", "ImageSearch=pytorch%3A2.3" },
        { "Tags={\"team\":\"nlp\",\"env\":\"\"}", "Tags=%7B%22env%22%3A%22%22%2C%22team%22%3A%22nlp%22%7D" },
        { "Tags.team=nlp&Tags.a.b=1&Tags.empty=", "Tags=%7B%22a.b%22%3A%221%22%2C%22empty%22%3A%22%22%2C%22team%22%3A%22nlp%22%7D" },
        { "Tags={}", "" },
        { "TagIn.team=nlp, vision ,,nlp&TagIn.a.b=1&tagin.Team=x", "TagIn.Team=x&TagIn.a.b=1&TagIn.team=nlp%2Cvision" },
        { "TagIn.a b=\"x,\"\"y\",\" z \"&Tags.a b=x", "Tags=%7B%22a%20b%22%3A%22x%22%7D&TagIn.a%20b=%22x%2C%22%22y%22%2C%22%20z%20%22" },
        { "TagIn.team=&TagIn.env=, ,", "" },
        { "StartTime=NOW-24H", "StartTime=now-24h" },
        { "StartTime=now-7d&EndTime=now", "" },
        { "StartTime=any&EndTime=any", "StartTime=any&EndTime=any" },
        { "StartTime=2025-04-16T09:25:34.50%2B02:00", "StartTime=2025-04-16T07%3A25%3A34.5Z" },
        { "EndTime=2025-04-16", "EndTime=2025-04-16T00%3A00%3A00Z" },
        { "TimeRangeField=gmtfinishtime", "TimeRangeField=GmtFinishTime" },
        { "NumericRangeField=RequestGPU&NumericRangeMin=8", "NumericRangeField=RequestGPU&NumericRangeMin=8" },
        { "NumericRangeMax=-1&NumericRangeField=duration", "NumericRangeField=Duration&NumericRangeMax=-1" },
        { "SortBy=displayname&Order=ASC", "SortBy=DisplayName&Order=asc" },
        { "SortBy=GmtCreateTime&Order=desc", "" },
        { "PageNumber=1000&PageSize=100", "PageNumber=1000&PageSize=100" },
        { "PageNumber=1&PageSize=10", "" },
        { "DisplayName=&Status=%20&Tags=&PageSize=&NotStatus=&Missing=&Range=&AsOf=", "" },
        { "Search=OOM \"cuda error\"", "Search=OOM%20%22cuda%20error%22" },
        { "Description=100%25", "Description=100%25" },
        { "notstatus=failed,FAILED&Status=Running", "Status=Running&NotStatus=Failed" },
        { "NotTags={\"team\":\"nlp\"}", "NotTags=%7B%22team%22%3A%22nlp%22%7D" },
        { "NotTags.team=nlp&NotTags.team=cv&NotTags.team=nlp", "NotTags=%7B%22team%22%3A%22cv%22%7D&NotTags.team=nlp" },
        { "NotTags={\"a b\":\" x \"}&NotTags.a b=x", "NotTags=%7B%22a%20b%22%3A%22%20x%20%22%7D&NotTags.a%20b=x" },
        { "Missing=reasonmessage, Tags.Team ,ReasonMessage", "Missing=ReasonMessage%2CTags.Team" },
        { "Present=GMTFINISHTIME", "Present=GmtFinishTime" },
        { "Range=requestgpu:8..64&Range=Duration:3600..&Range=Duration:3600..", "Range=RequestGPU%3A8..64&Range=Duration%3A3600.." },
        { "Range=RequestMemory:..0.5&Range=Priority:-1&Range=Priority:2..2", "Range=RequestMemory%3A..0.5&Range=Priority%3A-1&Range=Priority%3A2" },
        { "AsOf=2026-03-14T16:09:26.0010%2B01:00", "AsOf=2026-03-14T15%3A09%3A26.001Z" },
    };

    // A page has hundreds of links, each of which is written anew for each question.
    [Fact]
    public void Format_OfParametersThatSayNothing_NeedsHardlyAnyRoom()
    {
        ListJobsQueryString.Format(ListJobsRequest.Default);
        var before = GC.GetAllocatedBytesForCurrentThread();

        ListJobsQueryString.Format(ListJobsRequest.Default);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000);
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void Parse_ThenFormat_WritesTheCanonicalForm(string query, string expected)
    {
        var reading = ListJobsQueryString.Parse(query, s_now);

        Assert.Empty(reading.Problems);
        Assert.Empty(reading.Ignored);
        Assert.Equal(expected, ListJobsQueryString.Format(reading.Request).TrimStart('?'));
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void Format_ThenParse_MeansTheSame(string query, string expected)
    {
        var request = ListJobsQueryString.Parse(expected, s_now).Request;

        Assert.Equal(
            ListJobsQueryString.Format(ListJobsQueryString.Parse(query, s_now).Request),
            ListJobsQueryString.Format(ListJobsQueryString.Parse(ListJobsQueryString.Format(request), s_now).Request));
    }

    [Fact]
    public void Parameters_AllNames_AreTriedAbove()
    {
        var tried = string.Join('&', Parameters.Select(row => row.Data.Item2));
        // What excludes is read and written by the filter that it excludes by.
        var names = ListJobsQueryString.Parameters.Select(parameter => parameter.Name).Except(JobFilters.All.Select(filter => filter.ExcludedName));

        Assert.All(names, name => Assert.Contains($"{name.Replace("<key>", "team", StringComparison.Ordinal)}=", tried, StringComparison.Ordinal));
    }

    public static TheoryData<string> ExcludingNames => [.. JobFilters.All.Where(filter => filter.CanBeExcluded).Select(filter => filter.ExcludedName)];

    [Theory]
    [MemberData(nameof(ExcludingNames))]
    public void Example_OfWhatExcludes_ReadsBackAsItself(string name)
    {
        var parameter = ListJobsQueryString.Parameters.Single(parameter => parameter.Name == name);
        var text = Uri.EscapeDataString(parameter.Example);

        var reading = ListJobsQueryString.Parse($"{name.ToLowerInvariant()}={text}", s_now);

        Assert.Empty(reading.Problems);
        Assert.Equal($"?{name}={text}", ListJobsQueryString.Format(reading.Request));
    }

    [Theory]
    [InlineData("Status=Broken", "Status")]
    [InlineData("Status=1", "Status")]
    [InlineData("ShowOwn=1", "ShowOwn")]
    [InlineData("FromAllWorkspaces=true", "FromAllWorkspaces")]
    [InlineData("FromAllWorkspaces=true&ShowOwn=false", "FromAllWorkspaces")]
    [InlineData("FromAllWorkspaces=yes&ShowOwn=true", "FromAllWorkspaces")]
    [InlineData("Accessibility=SECRET", "Accessibility")]
    [InlineData("OversoldInfo=AcceptQuotaOverSold", "OversoldInfo")]
    [InlineData("PaymentType=Free", "PaymentType")]
    [InlineData("EnableAssignNode=yes", "EnableAssignNode")]
    [InlineData("EnableAssignNode=true,false", "EnableAssignNode")]
    [InlineData("Status=Failed&status=Queuing", "Status")]
    [InlineData("DisplayNameSearchMode=regex", "DisplayNameSearchMode")]
    [InlineData("DisplayName=%00", "DisplayName")]
    [InlineData("DisplayName=%ff", "DisplayName")]
    [InlineData("DisplayName=%ed%a0%80", "DisplayName")]
    [InlineData("ReasonSearch=***", "ReasonSearch")]
    [InlineData("ReasonSearch=a b c d e f g h i j k l m n o p q", "ReasonSearch")]
    [InlineData("Tags=team", "Tags")]
    [InlineData("Tags=[]", "Tags")]
    [InlineData("Tags={\"a\":1}", "Tags")]
    [InlineData("Tags={\"a\":{}}", "Tags")]
    [InlineData("Tags={\"a\":\"1\",\"a\":\"1\"}", "Tags")]
    [InlineData("Tags={\"\":\"1\"}", "Tags")]
    [InlineData("Tags={\"a\":\"\\ud800\"}", "Tags")]
    [InlineData("Tags={\"a\":\"1\"}&Tags.a=2", "Tags")]
    [InlineData("Tags.a=1&Tags.a=1", "Tags")]
    [InlineData("Tags.=1", "Tags")]
    [InlineData("TagIn.=1", "TagIn.<key>")]
    [InlineData("TagIn.a=1&TagIn.a=1", "TagIn.<key>")]
    [InlineData("TagIn.a=1&tagin.a=", "TagIn.<key>")]
    [InlineData("TagIn.a=%ff", "TagIn.<key>")]
    [InlineData("TagIn.a=\"1", "TagIn.<key>")]
    [InlineData("TagIn.a=1,\"2\"3", "TagIn.<key>")]
    [InlineData("StartTime=yesterday", "StartTime")]
    [InlineData("StartTime=now-", "StartTime")]
    [InlineData("StartTime=now%2B1d", "StartTime")]
    [InlineData("StartTime=2025-02-30", "StartTime")]
    [InlineData("StartTime=2025-04-16T24:00:00Z", "StartTime")]
    [InlineData("StartTime=2025-04-16T07:25:60Z", "StartTime")]
    [InlineData("StartTime=2025-04-16 07:25:34Z", "StartTime")]
    [InlineData("StartTime=2025-04-16T07:25:34", "StartTime")]
    [InlineData("StartTime=99999w", "StartTime")]
    [InlineData("StartTime=now-100000w", "StartTime")]
    [InlineData("StartTime=now-99999w", null)]
    [InlineData("StartTime=2026-01-02&EndTime=2026-01-01", "StartTime")]
    [InlineData("StartTime=now&EndTime=now-1h", "StartTime")]
    [InlineData("StartTime=2026-03-15&EndTime=now", "StartTime")]
    [InlineData("StartTime=2026-01-02&EndTime=2026-01-02", null)]
    [InlineData("StartTime=2026-01-02T08:00:00%2B08:00&EndTime=2026-01-02", null)]
    [InlineData("StartTime=now-1h&EndTime=now-1h", null)]
    [InlineData("StartTime=now&EndTime=now", null)]
    [InlineData("EndTime=x", "EndTime")]
    [InlineData("TimeRangeField=Gmt", "TimeRangeField")]
    [InlineData("TimeRangeField=1", "TimeRangeField")]
    [InlineData("NumericRangeField=RequestGPU", "NumericRangeField")]
    [InlineData("NumericRangeMin=1", "NumericRangeField")]
    [InlineData("NumericRangeField=&NumericRangeMin=1", "NumericRangeField")]
    [InlineData("StartTime=&EndTime=2020-01-01", null)]
    [InlineData("StartTime=bad&EndTime=2020-01-01", "StartTime")]
    [InlineData("NumericRangeField=GPU&NumericRangeMin=1", "NumericRangeField")]
    [InlineData("NumericRangeField=RequestGPU&NumericRangeMin=2&NumericRangeMax=1", "NumericRangeMin")]
    [InlineData("NumericRangeField=RequestGPU&NumericRangeMin=1.5", "NumericRangeMin")]
    [InlineData("NumericRangeField=RequestGPU&NumericRangeMax=1234567890123456789", "NumericRangeMax")]
    [InlineData("SortBy=UserId", "SortBy")]
    [InlineData("SortBy=3", "SortBy")]
    [InlineData("Order=down", "Order")]
    [InlineData("PageNumber=0", "PageNumber")]
    [InlineData("PageNumber=1001", "PageNumber")]
    [InlineData("PageNumber=１", "PageNumber")]
    [InlineData("PageNumber=+1", null)]
    [InlineData("PageNumber=%2B1", "PageNumber")]
    [InlineData("PageSize=101", "PageSize")]
    [InlineData("PageSize=ten", "PageSize")]
    [InlineData("PageSize=99999999999999999999", "PageSize")]
    [InlineData("NotStatus=Broken", "NotStatus")]
    [InlineData("WorkspaceId=a,\"b", "WorkspaceId")]
    [InlineData("NotWorkspaceId=a\"b\"", "NotWorkspaceId")]
    [InlineData("JobIds=\"a\"b", "JobIds")]
    [InlineData("Missing=\"Tags.a", "Missing")]
    [InlineData("Present=Status,Tags.a\"", "Present")]
    [InlineData("ReasonSearch=oom a*", "ReasonSearch")]
    [InlineData("NotSearch=a*", "NotSearch")]
    [InlineData("NotStatus=Failed&notstatus=Stopped", "NotStatus")]
    [InlineData("NotShowOwn=true", null)]
    [InlineData("NotSearch=***", "NotSearch")]
    [InlineData("NotTags={\"a\":1}", "NotTags")]
    [InlineData("NotTags={}&NotTags={}", "NotTags")]
    [InlineData("NotTags.=1", "NotTags")]
    [InlineData("NotTags.a=%ff", "NotTags")]
    [InlineData("Missing=Colour", "Missing")]
    [InlineData("Missing=Tags.", "Missing")]
    [InlineData("Present=PaymentType", "Present")]
    [InlineData("Range=Duration", "Range")]
    [InlineData("Range=Duration:", "Range")]
    [InlineData("Range=Duration:..", "Range")]
    [InlineData("Range=Duration:2..1", "Range")]
    [InlineData("Range=Colour:1..2", "Range")]
    [InlineData("Range=Duration:1...2", "Range")]
    [InlineData("Range=Duration:1&Range=x", "Range")]
    [InlineData("Range=Duration:１", "Range")]
    [InlineData("Range=Duration:1234567890123456789", "Range")]
    [InlineData("AsOf=now", "AsOf")]
    [InlineData("AsOf=any", "AsOf")]
    [InlineData("AsOf=yesterday", "AsOf")]
    public void Parse_BadValue_IsNamedAndLeftOut(string query, string? parameter)
    {
        var reading = ListJobsQueryString.Parse("?" + query + "&JobType=kept", s_now);

        Assert.Equal(parameter is null ? [] : [parameter], reading.Problems.Select(problem => problem.Parameter).Distinct());
        Assert.Equal(reading.Problems.Length, reading.Problems.Select(problem => problem.Parameter).Distinct().Count());
        Assert.All(reading.Problems, problem => Assert.NotEmpty(problem.Expected));
        Assert.Equal(["kept"], reading.Request[JobFilters.JobType]);
    }

    [Fact]
    public void Parse_TooLong_IsNamed()
    {
        var longest = new string('x', 1024);

        Assert.Empty(ListJobsQueryString.Parse($"DisplayName={longest}&WorkspaceId={longest}&Tags.a={longest}", s_now).Problems);
        Assert.Equal(["DisplayName"], ListJobsQueryString.Parse($"DisplayName={longest}x", s_now).Problems.Select(p => p.Parameter));
        Assert.Equal(["WorkspaceId"], ListJobsQueryString.Parse($"WorkspaceId=a,{longest}x", s_now).Problems.Select(p => p.Parameter));
        Assert.Empty(ListJobsQueryString.Parse($"TagIn.a={longest},{longest[1..]}", s_now).Problems);
        Assert.Equal(["TagIn.<key>"], ListJobsQueryString.Parse($"TagIn.a=1,{longest}x", s_now).Problems.Select(p => p.Parameter));
        Assert.Equal(["TagIn.<key>"], ListJobsQueryString.Parse($"TagIn.{longest}x=1", s_now).Problems.Select(p => p.Parameter));
        Assert.Equal(["Tags"], ListJobsQueryString.Parse($"Tags.a={longest}x", s_now).Problems.Select(p => p.Parameter));
        Assert.Empty(ListJobsQueryString.Parse($"ReasonSearch={new string('x', 512)}", s_now).Problems);
        Assert.Equal(["ReasonSearch"], ListJobsQueryString.Parse($"ReasonSearch={new string('x', 513)}", s_now).Problems.Select(p => p.Parameter));
        Assert.Empty(ListJobsQueryString.Parse($"JobType={string.Join(',', Enumerable.Range(0, 500))}", s_now).Problems);
        Assert.Equal(["JobType"], ListJobsQueryString.Parse($"JobType={string.Join(',', Enumerable.Range(0, 501))}", s_now).Problems.Select(p => p.Parameter));
        Assert.Empty(ListJobsQueryString.Parse($"{Tags("Tags", 50)}&{Tags("NotTags", 50)}&{Tags("TagIn", 50)}", s_now).Problems);
        Assert.Equal(["TagIn.<key>"], ListJobsQueryString.Parse(Tags("TagIn", 51), s_now).Problems.Select(p => p.Parameter));
        Assert.Equal(["Tags", "NotTags"], ListJobsQueryString.Parse($"{Tags("Tags", 51)}&{Tags("NotTags", 51)}", s_now).Problems.Select(p => p.Parameter));

        static string Tags(string name, int count) => string.Join('&', Enumerable.Range(0, count).Select(number => $"{name}.key{number}=value"));
    }

    [Theory]
    [InlineData("NumericRangeField=Duration&NumericRangeMin=5&NumericRangeMax=5")]
    [InlineData("Range=Duration:5..5")]
    [InlineData("StartTime=now-1h&EndTime=now-60m")]
    public void Parse_ARangeOfOneValue_IsNoMistake(string query) => Assert.Empty(ListJobsQueryString.Parse(query, s_now).Problems);

    [Fact]
    public void Parse_JobIdsBesideJobId_AreIgnoredAndNamed()
    {
        var reading = ListJobsQueryString.Parse("JobIds=a,b&JobId=c", s_now);

        Assert.Equal(["JobIds"], reading.Ignored);
        Assert.Equal("?JobId=c", ListJobsQueryString.Format(reading.Request));
    }

    [Theory]
    [InlineData("", "StartTime=2026-03-07T15%3A09%3A26Z&EndTime=2026-03-14T15%3A09%3A26Z&SortBy=GmtCreateTime&Order=desc&PageNumber=1&PageSize=10")]
    [InlineData("StartTime=now-1h&SortBy=Status&PageSize=10", "StartTime=2026-03-14T14%3A09%3A26Z&EndTime=2026-03-14T15%3A09%3A26Z&Order=desc&PageNumber=1")]
    [InlineData("StartTime=any&EndTime=2026-03-14&SortBy=Status&Order=asc&PageNumber=1&PageSize=5", "")]
    [InlineData("StartTime=now-2w&EndTime=now-90m&SortBy=Status&Order=asc&PageNumber=1&PageSize=5", "StartTime=2026-02-28T15%3A09%3A26Z&EndTime=2026-03-14T13%3A39%3A26Z")]
    public void Parse_WhatWasNotSaid_IsTold(string query, string applied) => Assert.Equal(applied, ListJobsQueryString.Parse(query, s_now).Applied);

    [Fact]
    public void Parse_UnknownNames_AreIgnoredAndNamed()
    {
        var reading = ListJobsQueryString.Parse("Colour=red&Status[]=Failed&Status[0]=Failed&Columns=a&Job=b&Tz=c&View=d&%ff=1", s_now);

        Assert.Equal(["Colour", "Status[]", "Status[0]", "(a name that is no text)"], reading.Ignored);
        Assert.Empty(reading.Problems);
        Assert.Equal("", ListJobsQueryString.Format(reading.Request));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("&&&=&=x&%")]
    [InlineData("?Status")]
    [InlineData("Tags=%7B&Tags.=&Tags")]
    [InlineData("a=b=c&?=?&%zz=%zz&%=%1")]
    [InlineData("DisplayName=\ud800")]
    public void Parse_Rubbish_DoesNotThrow(string query)
    {
        var once = ListJobsQueryString.Format(ListJobsQueryString.Parse(query, s_now).Request);

        Assert.Equal(once, ListJobsQueryString.Format(ListJobsQueryString.Parse(once, s_now).Request));
    }

    [Fact]
    public void Parse_RandomRubbish_StaysStable()
    {
        var seed = TestSeed.Value;
        var random = new Random(seed);
        ImmutableArray<string> pieces = [.. ListJobsQueryString.Parameters.Select(parameter => parameter.Name), "=", "&", "%", "+", "\"", ",", "{", "}", "any", "now-7d", "训练", "%E8%AE", "Tags.", "\0", "1", "-", " "];
        for (var i = 0; i < 2_000; i++)
        {
            var query = string.Concat(random.GetItems(pieces.AsSpan(), random.Next(1, 12)));
            var once = ListJobsQueryString.Parse(query, s_now);
            var again = ListJobsQueryString.Parse(ListJobsQueryString.Format(once.Request), s_now);

            Assert.True(again.Problems.IsEmpty, $"seed {seed}: {query}");
            Assert.Equal(ListJobsQueryString.Format(once.Request), ListJobsQueryString.Format(again.Request));
        }
    }

    [Fact]
    public void With_AnyFilter_ReturnsToPageOne()
    {
        var request = ListJobsQueryString.Parse("PageNumber=7", s_now).Request;

        Assert.Equal(1, request.With(JobFilters.Status, ["Failed"]).PageNumber);
    }
}
