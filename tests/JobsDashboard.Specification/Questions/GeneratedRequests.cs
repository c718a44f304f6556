using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Samples;

namespace JobsDashboard.Specification.Questions;

/// <summary>Requests as the pairs of a query string, each a few parameters out of all.</summary>
internal sealed class GeneratedRequests
{
    private static readonly string[] s_parts =
        ["res", "RES", "net", "50", "a+b*c~d", "%", "_", "*", "\\", "[x]", "训练", "练", "ss", "ß", "é", "E", "ı", "I", "𐐀", "😀", "a", "ab", "abc", "z", "Ａ", "wide", "A%B", "ø", "lei", "推", "vision"];

    private static readonly string[] s_searches =
    [
        "oom", "OOM", "out of memory", "\"out of memory\"", "memory out", "out-of-memory", "内存", "不足", "内存不足", "\"内存 不足\"", "存不", "显存", "内", "存", "足",
        "GPU内存", "gpu 内存", "\"gpu 内存\"", "内存gpu", "\"of 内存 gpu\"", "ＯＯＭ", "exit=137", "137", "ß", "SS", "カタカナ", "ｶﾀ", "学习", "a_b", "a b", "\"a b\"", "École", "école",
        "train.py", "train", "py", "python", "train_py", "\"train py\"", "训练.sh", "pytorch", "pytorch:2.3", "2.3 cuda12", "registry/pytorch", "镜像", "镜像/训练", "训练:v1",
        "AND", "OR NOT", "NEAR(a)", "quoted", "*", "nothing", "oom 内存", "\"内存 不足 内存\"", "内存\"不足 内存\"",
        "显存不足", "oom error", "oomkilled", "bash", "ERROR oom", "happy",
        "oom*", "OOM*", "kill*", "mem* OUT", "pytorch:2*", "registry/py*", "train*", "pyt* tr*", "显*", "显存*", "gpu内*", "GPU内存*", "oom* 内存", "\"oom*\"", "o*m", "*oom", "exit=1*",
        "\"内存 不足\" oo*", "内存。不* ca*", "écol*", "tra* --lr*", "happ*", "resn*", "\"内存 不足 内存\"gp*", "a_b*",
    ];

    private static readonly string[] s_times =
        ["now", "now-1h", "now-3h", "now-7d", "now-2w", "now-5m", "any", "2026-03-10", "2026-03-14T15:09:26Z", "2026-03-14T15:09:25.5Z", "2026-03-14T23:09:26+08:00", "2026-03-07T15:09:26Z", "2027-01-01"];

    private static readonly string[] s_numbers =
        ["RequestGPU", "RequestCPU", "RequestMemory", "Priority", "Duration", "QueueTime", "NodeCount", "RestartTimes"];

    private static readonly string[] s_fields =
    [
        "JobId", "DisplayName", "Description", "JobType", "Status", "ReasonCode", "ReasonMessage", "UserId", "Username", "BusinessUserId", "Accessibility",
        "WorkspaceId", "ResourceId", "ResourceQuotaName", "OversoldType", "UseOversoldResource", "UserCommand", "Image", "Caller", "PipelineId", "TemplateId",
        "Tags", "Tags.team", "Tags.Team", "Tags.a.b", "Tags.none", "GmtCreateTime", "GmtSubmittedTime", "GmtRunningTime", "GmtFinishTime", "GmtModifiedTime", .. s_numbers,
    ];

    // A text for every other filter; the same texts exclude.
    private static readonly Dictionary<string, Func<Random, string>> s_filters = new()
    {
        ["DisplayName"] = Part,
        ["Description"] = random => GeneratedJobs.Pick(random, "abl", "消融", "融实", "%", "ß", "x", "BASE", "line"),
        ["JobType"] = random => List(random, GeneratedJobs.Types, "tfjob", "PYTORCHJOB", "none"),
        ["Status"] = random => string.Join(',', random.GetItems(JobStatusNames.All.AsSpan(), random.Next(1, 5))),
        ["JobId"] = random => $"DLC{random.Next(1, 2_600):D5}",
        ["JobIds"] = random => string.Join(',', Enumerable.Range(0, random.Next(1, 40)).Select(_ => $"dlc{random.Next(1, 2_600):D5}")),
        ["ShowOwn"] = random => GeneratedJobs.Pick(random, "true", "False", "TRUE"),
        ["WorkspaceId"] = random => List(random, GeneratedJobs.Workspaces, "nowhere"),
        ["ResourceId"] = random => List(random, GeneratedJobs.Resources, "QUOTA1"),
        ["ResourceIds"] = random => List(random, GeneratedJobs.Resources, "QUOTA1"),
        ["ResourceQuotaName"] = Part,
        ["UserIdForFilter"] = random => List(random, GeneratedJobs.Users, "9"),
        ["Username"] = Part,
        ["BusinessUserId"] = random => List(random, ["b1", "b2"], "B1"),
        ["Caller"] = random => List(random, ["local", "SilkFlow"], "silkflow"),
        ["PipelineId"] = random => List(random, ["flow-1", "flow-2"], "none"),
        ["TemplateId"] = random => List(random, ["tml1", "TML1"], "tml2"),
        ["Accessibility"] = random => List(random, ["PUBLIC", "PRIVATE"], "private"),
        ["OversoldInfo"] = random => List(
            random, ["ForbiddenQuotaOverSold", "ForceQuotaOverSold", "AcceptQuotaOverSold-true", "AcceptQuotaOverSold-false"], "forcequotaoversold"),
        ["PaymentType"] = random => List(random, ["PrePaid", "Spot", "PostPaid"], "spot"),
        ["EnableAssignNode"] = random => GeneratedJobs.Pick(random, "true", "FALSE"),
    };

