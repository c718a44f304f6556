using System.Text.Json;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Specification.Questions;

/// <summary>What counting must answer, worked out from a request's raw pairs by plain LINQ over the jobs.</summary>
internal sealed class CountingOracle(ListingOracle jobs)
{
    /// <summary>Fields of which a job has one value or none.</summary>
    public static readonly string[] Fields =
    [
        "JobType", "UserId", "Username", "WorkspaceId", "ResourceId", "ResourceQuotaName", "ReasonCode", "Accessibility", "OversoldType", "BusinessUserId",
        "Caller", "PipelineId", "TemplateId", "Status", "PaymentType", "OversoldInfo", "EnableAssignNode", "Tags.team", "Tags.Team", "Tags.env", "Tags.a.b", "Tags.none",
    ];

    private static readonly Dictionary<string, string[]> s_filters = new()
    {
        ["UserId"] = ["UserIdForFilter"],
        ["ResourceId"] = ["ResourceId", "ResourceIds"],
        ["OversoldType"] = ["OversoldInfo"],
        // A tag that is asked for restricts its own key.
        ["Tags"] = [],
    };

    /// <summary>The values of a field, each with its jobs, most used first; null for none.</summary>
    public List<(string? Value, long Count)> Values(Pairs pairs, string field) =>
    [
        .. jobs.All(Unrestricted(pairs, field))
            .SelectMany(job => field == "Tags" ? TagKeys(job) : [ValueOf(job, field)])
            .GroupBy(value => value, field == "JobType" ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal)
            .Select(values => (Value: MostFrequent(values), Count: values.LongCount()))
            .OrderByDescending(value => value.Count).ThenBy(value => value.Value, StringComparer.Ordinal),
    ];

    /// <summary>What the jobs of a request have asked for, used and waited.</summary>
    public (long Jobs, double Gpus, double GpuHours, double FailedGpuHours, long? MedianQueueTime) Summary(Pairs pairs, DateTimeOffset now)
    {
        var found = jobs.All(pairs);
        var queued = found.Select(job => (long?)ListingOracle.NumberOf(job, "QueueTime")).Where(seconds => seconds is not null).Order().ToList();
        return (
            found.Count,
            found.Sum(Gpus),
            found.Sum(job => Gpus(job) * Hours(job, now)),
            found.Where(job => job.Status is JobStatus.Failed or JobStatus.FailedReserving).Sum(job => Gpus(job) * Hours(job, now)),
            queued.Count == 0 ? null : queued[(queued.Count - 1) / 2]);

        static double Gpus(JobItem job) => ListingOracle.NumberOf(job, "RequestGPU") ?? 0;
    }

    private static double Hours(JobItem job, DateTimeOffset now)
    {
        var hasEnded = job.Status is null or JobStatus.Failed or JobStatus.FailedReserving or JobStatus.Stopped or JobStatus.Succeeded or JobStatus.SucceededReserving;
        return (job.GmtRunningTime, job.GmtFinishTime) switch
        {
            ({ } start, { } finish) => Math.Max(0, (finish - start).TotalHours),
            ({ } start, null) when !hasEnded => Math.Max(0, (now - start).TotalHours),
            (null, null) when !hasEnded => 0,
            _ => (ListingOracle.NumberOf(job, "Duration") ?? 0) / 3600,
        };
    }

    /// <summary>The request without what it says of a field.</summary>
    public static Pairs Unrestricted(Pairs pairs, string field)
    {
        var filters = s_filters.GetValueOrDefault(field, [field]);
        var left = new Pairs();
        foreach (var (name, value) in pairs.All)
        {
            if (filters.Any(filter => name == filter || name == "Not" + filter || name == filter.Replace("Tags.", "TagIn.", StringComparison.Ordinal)))
            {
                continue;
            }
            if (name is "Missing" or "Present")
            {
                Keep(left, name, string.Join(',', value.Split(',').Where(item => item != field)), "");
            }
            else if (name is "Tags" or "NotTags" && field.StartsWith("Tags.", StringComparison.Ordinal))
            {
                var tags = JsonSerializer.Deserialize<Dictionary<string, string>>(value)!;
                tags.Remove(field[5..]);
                Keep(left, name, JsonSerializer.Serialize(tags), "{}");
            }
            else
            {
                left.Add(name, value);
            }
        }
        return left;
    }

    // Of those that differ in case, which are one value where a filter ignores it.
    private static string? MostFrequent(IEnumerable<string?> spellings) =>
        spellings.GroupBy(spelling => spelling).OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal).First().Key;

    private static void Keep(Pairs left, string name, string value, string nothing)
    {
        if (value != nothing)
        {
            left.Add(name, value);
        }
    }

    private static IEnumerable<string?> TagKeys(JobItem job) => job.Settings?.Tags?.Keys ?? [];

    /// <summary>The text of a field of which a job has one value or none.</summary>
    public static string? ValueOf(JobItem job, string field) => field switch
    {
        "Status" => job.Status?.ToString(),
        "PaymentType" => ListingOracle.PaymentOf(job),
        "OversoldType" => job.Settings?.OversoldType,
        "OversoldInfo" => (job.Settings?.OversoldType, job.UseOversoldResource) switch
        {
            ("AcceptQuotaOverSold", true) => "AcceptQuotaOverSold-true",
            ("AcceptQuotaOverSold", _) => "AcceptQuotaOverSold-false",
            var (type, _) => type,
        },
        "EnableAssignNode" => job.JobSpecs?.Any(spec => spec.AssignNodeSpec?.EnableAssignNode == true) == true ? "true" : "false",
        "BusinessUserId" => job.Settings?.BusinessUserId,
        "Caller" => job.Settings?.Caller,
        "PipelineId" => job.Settings?.PipelineId,
        _ when field.StartsWith("Tags.", StringComparison.Ordinal) => job.Settings?.Tags?.GetValueOrDefault(field[5..]),
        // The rest are texts of the job by their own names.
        _ => (string?)typeof(JobItem).GetProperty(field)!.GetValue(job),
    };
}
