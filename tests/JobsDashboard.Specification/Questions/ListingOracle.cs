using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Specification.Questions;

/// <summary>What a request must answer, worked out from its raw pairs by plain LINQ over the jobs: none of the product's own reading, folding or searching.</summary>
internal sealed partial class ListingOracle(IReadOnlyList<JobItem> jobs, Func<int, DateTimeOffset> addedAt, DateTimeOffset now, string caller)
{
    public (List<string> Page, int TotalCount) Answer(Pairs pairs)
    {
        var found = All(pairs);
        var number = int.Parse(pairs.Get("PageNumber", "1"), CultureInfo.InvariantCulture);
        var size = int.Parse(pairs.Get("PageSize", "10"), CultureInfo.InvariantCulture);
        return ([.. found.Skip((number - 1) * size).Take(size).Select(job => job.JobId!)], found.Count);
    }

    /// <summary>The jobs of all pages, in order.</summary>
    public List<JobItem> All(Pairs pairs)
    {
        var found = jobs.Select((job, index) => (Job: job, Index: index)).Where(j => Matches(j.Job, pairs) && IsIn(j.Index, pairs));
        return [.. Order(found, pairs)];
    }

    /// <summary>The time of a job that a request's range is laid over.</summary>
    public static DateTimeOffset? TimeOf(JobItem job, Pairs pairs) => pairs.Get("TimeRangeField", "GmtCreateTime") switch
    {
        "GmtSubmittedTime" => job.GmtSubmittedTime,
        "GmtRunningTime" => job.GmtRunningTime,
        "GmtFinishTime" => job.GmtFinishTime,
        "GmtModifiedTime" => job.GmtModifiedTime,
        _ => job.GmtCreateTime,
    };

    /// <summary>The range of a request; null for an open side.</summary>
    public (DateTimeOffset? From, DateTimeOffset? To) RangeOf(Pairs pairs) => (Instant(pairs.Get("StartTime", "now-7d")), Instant(pairs.Get("EndTime", "now")));

    private static IEnumerable<JobItem> Order(IEnumerable<(JobItem Job, int Index)> found, Pairs pairs)
    {
        var descending = pairs.Get("Order", "desc") == "desc";
        IComparer<object?> comparer = Comparer<object?>.Create((a, b) => a is string x && b is string y ? string.CompareOrdinal(x, y) : Comparer<object?>.Default.Compare(a, b));
        Func<JobItem, object?> key = pairs.Get("SortBy", "GmtCreateTime") switch
        {
            "DisplayName" => job => job.DisplayName?.ToUpperInvariant(),
            "JobType" => job => job.JobType,
            "Status" => job => job.Status?.ToString(),
            "GmtFinishTime" => job => job.GmtFinishTime,
            "GmtRunningTime" => job => job.GmtRunningTime,
            "GmtModifiedTime" => job => job.GmtModifiedTime,
            "Username" => job => job.Username?.ToUpperInvariant(),
            var field and ("Duration" or "QueueTime" or "RequestGPU" or "RequestCPU" or "RequestMemory" or "Priority") => job => NumberOf(job, field),
            _ => job => job.GmtCreateTime,
        };
        var last = found.OrderBy(j => key(j.Job) is null);
        return (descending
            ? last.ThenByDescending(j => key(j.Job), comparer).ThenByDescending(j => j.Index)
            : last.ThenBy(j => key(j.Job), comparer).ThenBy(j => j.Index)).Select(j => j.Job);
    }

    private bool IsIn(int index, Pairs pairs) => !pairs.Has("AsOf") || addedAt(index) <= Instant(pairs["AsOf"]);

    private bool Matches(JobItem job, Pairs pairs) =>
        InTime(job, pairs) && InRange(job, pairs) && pairs.All.All(pair => pair.Name switch
        {
            "Missing" => pair.Value.Split(',').All(field => !IsFilled(job, field)),
            "Present" => pair.Value.Split(',').All(field => IsFilled(job, field)),
            "Range" => InRange(NumberOf(job, pair.Value.Split(':')[0]), pair.Value.Split(':')[1]),
            "NotTags" => !JsonSerializer.Deserialize<Dictionary<string, string>>(pair.Value)!.Any(tag => Carries(job, tag.Key, tag.Value)),
            "NotTags.team" => !Carries(job, "team", pair.Value),
            "JobIds" when pairs.Has("JobId") => true,
            _ when pair.Name.StartsWith("Not", StringComparison.Ordinal) => !Finds(job, pair.Name[3..], pair.Value, pairs),
            _ => Finds(job, pair.Name, pair.Value, pairs),
        });

