namespace JobsDashboard.Flood;

/// <summary>
/// Requests for a list that ask for as much work as one may: common and short words, beginnings of words, negations, hundreds of values,
/// odd orders, late pages, in any combination. The same ones in every run.
/// </summary>
internal static class NastyRequests
{
    private static readonly string[] s_words =
        ["training", "error", "worker", "out of memory", "内存", "训练", "节点", "GPU", "exit", "e", "a", "1", "训", "python", "torchrun", "batch"];

    private static readonly string[] s_beginnings = ["co", "re", "in", "wo", "tr", "st", "10", "ex", "训", "内"];

    private static readonly string[] s_texts = ["Search", "ReasonSearch", "UserCommandSearch", "ImageSearch"];

    private static readonly string[] s_parts = ["DisplayName", "Description", "Username", "ResourceQuotaName", "ResourceId", "PipelineId"];

    private static readonly string[] s_orders =
        ["GmtCreateTime", "GmtRunningTime", "GmtFinishTime", "DisplayName", "Username", "JobType", "RequestGPU", "Duration", "QueueTime", "Status"];

    private static readonly string[] s_numbers = ["Duration", "QueueTime", "RequestGPU", "RequestCPU", "RequestMemory", "Priority", "NodeCount"];

    public static IEnumerable<string> Make(int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var parts = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Condition(random)).DistinctBy(part => part.Split('=')[0]).ToList();
            parts.Add(random.Next(4) == 0 ? "StartTime=now-30d" : "StartTime=any");
            parts.Add($"SortBy={Any(random, s_orders)}&Order={Any(random, ["asc", "desc"])}");
            parts.Add($"PageNumber={(random.Next(3) == 0 ? random.Next(1, 1_001) : 1)}&PageSize={Any(random, ["10", "100"])}");
            yield return $"/api/v1/jobs?{string.Join('&', parts)}";
        }
    }

    private static string Condition(Random random) => random.Next(10) switch
    {
        0 => $"{Not(random)}{Any(random, s_texts)}={Text(Any(random, s_words))}",
        // The beginning of many words: one letter is refused.
        1 => $"{Not(random)}{Any(random, s_texts)}={Any(random, s_beginnings)}*",
        2 => $"{Not(random)}{Any(random, s_texts)}={Text(string.Join(' ', Many(random, 30, _ => Any(random, s_words))))}",
        // A phrase, which an index without places has to look up in each text.
        3 => $"{Any(random, s_texts)}={Text($"\"{Any(random, s_words)} {Any(random, s_words)}\"")}",
        4 => $"{Not(random)}{Any(random, s_parts)}={Text(Any(random, s_words)[..1])}",
        5 => $"DisplayName={Text(string.Concat(Many(random, 40, _ => Any(random, s_words))))}",
        6 => $"UserIdForFilter={string.Join(',', Many(random, 400, number => $"user-{number}"))}",
        7 => $"TagsIn.team={string.Join(',', Many(random, 200, number => $"value-{number}"))}",
        8 => $"NotTags.team={Any(random, ["nlp", "vision", "none"])}&Tags.env={Any(random, ["prod", "test"])}",
        _ => $"Range={Any(random, s_numbers)}:{random.Next(3)}..",
    };

    private static string Not(Random random) => random.Next(3) == 0 ? "Not" : "";

    private static string Text(string text) => Uri.EscapeDataString(text);

    private static string Any(Random random, string[] of) => of[random.Next(of.Length)];

    private static IEnumerable<string> Many(Random random, int most, Func<int, string> make) =>
        Enumerable.Range(0, random.Next(1, most)).Select(make);
}