    private static readonly ImmutableArray<Action<Random, Pairs>> s_choices =
    [
        .. Filters(s_filters),
        (random, pairs) => pairs.Set("Tags", TagsJson(random)),
        (random, pairs) => pairs.Set("NotTags", TagsJson(random)),
        TagsIn,
        (random, pairs) =>
        {
            pairs.Add("NotTags.team", GeneratedJobs.Pick(random, "nlp", "cv"));
            pairs.Add("NotTags.team", GeneratedJobs.Pick(random, "nlp", "搜索"));
        },
        (random, pairs) => pairs.Set("Missing", string.Join(',', random.GetItems(s_fields, random.Next(1, 3)))),
        (random, pairs) => pairs.Set("Present", string.Join(',', random.GetItems(s_fields, random.Next(1, 4)))),
        (random, pairs) => pairs.Set("StartTime", GeneratedJobs.Pick(random, s_times)),
        (random, pairs) => pairs.Set("EndTime", GeneratedJobs.Pick(random, s_times)),
        (random, pairs) => pairs.Set("AsOf", GeneratedJobs.Pick(random, "2026-03-14T15:09:26Z", "2026-03-14T15:09:25.9Z", "2026-03-14T16:00:00Z", "2026-03-15", "2026-03-14T15:09:26.001Z")),
        NumericRange,
        (random, pairs) => Ranges(random, pairs, random.Next(1, 3)),
    ];

    private readonly ImmutableArray<Action<Random, Pairs>> _choices;
    private readonly Dictionary<string, Func<Random, string>> _filters;

    private GeneratedRequests(ImmutableArray<string> searches)
    {
        Searches = searches;
        var searching = new Dictionary<string, Func<Random, string>>
        {
            ["Search"] = random => Search(random) + (random.Next(3) == 0 ? " " + Search(random) : ""),
            ["ReasonSearch"] = Search,
            ["UserCommandSearch"] = Search,
            ["ImageSearch"] = Search,
        };
        _filters = new([.. s_filters, .. searching, new("Tags", TagsJson)]);
        _choices = [.. Filters(searching), .. s_choices];
    }

    /// <summary>Requests with any search.</summary>
    public static GeneratedRequests All { get; } = new([.. s_searches]);

    /// <summary>Requests with the searches that every word breaker answers alike in the generated jobs.</summary>
    public static GeneratedRequests OfPlainWords { get; } = new([.. s_searches.Where(PlainWords.AreAllIn)]);

    /// <summary>What is searched for in texts.</summary>
    public ImmutableArray<string> Searches { get; }

    /// <summary>The requests whose answers in a database can be foretold.</summary>
    public static GeneratedRequests For(ITestDatabase database) => database.BreaksWordsItself ? All : OfPlainWords;

    /// <summary>One request: a few parameters of all that there are.</summary>
    public Pairs Make(Random random)
    {
        var pairs = new Pairs();
        var choices = _choices.ToArray();
        random.Shuffle(choices);
        foreach (var choose in choices[..random.Next(1, 4)])
        {
            choose(random, pairs);
        }
        return Finished(random, pairs);
    }

    /// <summary>A request in which two conditions meet as <see cref="Meetings"/> says.</summary>
    public Pairs Make(Random random, string meeting)
    {
        var pairs = new Pairs();
        switch (meeting)
        {
            case Meetings.StartIsEnd:
                pairs.Set("StartTime", "2026-03-14T15:09:26Z");
                pairs.Set("EndTime", GeneratedJobs.Pick(random, "2026-03-14T15:09:26Z", "2026-03-14T23:09:26+08:00", "now"));
                break;
            case Meetings.PresentTags:
                pairs.Set("Present", string.Join(',', random.GetItems([.. GeneratedJobs.Tags.Select(tag => $"Tags.{tag.Key}")], 1).Append("Tags.env").Append("Tags.team").Distinct()));
                break;
            case Meetings.Ranges:
                var from = random.Next(4);
                var field = GeneratedJobs.Pick(random, "Priority", "RequestCPU");
                pairs.Add("Range", Text($"{field}:{from}..{from + 4}"));
                pairs.Add("Range", Text($"{field}:{from + 2}..{from + 6}"));
                break;
            case Meetings.FullPage:
                // Filled in below, when it is known how many jobs that takes.
                break;
            default:
                var name = meeting.Split(' ')[0];
                pairs.Set(name, _filters[name](random));
                pairs.Set("Not" + name, _filters[name](random));
                break;
        }
        if (!pairs.Has("StartTime"))
        {
            pairs.Set("StartTime", "any");
            pairs.Set("EndTime", "any");
        }
        Finished(random, pairs);
        if (meeting == Meetings.FullPage)
        {
            var jobs = int.Parse(pairs["PageSize"], CultureInfo.InvariantCulture) * int.Parse(pairs.Get("PageNumber", "1"), CultureInfo.InvariantCulture);
            pairs.Set("JobIds", string.Join(',', Enumerable.Range(random.Next(1, 2_000), jobs).Select(number => $"dlc{number:D5}")));
        }
        return pairs;
    }