    private bool Finds(JobItem job, string name, string value, Pairs pairs) => name switch
    {
        "DisplayName" => pairs.Get("DisplayNameSearchMode", "wildcard") switch
        {
            "exact" => string.Equals(job.DisplayName, value, StringComparison.OrdinalIgnoreCase),
            "prefix" => job.DisplayName?.StartsWith(value, StringComparison.OrdinalIgnoreCase) == true,
            _ => Contains(job.DisplayName, value),
        },
        "JobType" => Items(value).Contains(job.JobType, StringComparer.OrdinalIgnoreCase),
        "Status" => Items(value).Contains(job.Status?.ToString()),
        "WorkspaceId" => Items(value).Contains(job.WorkspaceId),
        "ResourceId" => Items(value).Contains(job.ResourceId),
        "UserIdForFilter" => Items(value).Contains(job.UserId),
        "JobId" => job.JobId!.Equals(value, StringComparison.OrdinalIgnoreCase),
        "JobIds" => Items(value).Contains(job.JobId, StringComparer.OrdinalIgnoreCase),
        "ShowOwn" => !bool.Parse(value) || job.UserId == caller,
        "ResourceIds" => Items(value).Contains(job.ResourceId),
        "BusinessUserId" => Items(value).Contains(job.Settings?.BusinessUserId),
        "Caller" => Items(value).Contains(job.Settings?.Caller),
        "PipelineId" => Items(value).Contains(job.Settings?.PipelineId),
        "TemplateId" => Items(value).Contains(job.TemplateId),
        "Accessibility" => AnyOf(value, job.Accessibility ?? "PRIVATE"),
        "OversoldInfo" => AnyOf(value, job.Settings?.OversoldType == "AcceptQuotaOverSold"
            ? $"AcceptQuotaOverSold-{(job.UseOversoldResource == true ? "true" : "false")}"
            : job.Settings?.OversoldType),
        "PaymentType" => AnyOf(value, PaymentOf(job)),
        "EnableAssignNode" => bool.Parse(value) == (job.JobSpecs ?? []).Any(spec => spec.AssignNodeSpec?.EnableAssignNode == true),
        "ResourceQuotaName" => Contains(job.ResourceQuotaName, value),
        "Username" => Contains(job.Username, value),
        "ReasonSearch" => Finds(value, job.ReasonCode, job.ReasonMessage),
        "UserCommandSearch" => Finds(value, job.UserCommand),
        "ImageSearch" => Finds(value, [.. (job.JobSpecs ?? []).Select(spec => spec.Image)]),
        "Search" => Terms(value).All(term => IsInAny(term, [job.DisplayName, job.ReasonCode, job.ReasonMessage, job.UserCommand, .. (job.JobSpecs ?? []).Select(spec => spec.Image)])),
        "Description" => Contains(job.Extras?.Description, value),
        "Tags" => JsonSerializer.Deserialize<Dictionary<string, string>>(value)!.All(tag => Carries(job, tag.Key, tag.Value)),
        _ when name.StartsWith("TagIn.", StringComparison.Ordinal) =>
            job.Settings?.Tags?.TryGetValue(name[6..], out var tag) == true && Items(value).Contains(tag),
        _ => true,
    };

    private static bool Carries(JobItem job, string key, string value) => job.Settings?.Tags?.TryGetValue(key, out var tag) == true && tag == value;

    private static bool IsFilled(JobItem job, string field) => field switch
    {
        "ReasonCode" => job.ReasonCode is not null,
        "ReasonMessage" => job.ReasonMessage is not null,
        "Description" => job.Extras?.Description is not null,
        "BusinessUserId" => job.Settings?.BusinessUserId is not null,
        "Caller" => job.Settings?.Caller is not null,
        "PipelineId" => job.Settings?.PipelineId is not null,
        "OversoldType" => job.Settings?.OversoldType is not null,
        "Image" => job.JobSpecs?.Any(spec => spec.Image is not null) == true,
        "Tags" => job.Settings?.Tags?.Count > 0,
        "QueueTime" or "RequestGPU" or "RequestCPU" or "RequestMemory" or "Duration" or "Priority" or "NodeCount" or "RestartTimes" => NumberOf(job, field) is not null,
        _ when field.StartsWith("Tags.", StringComparison.Ordinal) => job.Settings?.Tags?.ContainsKey(field[5..]) == true,
        // The rest are fields of the job by their own names.
        _ => typeof(JobItem).GetProperty(field)!.GetValue(job) is not null,
    };

