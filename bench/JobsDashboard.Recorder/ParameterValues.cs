using System.Globalization;
using System.Text.Json;

namespace JobsDashboard.Recorder;

/// <summary>Values for every parameter of ListJobs: mostly some that jobs have, sometimes absent ones.</summary>
internal sealed class ParameterValues
{
    private static readonly string[] s_parts =
    [
        "res", "RES", "net", "%", "_", "*", "\\", "[x]", "训练", "练", "ß", "ss", "é", "ı", "I", "😀", "a,b", "\"", "'", "a", "2", "wide",
        "<b>",
    ];

    private static readonly string[] s_searches =
    [
        "OOM", "oom*", "out of memory", "\"out of memory\"", "内存", "内存不足", "显存", "存不", "GPU显存", "显存*", "exit code 137", "train.py",
        "python", "--lr", "py*",
        "pytorch:2", "pytorch:2*", "registry.example.com/vision", "镜像", "AND", "OR NOT", "NEAR(a b)", "*", "\"内存 不足\"", "nothing at all",
        "NCCL timeout", "ＯＯＭ", "a\"b",
    ];

    private static readonly string[] s_times =
    [
        "now", "now-1h", "now-24h", "now-7d", "now-30m", "now-4w", "any", "2026-03-10", "2026-03-14T15:09:26Z", "2026-03-14T15:09:25.5Z",
        "2026-03-14T23:09:26+08:00",
        "2026-02-20T00:00:00Z", "2027-01-01", "1999-12-31T23:59:59Z",
    ];

    private static readonly string[] s_numbers =
    [
        "RequestGPU", "RequestCPU", "RequestMemory", "Priority", "Duration", "QueueTime", "NodeCount", "RestartTimes",
    ];

    private static readonly string[] s_fields =
    [
        "JobId", "DisplayName", "Description", "JobType", "Status", "ReasonCode", "ReasonMessage", "UserId", "Username", "BusinessUserId",
        "Accessibility",
        "WorkspaceId", "ResourceId", "ResourceQuotaName", "OversoldType", "UseOversoldResource", "UserCommand", "Image", "Caller",
        "PipelineId", "TemplateId",
        "Tags", "Tags.team", "Tags.Team", "Tags.none", "\"Tags.a,b\"", "GmtCreateTime", "GmtSubmittedTime", "GmtRunningTime",
        "GmtFinishTime", "GmtModifiedTime", .. s_numbers,
    ];

    private readonly KnownValues _known;

