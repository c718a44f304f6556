namespace JobsDashboard.Recorder;

/// <summary>Values that make no sense, and query strings that cannot be read.</summary>
internal static class BadValues
{
    private static readonly string[] s_parameters =
    [
        "Search", "DisplayName", "DisplayNameSearchMode", "JobType", "Status", "JobId", "JobIds", "ShowOwn", "FromAllWorkspaces",
        "WorkspaceId", "ResourceId",
        "ResourceIds", "ResourceQuotaName", "UserIdForFilter", "Username", "BusinessUserId", "Caller", "PipelineId", "TemplateId",
        "Accessibility", "OversoldInfo",
        "PaymentType", "EnableAssignNode", "ReasonSearch", "UserCommandSearch", "ImageSearch", "Description", "Tags", "Tags.team",
        "Tags.", "TagIn.team", "TagIn.", "Missing", "Present",
        "StartTime", "EndTime", "TimeRangeField", "NumericRangeField", "NumericRangeMin", "NumericRangeMax", "Range", "AsOf", "SortBy",
        "Order", "PageNumber", "PageSize",
        "NotStatus", "NotTags", "NotSearch", "NotJobType", "NotShowOwn", "NotEnableAssignNode", "NotPaymentType", "NotDisplayName",
    ];

    private static readonly string[] s_values =
    [
        "", " ", "nonsense", "-1", "0", "1001", "99999999999999999999", "1.5", "{", "[]", "{\"a\":1}", "a,,b", "\"open", "\"", "*",
        "now+1x", "2026-13-45", "RequestGPU:9..1", "x:1..2", "true,false", ",", "\u0000", "Status",
    ];

    private static readonly string[] s_queries =
    [
        "?", "?&", "?&&=", "?=x", "?%", "?%zz=1", "?Status=%zz", "?Status=%ff", "?DisplayName=%E8%AE", "?Status", "?status=Failed",
        "?Status=Failed&Status=Stopped", "?PageSize=5&PageSize=6",
        "?DisplayName=a+b", "?DisplayName=a%20b", "?DisplayName=a%2Bb", "?NumericRangeMin=1", "?NumericRangeField=RequestGPU",
        "?NumericRangeField=RequestGPU&NumericRangeMin=5&NumericRangeMax=1",
        "?FromAllWorkspaces=true", "?FromAllWorkspaces=true&ShowOwn=false", "?FromAllWorkspaces=true&ShowOwn=true", "?JobId=a&JobIds=b",
        "?StartTime=now&EndTime=now-1h", "?Range=Priority:1..2&Range=Priority:5..6",
        "?a=1&b=2&a=3&%E8%AE%AD=4", "?Tags=%7B%7D", "?Tags=%7B%22a%22%3A%22b%22%2C%22a%22%3A%22c%22%7D",
        "?Tags=%7B%22team%22%3A%22nlp%22%7D&Tags.team=cv", "?PageNumber=0&PageSize=0&Order=x&SortBy=y&Status=z",
    ];

    private static readonly string[] s_extQueries =
    [
        "facets?Fields=Nope", "facets?Fields=", "facets?Fields=Status,Nope", "facets?Fields=Tags", "facets?Fields=Tags.", "facets?Top=0",
        "facets?Top=101", "facets?Top=x", "facets?Top=1&Top=2",
        "histogram?Interval=0h", "histogram?Interval=x", "histogram?Interval=1s&StartTime=2000-01-01", "histogram?Buckets=0",
        "histogram?Buckets=100000", "histogram?Interval=1h&Buckets=x",
        "suggest", "suggest?Field=", "suggest?Field=Nope", "suggest?Field=Status&Limit=0", "suggest?Field=Status&Limit=101",
        "suggest?Field=RequestGPU", "suggest?Field=Status&Prefix=", "export?Format=xml",
        "export?Format=", "export?Bom=maybe&Format=csv", "export?Bom=true&Format=ndjson&StartTime=now", "export?SortBy=x",
        "facets?SortBy=x&PageSize=x&Unknown=1", "histogram?Status=Nope", "suggest?Field=Status&Status=Nope",
    ];

    public static IEnumerable<Question> All() =>
    [
        .. s_parameters.SelectMany(name => s_values.Append(new string('x', 1_100)).Select(value => List((name, value), ("PageSize", "2")))),
        .. s_queries.Select(query => new Question("/api/v1/jobs" + query)),
        .. s_extQueries.Select(query => new Question("/api/ext/v1/" + query)),
        new Question("/api/ext/v1/facets?Fields=" + string.Join(',', Enumerable.Repeat("Status", 21))),
        new Question("/api/v1/jobs?Search=" + string.Join('+', Enumerable.Range(0, 17).Select(word => $"w{word}"))),
        new Question("/api/v1/jobs?DisplayName=" + new string('x', 17_000)),
        new Question("/api/v1/jobs?" + string.Join('&', Enumerable.Range(0, 30).Select(name => $"Unknown{name}=1"))),
        new Question("/api/v1/jobs/none?NeedDetail=maybe"),
        new Question("/api/v1/jobs/none?NeedDetail="),
    ];

    private static Question List(params (string Name, string Value)[] pairs) =>
        new("/api/v1/jobs?" + Question.Query(pairs.DistinctBy(pair => pair.Name)));
}
