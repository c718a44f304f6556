namespace JobsDashboard.Recorder;

/// <summary>Methods, paths and headers beside what is usual, and what is answered beside jobs.</summary>
internal static class Http
{
    private static readonly string[] s_paths =
    [
        "/api/v1/jobs", "/api/v1/jobs/none", "/api/ext/v1/facets", "/api/ext/v1/histogram", "/api/ext/v1/suggest?Field=Status",
        "/api/ext/v1/export?StartTime=now", "/openapi/v1.json", "/api-docs/",
        "/health/live", "/health/ready", "/", "/jobs", "/jobs/none", "/none",
    ];

    private static readonly string[] s_more =
    [
        "/openapi/v2.json", "/openapi", "/api-docs", "/health", "/health/none", "/api", "/api/", "/api/v1", "/api/v1/", "/api/v1/jobs/",
        "/api/v1/none", "/api/v2/jobs", "/API/V1/JOBS?PageSize=1", "/api/v1/jobs/a/b",
        "/api/ext/v1", "/api/ext/v1/", "/api/ext/v1/none", "/api/ext/v1/export/", "/jobs/", "/Jobs?PageSize=1", "/jobs/a/b", "/none/none",
        "/favicon.svg", "/favicon.ico", "/app.css", "/robots.txt", "/%2e%2e/etc", "/a%00b", "//api/v1/jobs",
        "/error", "/Error", "/_blazor", "/_framework/blazor.web.js?none", "/jobs%2Fnone", "/api/v1/jobs/%ff", "/api/v1/jobs?%ff",
    ];

    private static readonly string[] s_methods = ["HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get"];

    private static readonly (string Name, string Value)[] s_headers =
    [
        ("Host", "example.com"), ("Host", "127.0.0.1:99"), ("Host", "localhost:1"), ("Accept", "text/html"),
        ("Accept", "application/xml"), ("Accept-Encoding", "gzip"), ("Accept-Language", "zh-CN"), ("Origin", "http://example.com"),
        ("x-acs-action", "ListJobs"), ("x-acs-action", "GetJob"), ("x-acs-version", "2020-12-03"), ("x-acs-version", "1"),
        ("Authorization", ""), ("Authorization", "Basic eDp4"), ("x-acs-accesskey-id", "x"),
        ("x-acs-signature-nonce", "x"), ("If-None-Match", "*"), ("Range", "bytes=0-9"),
    ];

    private static readonly string[] s_withHeaders =
    [
        "/api/v1/jobs?PageSize=1", "/openapi/v1.json", "/health/live", "/api/none", "/jobs?PageSize=1", "/",
    ];

    public static IEnumerable<Question> All(KnownValues known) =>
    [
        .. s_paths.Concat(s_more).Select(path => new Question(path)),
        .. s_paths.SelectMany(path => s_methods.Select(method => new Question(path) { Method = method })),
        .. s_headers.SelectMany(header => s_withHeaders.Select(path => new Question(path) { Headers = [header] })),
        new Question("/api/v1/jobs/" + known.JobIds[0]) { Method = "HEAD" },
        new Question("/api/v1/jobs?Status=Nope") { Method = "HEAD" },
        new Question("/api/ext/v1/export?StartTime=any&EndTime=any"),
        new Question("/api/ext/v1/export?SortBy=DisplayName&Order=asc&Format=csv&Bom=true"),
    ];
}