    /// <summary>The filters that can be excluded by, for which there is a text.</summary>
    public static IEnumerable<string> Excludable => All._filters.Keys.Except(["ShowOwn", "EnableAssignNode"]);

    private static Pairs Finished(Random random, Pairs pairs)
    {
        // Without the default window most of the time: it leaves few jobs for the other filters.
        if (!pairs.Has("StartTime") && random.Next(3) > 0)
        {
            pairs.Set("StartTime", "any");
            Maybe("EndTime", "any");
        }
        if (pairs.Has("DisplayName") || pairs.Has("NotDisplayName"))
        {
            Maybe("DisplayNameSearchMode", "wildcard", "exact", "prefix");
        }
        if (pairs.Has("ShowOwn"))
        {
            Maybe("FromAllWorkspaces", "true", "false");
        }
        Maybe("TimeRangeField", "GmtCreateTime", "GmtSubmittedTime", "GmtRunningTime", "GmtFinishTime", "GmtModifiedTime");
        Maybe("SortBy", "DisplayName", "JobType", "Status", "GmtCreateTime", "GmtFinishTime",
            "Duration", "QueueTime", "RequestGPU", "RequestCPU", "RequestMemory", "Priority", "GmtRunningTime", "GmtModifiedTime", "Username");
        Maybe("Order", "asc", "desc");
        Maybe("PageNumber", "1", "2", "3", "4");
        pairs.Set("PageSize", GeneratedJobs.Pick(random, "1", "7", "10", "50", "100"));
        return pairs;

        void Maybe(string name, params string[] values)
        {
            if (!pairs.Has(name) && random.Next(2) == 0)
            {
                pairs.Set(name, GeneratedJobs.Pick(random, values));
            }
        }
    }

    private string Search(Random random) => GeneratedJobs.Pick(random, Searches);

    // Each filter twice: to find by, and to exclude by where that is possible.
    private static IEnumerable<Action<Random, Pairs>> Filters(Dictionary<string, Func<Random, string>> filters) =>
    [
        .. filters.Select(filter => (Action<Random, Pairs>)((random, pairs) => pairs.Set(filter.Key, filter.Value(random)))),
        .. filters.Where(filter => filter.Key is not ("ShowOwn" or "EnableAssignNode"))
            .Select(filter => (Action<Random, Pairs>)((random, pairs) => pairs.Set("Not" + filter.Key, filter.Value(random)))),
    ];

    private static void TagsIn(Random random, Pairs pairs)
    {
        foreach (var (key, values) in random.GetItems([.. GeneratedJobs.Tags], random.Next(1, 3)).Select(tag => (tag.Key, tag.Values)))
        {
            pairs.Set($"TagIn.{key}", List(random, [.. values.Where(value => value != "")], "nobody", "NLP"));
        }
    }

    private static void NumericRange(Random random, Pairs pairs)
    {
        pairs.Set("NumericRangeField", GeneratedJobs.Pick(random, s_numbers));
        var min = random.Next(-2, 20);
        var bounds = random.Next(1, 4);
        if ((bounds & 1) != 0)
        {
            pairs.Set("NumericRangeMin", min.ToString(CultureInfo.InvariantCulture));
        }
        if ((bounds & 2) != 0)
        {
            pairs.Set("NumericRangeMax", (min + random.Next(0, 4000)).ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void Ranges(Random random, Pairs pairs, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var min = random.Next(-4, 20) / 2m;
            var range = random.Next(4) switch
            {
                0 => Text($"{min}"),
                1 => Text($"{min}.."),
                2 => Text($"..{min}"),
                _ => Text($"{min}..{min + random.Next(0, 4000)}"),
            };
            pairs.Add("Range", $"{GeneratedJobs.Pick(random, s_numbers)}:{range}");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string TagsJson(Random random) => JsonSerializer.Serialize(
        GeneratedJobs.Tags.Where(_ => random.Next(3) == 0).ToDictionary(tag => tag.Key, tag => GeneratedJobs.Pick(random, tag.Values)));

    private static string Part(Random random) => GeneratedJobs.Pick(random, s_parts);

    private static string List(Random random, string?[] known, params string[] more) =>
        string.Join(',', random.GetItems([.. known.OfType<string>(), .. more], random.Next(1, 4)).Select(value => Item(random, value)));

    private static string Item(Random random, string value) => value.Contains(',') || value.Contains('"') || value.StartsWith(' ') || random.Next(6) == 0
        ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : value;
}
