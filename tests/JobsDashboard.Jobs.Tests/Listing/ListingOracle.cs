using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Tests.Listing;

/// <summary>What a request must answer, worked out from its raw pairs by plain LINQ over the jobs: none of the product's own reading, folding or searching.</summary>
internal sealed partial class ListingOracle(IReadOnlyList<JobItem> jobs, DateTimeOffset now, string caller)
{
    public (List<string> Page, int TotalCount) Answer(IReadOnlyDictionary<string, string> pairs)
    {
        var found = jobs.Select((job, index) => (Job: job, Index: index)).Where(j => Matches(j.Job, pairs)).ToList();
        var number = int.Parse(pairs.GetValueOrDefault("PageNumber", "1"), CultureInfo.InvariantCulture);
        var size = int.Parse(pairs.GetValueOrDefault("PageSize", "10"), CultureInfo.InvariantCulture);
        return ([.. Order(found, pairs).Skip((number - 1) * size).Take(size).Select(job => job.JobId!)], found.Count);
    }

    private static IEnumerable<JobItem> Order(List<(JobItem Job, int Index)> found, IReadOnlyDictionary<string, string> pairs)
    {
        var descending = pairs.GetValueOrDefault("Order", "desc") == "desc";
        IComparer<object?> comparer = Comparer<object?>.Create((a, b) => a is string x && b is string y ? string.CompareOrdinal(x, y) : Comparer<object?>.Default.Compare(a, b));
        Func<JobItem, object?> key = pairs.GetValueOrDefault("SortBy", "GmtCreateTime") switch
        {
            "DisplayName" => job => job.DisplayName?.ToUpperInvariant(),
            "JobType" => job => job.JobType,
            "Status" => job => job.Status?.ToString(),
            "GmtFinishTime" => job => job.GmtFinishTime,
            _ => job => job.GmtCreateTime,
        };
        var last = found.OrderBy(j => key(j.Job) is null);
        return (descending
            ? last.ThenByDescending(j => key(j.Job), comparer).ThenByDescending(j => j.Index)
            : last.ThenBy(j => key(j.Job), comparer).ThenBy(j => j.Index)).Select(j => j.Job);
    }

    private bool Matches(JobItem job, IReadOnlyDictionary<string, string> pairs) =>
        InTime(job, pairs) && InRange(job, pairs) && pairs.All(pair => pair.Key switch
        {
            "DisplayName" => pairs.GetValueOrDefault("DisplayNameSearchMode", "wildcard") switch
            {
                "exact" => string.Equals(job.DisplayName, pair.Value, StringComparison.OrdinalIgnoreCase),
                "prefix" => job.DisplayName?.StartsWith(pair.Value, StringComparison.OrdinalIgnoreCase) == true,
                _ => Contains(job.DisplayName, pair.Value),
            },
            "JobType" => pair.Value.Split(',').Contains(job.JobType, StringComparer.OrdinalIgnoreCase),
            "Status" => pair.Value.Split(',').Contains(job.Status?.ToString()),
            "WorkspaceId" => pair.Value.Split(',').Contains(job.WorkspaceId),
            "ResourceId" => pair.Value.Split(',').Contains(job.ResourceId),
            "UserIdForFilter" => pair.Value.Split(',').Contains(job.UserId),
            "JobId" => job.JobId!.Equals(pair.Value, StringComparison.OrdinalIgnoreCase),
            "JobIds" => pairs.ContainsKey("JobId") || pair.Value.Split(',').Contains(job.JobId, StringComparer.OrdinalIgnoreCase),
            "ShowOwn" => !bool.Parse(pair.Value) || job.UserId == caller,
            "ResourceIds" => pair.Value.Split(',').Contains(job.ResourceId),
            "BusinessUserId" => pair.Value.Split(',').Contains(job.Settings?.BusinessUserId),
            "Caller" => pair.Value.Split(',').Contains(job.Settings?.Caller),
            "PipelineId" => pair.Value.Split(',').Contains(job.Settings?.PipelineId),
            "TemplateId" => pair.Value.Split(',').Contains(job.TemplateId),
            "Accessibility" => AnyOf(pair.Value, job.Accessibility ?? "PRIVATE"),
            "OversoldInfo" => AnyOf(pair.Value, job.Settings?.OversoldType == "AcceptQuotaOverSold"
                ? $"AcceptQuotaOverSold-{(job.UseOversoldResource == true ? "true" : "false")}"
                : job.Settings?.OversoldType),
            "PaymentType" => AnyOf(pair.Value, PaymentOf(job)),
            "EnableAssignNode" => bool.Parse(pair.Value) == (job.JobSpecs ?? []).Any(spec => spec.AssignNodeSpec?.EnableAssignNode == true),
            "ResourceQuotaName" => Contains(job.ResourceQuotaName, pair.Value),
            "Username" => Contains(job.Username, pair.Value),
            "ReasonSearch" => Finds(pair.Value, job.ReasonCode, job.ReasonMessage),
            "UserCommandSearch" => Finds(pair.Value, job.UserCommand),
            "ImageSearch" => Finds(pair.Value, [.. (job.JobSpecs ?? []).Select(spec => spec.Image)]),
            "Tags" => JsonSerializer.Deserialize<Dictionary<string, string>>(pair.Value)!
                .All(tag => job.Settings?.Tags?.TryGetValue(tag.Key, out var value) == true && value == tag.Value),
            _ => true,
        });

