using System.Collections.Immutable;
using Bogus;
using JobsDashboard.Import.Demo.Failures;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.Demo;

/// <summary>Makes a job of a plan.</summary>
internal static class DemoJobBuilder
{
    private static readonly string[] s_rates = ["1e-3", "5e-4", "3e-4", "1e-4", "5e-5", "2e-5", "1e-5"];

    /// <param name="random">Makes all choices.</param>
    /// <param name="plan">What all jobs of the series have in common.</param>
    /// <param name="place">The job's place in its series, from 1.</param>
    /// <param name="id">The job's id.</param>
    /// <param name="age">Seconds from its creation to now.</param>
    /// <param name="now">Now, in Unix seconds.</param>
    public static JobItem Make(Randomizer random, DemoPlan plan, int place, string id, int age, long now)
    {
        var brokenNode = plan.Quota is { } quota && plan.PinnedNodes is null ? DemoBrokenNode.In(quota, age) : null;
        var nodes = Nodes(random, plan, brokenNode);
        var failure = Failure(random, plan, brokenNode is not null && nodes!.Value.Contains(brokenNode) ? brokenNode : null);
        var timeline = DemoTimeline.Make(random, plan, failure, now - age, now);
        var (code, message) = Reason(random, plan, id, failure, timeline);
        var finish = timeline.Status is JobStatus.Succeeded or JobStatus.Failed or JobStatus.Stopped ? Time(timeline.Changed) : null;
        var isScheduled = timeline.First(JobStatus.EnvPreparing) is not null;
        var mayBeOversold = plan.Settings.OversoldType is "ForceQuotaOverSold" or "AcceptQuotaOverSold";
        return new JobItem
        {
            JobId = id,
            DisplayName = plan.Length == 1 ? plan.Name : $"{plan.Name}-{place:00}",
            JobType = plan.Workload.JobType,
            Status = timeline.Status,
            SubStatus = timeline.Status == JobStatus.Restarting ? "Restarting" : null,
            ReasonCode = code,
            ReasonMessage = message,
            StatusHistory = History(timeline, failure),
            Duration = finish is null ? null : timeline.Changed - (now - age),
            GmtCreateTime = Time(now - age),
            GmtSubmittedTime = timeline.First(JobStatus.Queuing),
            GmtRunningTime = timeline.First(JobStatus.Running),
            GmtSuccessedTime = timeline.Status == JobStatus.Succeeded ? finish : null,
            GmtFailedTime = timeline.Status == JobStatus.Failed ? finish : null,
            GmtStoppedTime = timeline.Status == JobStatus.Stopped ? finish : null,
            GmtFinishTime = finish,
            GmtModifiedTime = Time(Math.Min(now, timeline.Changed + 2)),
            JobMaxRunningTimeMinutes = 0,
            Priority = plan.Priority,
            UserId = plan.Person.UserId,
            Username = plan.Person.Username,
            WorkspaceId = plan.Workspace.Id,
            WorkspaceName = plan.Workspace.Name,
            Accessibility = plan.Accessibility,
            ResourceId = plan.Quota?.Id,
            ResourceName = plan.Quota?.ResourceName,
            ResourceQuotaName = plan.Quota?.Name,
            ResourceType = plan.ResourceType,
            RequestCPU = plan.Shape.Cpu,
            RequestGPU = $"{plan.Shape.Gpu}",
            RequestMemory = $"{plan.Shape.Memory}Gi",
            NodeCount = $"{plan.Shape.Pods}",
            NodeNames = isScheduled ? nodes : null,
            RestartTimes = $"{timeline.Restarts}",
            UseOversoldResource = mayBeOversold ? random.Bool() || plan.Settings.OversoldType == "ForceQuotaOverSold" : null,
            JobSpecs = plan.Shape.Specs,
            Pods = DemoPods.Make(random, id, plan, nodes, timeline, finish),
            UserCommand = Command(random, plan),
            WorkingDir = plan.CodeSource?.MountPath,
            Envs = plan.Envs,
            CodeSource = plan.CodeSource,
            DataSources = plan.DataSources,
            Settings = plan.Settings,
        };
    }

    private static ImmutableArray<string>? Nodes(Randomizer random, DemoPlan plan, string? brokenNode)
    {
        var nodes = plan.PinnedNodes ?? plan.Quota?.PickNodes(random, plan.Shape.Pods);
        return brokenNode is not null && random.Bool(0.35f) && !nodes!.Value.Contains(brokenNode)
            ? nodes.Value.SetItem(0, brokenNode)
            : nodes;
    }

    private static DemoFailure? Failure(Randomizer random, DemoPlan plan, string? brokenNode)
    {
        if (brokenNode is not null && random.Bool(0.85f))
        {
            return DemoFailureCatalogue.OfNode(random, brokenNode);
        }
        if (plan.Flaw is not null)
        {
            return random.Bool(0.9f) ? plan.Flaw : null;
        }
        return random.Bool(0.125f) ? DemoFailureCatalogue.Any(random, plan.Quota, plan.Shape.Gpu > 0, plan.Shape.IsSpot) : null;
    }

    private static DemoReason Reason(Randomizer random, DemoPlan plan, string id, DemoFailure? failure, DemoTimeline timeline)
    {
        var job = $"{plan.Workload.JobType} {id}";
        if (failure?.Exit is null || random.Bool(0.4f))
        {
            return DemoReason.Of(timeline.Status, job, failure, report: null);
        }
        var role = plan.Shape.Specs[^1];
        var pod = random.Number((int)role.PodCount!.Value - 1);
        var report = DemoReason.Report(job, failure, role, pod, timeline.Changed, asJson: random.Bool(0.3f));
        return DemoReason.Of(timeline.Status, job, failure, report);
    }

    private static ImmutableArray<StatusTransitionItem> History(DemoTimeline timeline, DemoFailure? failure)
    {
        var items = ImmutableArray.CreateBuilder<StatusTransitionItem>(timeline.States.Count);
        for (var i = 0; i < timeline.States.Count; i++)
        {
            var (status, start) = timeline.States[i];
            items.Add(new StatusTransitionItem
            {
                Status = JobStatusNames.Of(status),
                StartTime = Time(start),
                EndTime = i + 1 < timeline.States.Count ? Time(timeline.States[i + 1].Start) : null,
                ReasonCode = DemoReason.CodeOf(status, failure),
            });
        }
        return items.MoveToImmutable();
    }

    private static string Command(Randomizer random, DemoPlan plan)
    {
        var run = plan.Run with { LearningRate = random.ArrayElement(s_rates), Seed = random.Number(1, 9999) };

        // The source file decides which line ends a raw string has.
        return plan.Command(run).ReplaceLineEndings("\n");
    }

    private static DateTimeOffset? Time(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);
}