    // Outside quotes a comma parts. What is between the first quote of an item and its last is the item, each pair of quotes one.
    private static IEnumerable<string> Items(string list) => CommaOutsideQuotes().Split(list).Select(item => item.Trim())
        .Select(item => item.StartsWith('"') ? item[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : item);

    private static bool AnyOf(string list, string? value) => Items(list).Contains(value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The payment type of a job.</summary>
    public static string? PaymentOf(JobItem job)
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

    private bool InTime(JobItem job, Pairs pairs)
    {
        var time = TimeOf(job, pairs);
        var (from, to) = RangeOf(pairs);
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

    private static bool InRange(JobItem job, Pairs pairs)
    {
        if (!pairs.Has("NumericRangeField"))
        {
            return true;
        }
        var number = NumberOf(job, pairs["NumericRangeField"]);
        return number is not null
            && !(number < Bound("NumericRangeMin"))
            && !(number > Bound("NumericRangeMax"));

        double? Bound(string name) => pairs.Has(name) ? double.Parse(pairs[name], CultureInfo.InvariantCulture) : null;
    }

    private static bool InRange(double? number, string range)
    {
        var bounds = range.Split("..");
        return number is not null && !(number < Bound(bounds[0])) && !(number > Bound(bounds[^1]));

        static double? Bound(string text) => text == "" ? null : double.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>A job as it is answered: its duration follows from its times, unless it would be negative, and empty lists and maps are left out.</summary>
    public static JobItem Answered(JobItem job) => job with
    {
        Duration = job.Duration ?? (job.GmtFinishTime >= job.GmtCreateTime ? (long?)(job.GmtFinishTime - job.GmtCreateTime)?.TotalSeconds : null),
        JobSpecs = job.JobSpecs is { IsEmpty: true } ? null : job.JobSpecs,
        Settings = job.Settings is { Tags.IsEmpty: true } ? job.Settings with { Tags = null } : job.Settings,
    };

    // What is below 0 cannot be, and is no number.
    public static double? NumberOf(JobItem job, string field) => Told(job, field) is >= 0 and var number ? number : null;

    private static double? Told(JobItem job, string field) => field switch
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
        "Duration" => Answered(job).Duration,
        "QueueTime" => job.GmtRunningTime is { } running && job.GmtCreateTime is { } created ? Math.Max(0, (running - created).TotalSeconds) : null,
        "NodeCount" => job.NodeCount is { } nodes ? int.Parse(nodes, CultureInfo.InvariantCulture) : null,
        _ => job.RestartTimes is { } restarts ? int.Parse(restarts.Split('/')[0], CultureInfo.InvariantCulture) : null,
    };

    // Text search by regular expression: a word of letters ends where letters end, a run of Chinese may go on, and between the
    // words of a term there are only characters that belong to no word.
    private static bool Finds(string search, params string?[] texts) => Terms(search).All(term => IsInAny(term, texts));

    private static IEnumerable<string> Terms(string search) =>
        QuotedOrPlain().Matches(search).Select(piece => Fold(piece.Value)).Where(piece => Words().IsMatch(piece));

    private static bool IsInAny(string piece, string?[] texts)
    {
        var pattern = string.Join(NoWord, Words().Matches(piece).Select(word =>
            IsChinese(word.Value) ? word.Value : $"(?<!{Letter}){Regex.Escape(word.Value)}(?!{Letter})"));
        // A star behind the last letter, without quotes: the last word may go on.
        if (Beginning().IsMatch(piece) && pattern.EndsWith(')'))
        {
            pattern = pattern[..pattern.LastIndexOf("(?!", StringComparison.Ordinal)];
        }
        return texts.OfType<string>().Any(text => Regex.IsMatch(Fold(text), pattern));
    }

    private const string Chinese = @"\u3040-\u30ff\u4e00-\u9fff";
    private const string Letter = $@"[\p{{L}}\p{{Nd}}-[{Chinese}]]";
    private const string NoWord = @"[^\p{L}\p{Nd}]*";

    private static bool IsChinese(string word) => Regex.IsMatch(word, $"^[{Chinese}]");

    private static string Fold(string text) =>
        string.Concat(text.Normalize(System.Text.NormalizationForm.FormKC).Select(char.ToUpperInvariant));

    // Followed by quotes in pairs only.
    [GeneratedRegex("""(?x) , (?= [^"]* (?: " [^"]* " [^"]* )* $ )""")]
    private static partial Regex CommaOutsideQuotes();

    [GeneratedRegex($"[{Chinese}]+|{Letter}+")]
    private static partial Regex Words();

    [GeneratedRegex("""^[^"]*[\p{L}\p{Nd}]\*[^\p{L}\p{Nd}]*$""")]
    private static partial Regex Beginning();

    [GeneratedRegex("\"[^\"]*\"?|[^\\s\"]+")]
    private static partial Regex QuotedOrPlain();
}