    private static bool AnyOf(string list, string? value) => list.Split(',').Contains(value, StringComparer.OrdinalIgnoreCase);

    private static string? PaymentOf(JobItem job)
    {
        var specs = job.JobSpecs ?? [];
        if (specs.Any(spec => spec.SpotSpec is not null))
        {
            return "Spot";
        }
        if (job.ResourceId is not null || specs.Any(spec => spec.ResourceConfig is not null))
        {
            return "PrePaid";
        }
        return specs.Any(spec => spec.EcsSpec is not null and not "") ? "PostPaid" : null;
    }

    private static bool Contains(string? text, string part) => text?.Contains(part, StringComparison.OrdinalIgnoreCase) == true;

    private bool InTime(JobItem job, IReadOnlyDictionary<string, string> pairs)
    {
        var time = pairs.GetValueOrDefault("TimeRangeField", "GmtCreateTime") switch
        {
            "GmtSubmittedTime" => job.GmtSubmittedTime,
            "GmtRunningTime" => job.GmtRunningTime,
            "GmtFinishTime" => job.GmtFinishTime,
            "GmtModifiedTime" => job.GmtModifiedTime,
            _ => job.GmtCreateTime,
        };
        var from = Instant(pairs.GetValueOrDefault("StartTime", "now-7d"));
        var to = Instant(pairs.GetValueOrDefault("EndTime", "now"));
        return (from is null && to is null) || (time is not null && !(time < from) && !(time > to));
    }

    private DateTimeOffset? Instant(string text) => text switch
    {
        "any" => null,
        "now" => now,
        _ when text.StartsWith("now-", StringComparison.Ordinal) => now - int.Parse(text[4..^1], CultureInfo.InvariantCulture) * text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => TimeSpan.FromDays(7),
        },
        _ => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
    };

    private static bool InRange(JobItem job, IReadOnlyDictionary<string, string> pairs)
    {
        if (!pairs.TryGetValue("NumericRangeField", out var field))
        {
            return true;
        }
        var number = NumberOf(job, field);
        return number is not null
            && !(number < Bound("NumericRangeMin"))
            && !(number > Bound("NumericRangeMax"));

        double? Bound(string name) => pairs.TryGetValue(name, out var text) ? double.Parse(text, CultureInfo.InvariantCulture) : null;
    }

    private static double? NumberOf(JobItem job, string field) => field switch
    {
        "RequestGPU" => double.TryParse(job.RequestGPU, CultureInfo.InvariantCulture, out var gpus) ? gpus : null,
        "RequestCPU" => job.RequestCPU,
        "RequestMemory" => job.RequestMemory switch
        {
            "1Gi" => 1,
            "512Mi" => 0.5,
            "1.5G" => 1.5e9 / (1 << 30),
            "2147483648" => 2,
            "2Ti" => 2048,
            _ => null,
        },
        "Priority" => job.Priority,
        "Duration" => job.Duration ?? (job.GmtFinishTime - job.GmtCreateTime)?.TotalSeconds,
        "QueueTime" => job.GmtRunningTime is { } running && job.GmtCreateTime is { } created ? Math.Max(0, (running - created).TotalSeconds) : null,
        "NodeCount" => job.NodeCount is { } nodes ? int.Parse(nodes, CultureInfo.InvariantCulture) : null,
        _ => job.RestartTimes is { } restarts ? int.Parse(restarts.Split('/')[0], CultureInfo.InvariantCulture) : null,
    };

    // Text search by regular expression: a word of letters ends where letters end, a run of Chinese may go on, and between the
    // words of a term there are only characters that belong to no word.
    private static bool Finds(string search, params string?[] texts)
    {
        var terms = QuotedOrPlain().Matches(search).Select(piece => Words().Matches(Fold(piece.Value))).Where(words => words.Count > 0).ToList();
        var folded = texts.OfType<string>().Select(Fold).ToList();
        return terms.All(words =>
        {
            var pattern = string.Join(NoWord, words.Select(word => IsChinese(word.Value) ? word.Value : $"(?<!{Letter}){Regex.Escape(word.Value)}(?!{Letter})"));
            return folded.Exists(text => Regex.IsMatch(text, pattern));
        });
    }

    private const string Chinese = @"\u3040-\u30ff\u4e00-\u9fff";
    private const string Letter = $@"[\p{{L}}\p{{Nd}}-[{Chinese}]]";
    private const string NoWord = @"[^\p{L}\p{Nd}]*";

    private static bool IsChinese(string word) => Regex.IsMatch(word, $"^[{Chinese}]");

    private static string Fold(string text) =>
        string.Concat(text.Normalize(System.Text.NormalizationForm.FormKC).Select(char.ToUpperInvariant));

    [GeneratedRegex($"[{Chinese}]+|{Letter}+")]
    private static partial Regex Words();

    [GeneratedRegex("\"[^\"]*\"?|[^\\s\"]+")]
    private static partial Regex QuotedOrPlain();
}