    public ParameterValues(KnownValues known)
    {
        _known = known;
        Filters = new()
        {
            ["Search"] = random => random.Next(3) == 0 ? $"{Search(random)} {Search(random)}" : Search(random),
            ["DisplayName"] = random => Part(random, known.Names),
            ["JobType"] = List("JobType", "tfjob", "none"),
            ["Status"] = List("Status"),
            ["JobId"] = random => random.Next(4) == 0 ? "none" : Pick(random, known.JobIds).ToUpperInvariant(),
            ["JobIds"] = random => ListOf(random, known.JobIds, "none"),
            ["WorkspaceId"] = List("WorkspaceId", "nowhere"),
            ["ResourceId"] = List("ResourceId", "none"),
            ["ResourceIds"] = List("ResourceId", "none"),
            ["ResourceQuotaName"] = random => Part(random, known.Of("ResourceQuotaName")),
            ["UserIdForFilter"] = List("UserId", "9"),
            ["Username"] = random => Part(random, known.Of("Username")),
            ["BusinessUserId"] = List("BusinessUserId", "9"),
            ["Caller"] = List("Caller", "silkflow"),
            ["PipelineId"] = List("PipelineId", "none"),
            ["TemplateId"] = List("TemplateId", "none"),
            ["Accessibility"] = List("Accessibility"),
            ["OversoldInfo"] = List("OversoldInfo"),
            ["PaymentType"] = List("PaymentType"),
            ["ReasonSearch"] = Search,
            ["UserCommandSearch"] = Search,
            ["ImageSearch"] = Search,
            ["Description"] = random => Pick(random, ["描述", "ablation", "消融", "%", "x", .. s_parts]),
            ["Tags"] = Tags,
        };
        Others = new()
        {
            ["ShowOwn"] = Of("true", "false", "True"),
            ["FromAllWorkspaces"] = Of("true", "false"),
            ["EnableAssignNode"] = Of("true", "false", "TRUE"),
            ["DisplayNameSearchMode"] = Of("wildcard", "exact", "prefix"),
            ["Missing"] = random => string.Join(',', random.GetItems(s_fields, random.Next(1, 3))),
            ["Present"] = random => string.Join(',', random.GetItems(s_fields, random.Next(1, 4))),
            ["StartTime"] = Of(s_times),
            ["EndTime"] = Of(s_times),
            ["AsOf"] = Of("2026-03-14T15:09:26Z", "2026-03-14T15:09:25.9Z", "2026-03-15", "2020-01-01"),
            ["TimeRangeField"] = Of("GmtCreateTime", "GmtSubmittedTime", "GmtRunningTime", "GmtFinishTime", "GmtModifiedTime"),
            ["NumericRangeField"] = Of(s_numbers),
            ["NumericRangeMin"] = random => Number(random.Next(-2, 10)),
            ["NumericRangeMax"] = random => Number(random.Next(0, 5_000)),
            ["Range"] = Range,
            ["Tags.team"] = random => Pick(random, [.. known.Of("Tags.team"), "none"]),
            ["TagIn.team"] = random => ListOf(random, known.Of("Tags.team"), "none"),
            ["SortBy"] = Of("DisplayName", "JobType", "Status", "GmtCreateTime", "GmtFinishTime", "Duration", "RequestGPU"),
            ["Order"] = Of("asc", "desc", "ASC"),
            ["PageNumber"] = Of("1", "2", "3", "7"),
            ["PageSize"] = Of("1", "3", "7", "10", "25"),
            ["Columns"] = Of("JobId,Status", "x"),
            ["Unknown"] = Of("1", ""),
        };
    }

    /// <summary>Filters, each of which has an opposite that begins with Not.</summary>
    public Dictionary<string, Func<Random, string>> Filters { get; }

    public Dictionary<string, Func<Random, string>> Others { get; }

    public static string Pick(Random random, string[] values) => values[random.Next(values.Length)];

    private static Func<Random, string> Of(params string[] values) => random => Pick(random, values);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Func<Random, string> List(string field, params string[] absent) => random => ListOf(random, _known.Of(field), absent);

    // Commonly used values often, since a list of rare ones is mostly empty.
    private static string ListOf(Random random, string[] known, params string[] absent) => string.Join(',', Enumerable
        .Range(0, random.Next(1, 4))
        .Select(_ => random.Next(8) switch
        {
            0 when absent.Length > 0 => Pick(random, absent),
            < 5 => known[random.Next(Math.Min(5, known.Length))],
            _ => Pick(random, known),
        })
        .Select(Item));

    private static string Item(string value) => value.AsSpan().ContainsAny(",\"") || value.Trim() != value
        ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : value;

    private static string Part(Random random, string[] known)
    {
        if (random.Next(3) == 0)
        {
            return Pick(random, s_parts);
        }
        var whole = Pick(random, known);
        return random.Next(3) == 0 ? whole : string.Concat(whole.EnumerateRunes().Skip(random.Next(whole.Length)).Take(random.Next(1, 6)));
    }

    private string Search(Random random) => random.Next(3) == 0 ? Pick(random, _known.Words) : Pick(random, s_searches);

    private string Tags(Random random)
    {
        var tags = new SortedDictionary<string, string> { ["team"] = Pick(random, _known.Of("Tags.team")) };
        if (random.Next(3) == 0)
        {
            tags[Pick(random, _known.Of("Tags"))] = Pick(random, ["1", "prod", "dev", "none"]);
        }
        return JsonSerializer.Serialize(tags);
    }

    private static string Range(Random random)
    {
        var min = random.Next(-4, 20) / 2m;
        var bounds = random.Next(4) switch
        {
            0 => FormattableString.Invariant($"{min}"),
            1 => FormattableString.Invariant($"{min}.."),
            2 => FormattableString.Invariant($"..{min}"),
            _ => FormattableString.Invariant($"{min}..{min + random.Next(0, 4000)}"),
        };
        return $"{Pick(random, s_numbers)}:{bounds}";
    }
}
