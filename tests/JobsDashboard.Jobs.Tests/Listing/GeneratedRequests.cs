using System.Globalization;
using System.Text.Json;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Tests.Listing;

/// <summary>Requests as the pairs of a query string, each a few parameters out of all.</summary>
internal static class GeneratedRequests
{
    private static readonly string[] s_parts =
        ["res", "RES", "net", "50", "a+b*c~d", "%", "_", "*", "\\", "[x]", "训练", "练", "ss", "ß", "é", "E", "ı", "I", "𐐀", "😀", "a", "ab", "abc", "z", "Ａ", "wide", "A%B", "ø", "lei", "推", "vision"];

    public static readonly string[] Searches =
    [
        "oom", "OOM", "out of memory", "\"out of memory\"", "memory out", "out-of-memory", "内存", "不足", "内存不足", "\"内存 不足\"", "存不", "显存", "内", "存", "足",
        "GPU内存", "gpu 内存", "\"gpu 内存\"", "内存gpu", "\"of 内存 gpu\"", "ＯＯＭ", "exit=137", "137", "ß", "SS", "カタカナ", "ｶﾀ", "学习", "a_b", "a b", "\"a b\"", "École", "école",
        "train.py", "train", "py", "python", "train_py", "\"train py\"", "训练.sh", "pytorch", "pytorch:2.3", "2.3 cuda12", "registry/pytorch", "镜像", "镜像/训练", "训练:v1",
        "AND", "OR NOT", "NEAR(a)", "quoted", "*", "nothing", "oom 内存", "\"内存 不足 内存\"", "内存\"不足 内存\"",
    ];

    private static readonly string[] s_times =
        ["now", "now-1h", "now-3h", "now-7d", "now-2w", "now-5m", "any", "2026-03-10", "2026-03-14T15:09:26Z", "2026-03-14T15:09:25.5Z", "2026-03-14T23:09:26+08:00", "2026-03-07T15:09:26Z", "2027-01-01"];

    public static Dictionary<string, string> Make(Random random)
    {
        var pairs = new Dictionary<string, string>();
        var choices = new Action[]
        {
            () =>
            {
                pairs["DisplayName"] = Part();
                Maybe(() => pairs["DisplayNameSearchMode"] = GeneratedJobs.Pick(random, "wildcard", "exact", "prefix"));
            },
            () => pairs["JobType"] = List(GeneratedJobs.Types, "tfjob", "PYTORCHJOB", "none"),
            () => pairs["Status"] = string.Join(',', random.GetItems(JobStatusNames.All.AsSpan(), random.Next(1, 5))),
            () => pairs["WorkspaceId"] = List(GeneratedJobs.Workspaces, "nowhere"),
            () => pairs["ResourceId"] = List(GeneratedJobs.Resources, "QUOTA1"),
            () => pairs["ResourceQuotaName"] = Part(),
            () => pairs["UserIdForFilter"] = List(GeneratedJobs.Users, "9"),
            () => pairs["Username"] = Part(),
            () => pairs["JobId"] = $"DLC{random.Next(1, 2_600):D5}",
            () => pairs["JobIds"] = string.Join(',', Enumerable.Range(0, random.Next(1, 40)).Select(_ => $"dlc{random.Next(1, 2_600):D5}")),
            () =>
            {
                pairs["ShowOwn"] = GeneratedJobs.Pick(random, "true", "False", "TRUE");
                Maybe(() => pairs["FromAllWorkspaces"] = GeneratedJobs.Pick(random, "true", "false"));
            },
            () => pairs["ResourceIds"] = List(GeneratedJobs.Resources, "QUOTA1"),
            () => pairs["BusinessUserId"] = List(["b1", "b2"], "B1"),
            () => pairs["Caller"] = List(["local", "SilkFlow"], "silkflow"),
            () => pairs["PipelineId"] = List(["flow-1", "flow-2"], "none"),
            () => pairs["TemplateId"] = List(["tml1", "TML1"], "tml2"),
            () => pairs["Accessibility"] = List(["PUBLIC", "PRIVATE"], "private"),
            () => pairs["OversoldInfo"] = List(["ForbiddenQuotaOverSold", "ForceQuotaOverSold", "AcceptQuotaOverSold-true", "AcceptQuotaOverSold-false"], "forcequotaoversold"),
            () => pairs["PaymentType"] = List(["PrePaid", "Spot", "PostPaid"], "spot"),
            () => pairs["EnableAssignNode"] = GeneratedJobs.Pick(random, "true", "FALSE"),
            () => pairs["ReasonSearch"] = Search(),
            () => pairs["UserCommandSearch"] = Search(),
            () => pairs["ImageSearch"] = Search(),
            () => pairs["Tags"] = JsonSerializer.Serialize(
                GeneratedJobs.Tags.Where(_ => random.Next(3) == 0).ToDictionary(tag => tag.Key, tag => GeneratedJobs.Pick(random, tag.Values))),
            () => Maybe(() => pairs["StartTime"] = GeneratedJobs.Pick(random, s_times)),
            () => Maybe(() => pairs["EndTime"] = GeneratedJobs.Pick(random, s_times)),
            () =>
            {
                pairs["NumericRangeField"] = GeneratedJobs.Pick(random, "RequestGPU", "RequestCPU", "RequestMemory", "Priority", "Duration", "QueueTime", "NodeCount", "RestartTimes");
                var min = random.Next(-2, 20);
                var bounds = random.Next(1, 4);
                if ((bounds & 1) != 0)
                {
                    pairs["NumericRangeMin"] = min.ToString(CultureInfo.InvariantCulture);
                }
                if ((bounds & 2) != 0)
                {
                    pairs["NumericRangeMax"] = (min + random.Next(0, 4000)).ToString(CultureInfo.InvariantCulture);
                }
            },
        };
        random.Shuffle(choices);
        foreach (var choose in choices[..random.Next(1, 4)])
        {
            choose();
        }
        // Without the default window most of the time: it leaves few jobs for the other filters.
        if (!pairs.ContainsKey("StartTime") && random.Next(3) > 0)
        {
            pairs["StartTime"] = "any";
            Maybe(() => pairs["EndTime"] = "any");
        }
        Maybe(() => pairs["TimeRangeField"] = GeneratedJobs.Pick(random, "GmtCreateTime", "GmtSubmittedTime", "GmtRunningTime", "GmtFinishTime", "GmtModifiedTime"));
        Maybe(() => pairs["SortBy"] = GeneratedJobs.Pick(random, "DisplayName", "JobType", "Status", "GmtCreateTime", "GmtFinishTime"));
        Maybe(() => pairs["Order"] = GeneratedJobs.Pick(random, "asc", "desc"));
        Maybe(() => pairs["PageNumber"] = random.Next(1, 5).ToString(CultureInfo.InvariantCulture));
        pairs["PageSize"] = GeneratedJobs.Pick(random, "1", "7", "10", "50", "100");
        return pairs;

        void Maybe(Action choose)
        {
            if (random.Next(2) == 0)
            {
                choose();
            }
        }

        string Part() => GeneratedJobs.Pick(random, s_parts);
        string Search() => GeneratedJobs.Pick(random, Searches);
        string List(string?[] known, params string[] more) =>
            string.Join(',', random.GetItems([.. known.OfType<string>(), .. more], random.Next(1, 4)));
    }
}
