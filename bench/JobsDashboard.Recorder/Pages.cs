namespace JobsDashboard.Recorder;

/// <summary>The pages as they are sent before a browser is connected.</summary>
internal static class Pages
{
    private static readonly string[] s_lists =
    [
        "", "Status=Failed", "Status=Failed,Stopped&NotJobType=TFJob&SortBy=GmtFinishTime&Order=asc", "Status=Bidding&Search=nothing",
        "StartTime=now-24h", "EndTime=2026-03-10&TimeRangeField=GmtFinishTime", "AsOf=2020-01-01", "Status=Nope", "PageSize=0",
        "StartTime=x&Range=y&Missing=z", "Unknown=1&Other=2", "PageSize=101&Status=Failed",
        "Columns=JobId,Status&Tz=Asia/Shanghai&View=x&Off=Status",
    ];

    // Among the jobs of all time.
    private static readonly string[] s_allOfTime =
    [
        "PageNumber=3&PageSize=10", "PageNumber=1000", "ReasonSearch=OOM&NotReasonSearch=timeout", "Search=%E5%86%85%E5%AD%98",
        "Missing=ReasonMessage,Tags.team&Present=GmtFinishTime", "Range=RequestGPU:8..64&Range=Duration:3600..",
        "NumericRangeField=Priority&NumericRangeMin=2&NumericRangeMax=5", "Tags=%7B%22team%22%3A%22nlp%22%7D&NotTags.team=cv",
        "TagIn.team=nlp,cv", "DisplayName=dlc&DisplayNameSearchMode=prefix", "ShowOwn=true&FromAllWorkspaces=true",
        "WorkspaceId=%22ws,1%22,268&Accessibility=PRIVATE&PaymentType=Spot&OversoldInfo=ForceQuotaOverSold&EnableAssignNode=true",
        "Description=%E6%8F%8F&Username=%3Cb%3E&ResourceQuotaName=a&UserIdForFilter=1003",
        "BusinessUserId=166924&Caller=local&PipelineId=flow-1&TemplateId=tml1",
        "AsOf=2026-03-14T15:09:26Z", "JobIds=dlcname01,DLCNAME02,none", "JobId=dlcname03", "SortBy=DisplayName",
        "SortBy=Status&Order=asc&PageSize=100", "DisplayName=%3Cb%3E",
        "NotUsername=li&NotDescription=x&NotImageSearch=pytorch&NotUserCommandSearch=python&NotSearch=oom&NotPaymentType=Spot",
        "UserCommandSearch=py*&ImageSearch=pytorch:2", "DisplayName=impossible", "DisplayName=oddly", "DisplayName=status&PageSize=50",
    ];

    private static readonly string[] s_jobs =
    [
        "dlcrecorder00001", "DLCRECORDER00001", "dlcname00", "dlcname07", "dlcname13", "dlcname22", "dlcname23", "dlcname24",
        "dlcnumber0", "dlcnumber3", "dlcnumber4", "dlctime2", "dlctime3", "dlcfewest", "dlcstranger", "none", "a/b", "a%2Fb", "..a/../b",
        "训练 \\+ 1",
        "q\"q", ".", "dlcstatus00", "dlcstatus02", "dlcstatus05", "dlcstatus08", "dlcstatus11",
    ];

    public static IEnumerable<Question> All(KnownValues known, ParameterValues values)
    {
        var random = new Random(20);
        return
        [
            .. s_lists.Select(query => new Question("/jobs?" + query)),
            .. s_allOfTime.Select(query => new Question($"/jobs?StartTime=any&EndTime=any&{query}")),
            new Question("/jobs?StartTime=any&EndTime=any"),
            .. s_jobs.Concat(known.JobIds.Where((_, place) => place % 50 == 0))
                .Select(id => new Question("/jobs/" + Uri.EscapeDataString(id))),
            new Question("/jobs/dlcname01?from=/jobs&Tz=UTC"),
            .. Enumerable.Range(0, 60)
                .Select(_ => new Question("/jobs?" + Question.Query(Questions.Combination(random, values, random.Next(1, 5))))),
            new Question("/jobs?PageSize=1") { Headers = [("Cookie", "theme=Dark")] },
        ];
    }
}
