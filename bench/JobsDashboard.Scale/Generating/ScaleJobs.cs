using System.Collections.Immutable;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Scale.Generating;

/// <summary>Jobs of two years, in the order of their creation. Each follows from the seed, the count and its number.</summary>
internal static class ScaleJobs
{
    private const ulong Seed = 20_261_101;

    private static readonly TimeSpan s_span = TimeSpan.FromDays(2 * 365);
    private static readonly (Zipf Users, Zipf Workspaces, Zipf Quotas, Zipf TagKeys) s_ranks =
        (new(Fleet.UserCount), new(Fleet.WorkspaceCount), new(Fleet.QuotaCount), new(Fleet.TagKeyCount));

    private static readonly ImmutableArray<Zipf> s_tagValues = [.. Fleet.Tags.Select(tag => new Zipf(tag.Values.Length))];

    /// <summary>The moment at which the two years end, and at which all questions are asked.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public static IEnumerable<JobItem> Make(long count)
    {
        for (var number = 1L; number <= count; number++)
        {
            yield return Make(number, count);
        }
    }

    /// <summary>One of so many jobs.</summary>
    /// <param name="number">From 1.</param>
    /// <param name="count">How many there are in the two years; jobs with higher numbers are created after them.</param>
    public static JobItem Make(long number, long count)
    {
        var draw = new Draw(Seed, number);
        var spacing = s_span.TotalSeconds / count;
        var created = Now - s_span + TimeSpan.FromSeconds(Math.Floor(((number - 1) * spacing) + (draw.Below(1000) * spacing / 1000)));
        var id = "dlc" + Draw.Letters(Draw.Mix((ulong)number));
        var user = s_ranks.Users.Draw(ref draw);
        var person = Fleet.Users[user];
        var workspace = Fleet.Workspaces[draw.OneIn(4) ? s_ranks.Workspaces.Draw(ref draw) : user % Fleet.WorkspaceCount];
        var quota = draw.OneIn(10) ? null : Fleet.Quotas[s_ranks.Quotas.Draw(ref draw)];
        var work = Work.Of(ref draw);
        var timeline = Timeline.Of(ref draw, created, Now > created ? Now : created);
        var reason = draw.OneIn(4) ? Reasons.Of(ref draw, timeline.Status) : default;
        var gpus = draw.Of(0, 1, 1, 2, 4, 8, 8, 8);
        var pods = draw.Skewed(1, 17);
        var memory = 16 * Math.Max(1, gpus) * draw.Between(1, 4);
        return new JobItem
        {
            JobId = id,
            DisplayName = work.Name,
            JobType = work.JobType,
            Status = timeline.Status,
            ReasonCode = reason.Code,
            ReasonMessage = reason.Message,
            StatusHistory = timeline.History,
            Duration = (long?)(timeline.Finished - created)?.TotalSeconds,
            GmtCreateTime = created,
            GmtSubmittedTime = timeline.Submitted,
            GmtRunningTime = timeline.Running,
            GmtSuccessedTime = timeline.Status == JobStatus.Succeeded ? timeline.Finished : null,
            GmtFailedTime = timeline.Status == JobStatus.Failed ? timeline.Finished : null,
            GmtStoppedTime = timeline.Status == JobStatus.Stopped ? timeline.Finished : null,
            GmtFinishTime = timeline.Finished,
            GmtModifiedTime = timeline.Changed.AddSeconds(2),
            JobMaxRunningTimeMinutes = 0,
            Priority = draw.Between(1, 9),
            UserId = person.UserId,
            Username = person.Username,
            WorkspaceId = workspace.Id,
            WorkspaceName = workspace.Name,
            Accessibility = draw.Below(10) < 6 ? "PUBLIC" : "PRIVATE",
            ResourceId = quota?.Id,
            ResourceName = quota?.Name,
            ResourceQuotaName = quota?.Name,
            ResourceType = quota?.ResourceType ?? "ECS",
            RequestCPU = pods * Math.Max(4, gpus * 12),
            RequestGPU = $"{pods * gpus}",
            RequestMemory = $"{pods * memory}Gi",
            NodeCount = $"{pods}",
            RestartTimes = $"{draw.Skewed(0, 5)}",
            UseOversoldResource = quota is null || draw.OneIn(2) ? null : draw.OneIn(2),
            JobSpecs = [JobParts.Spec(work, quota, pods, gpus, memory)],
            Pods = JobParts.Pods(ref draw, id, Math.Min(pods, 4), timeline),
            UserCommand = work.Command,
            WorkingDir = "/mnt/code",
            Envs = JobParts.Envs(ref draw),
            CodeSource = JobParts.Code(ref draw),
            DataSources = [JobParts.Data(ref draw, "/mnt/data"), JobParts.Data(ref draw, "/mnt/output")],
            Settings = new JobSettings
            {
                Tags = Tags(ref draw),
                BusinessUserId = person.UserId[^6..],
                Caller = draw.Of("local", "local", "SilkFlow", "dsw", "scheduler"),
                OversoldType = quota is null || draw.OneIn(2) ? null : "AcceptQuotaOverSold",
            },
        };
    }

    private static ImmutableSortedDictionary<string, string> Tags(ref Draw draw)
    {
        var tags = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var count = draw.Between(1, 5); count > 0; count--)
        {
            var key = s_ranks.TagKeys.Draw(ref draw);
            tags[Fleet.Tags[key].Key] = Fleet.Tags[key].Values[s_tagValues[key].Draw(ref draw)];
        }
        return tags.ToImmutable();
    }
}
