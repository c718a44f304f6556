using System.Collections.Immutable;
using JobsDashboard.Jobs.Items;
using static JobsDashboard.Specification.Examples.Example;

namespace JobsDashboard.Specification.Examples;

/// <summary>Fields that have to be empty, or filled.</summary>
internal static class PresenceExamples
{
    private static readonly string[] s_fields =
    [
        "DisplayName", "Description", "JobType", "Status", "ReasonCode", "ReasonMessage", "UserId", "Username", "BusinessUserId",
        "Accessibility", "WorkspaceId", "ResourceId", "ResourceQuotaName", "OversoldType", "UseOversoldResource", "UserCommand",
        "Image", "Caller", "PipelineId", "TemplateId", "Tags", "Tags.team", "GmtCreateTime", "GmtSubmittedTime", "GmtRunningTime",
        "GmtFinishTime", "GmtModifiedTime", "RequestGPU", "RequestCPU", "RequestMemory", "Priority", "Duration", "QueueTime",
        "NodeCount", "RestartTimes",
    ];

    public static ImmutableArray<Example> All { get; } =
    [
        new("Missing finds the jobs whose field is empty, and Present those whose field is filled.")
        {
            Jobs =
            [
                new()
                {
                    JobId = "filled", DisplayName = "bert", JobType = "TFJob", Status = JobStatus.Running, UserId = "1001", Username = "lei",
                    ReasonCode = "JobRunning", ReasonMessage = "It runs", Accessibility = "PUBLIC", WorkspaceId = "268",
                    ResourceId = "quota1", ResourceQuotaName = "vision", UseOversoldResource = false, UserCommand = "python",
                    JobSpecs = [new() { Image = "pytorch" }], TemplateId = "tml1",
                    Settings = Tagged(("team", "nlp")) with
                    {
                        BusinessUserId = "16", Caller = "console", PipelineId = "flow-1", OversoldType = "ForceQuotaOverSold",
                    },
                    Extras = new JobExtras { Description = "The baseline" },
                    GmtCreateTime = At("2026-03-10T08:00Z"), GmtSubmittedTime = At("2026-03-10T08:01Z"),
                    GmtRunningTime = At("2026-03-10T08:05Z"), GmtFinishTime = At("2026-03-10T09:00Z"),
                    GmtModifiedTime = At("2026-03-10T09:00Z"),
                    RequestGPU = "8", RequestCPU = 64, RequestMemory = "512Gi", Priority = 5, Duration = 3600, NodeCount = "1",
                    RestartTimes = "0",
                },
                new() { JobId = "empty" },
            ],
            Questions =
            [
                .. s_fields.SelectMany(field => new[] { ($"Missing={field}", "empty"), ($"Present={field}", "filled") }),
                ("Missing=JobId", ""),
                ("Present=JobId", "filled empty"),
            ],
        },
        new("Several fields all have to be so.")
        {
            Jobs =
            [
                new() { JobId = "present-both", UserId = "1001", Priority = 1 },
                new() { JobId = "present-one", UserId = "1001" },
                new() { JobId = "present-neither" },
            ],
            Questions =
            [
                ("Present=UserId,Priority", "present-both"),
                ("Missing=UserId,Priority", "present-neither"),
                ("Present=UserId&Missing=Priority", "present-one"),
            ],
        },
        new("An empty text, list or map is missing, and so is a number that is negative or cannot be read.")
        {
            Jobs =
            [
                new() { JobId = "void-text", DisplayName = "", ReasonMessage = "x" },
                new() { JobId = "void-map", DisplayName = "a", Settings = Tagged() },
                new() { JobId = "void-number", DisplayName = "b", Priority = -1, RequestMemory = "lots" },
            ],
            Questions =
            [
                ("Missing=DisplayName", "void-text"),
                ("Present=Tags", ""),
                ("Present=Priority", ""),
                ("Present=RequestMemory", ""),
            ],
        },
        new("QueueTime is there once the job runs; Duration also where the job has ended.")
        {
            Jobs =
            [
                new() { JobId = "there-waiting", GmtCreateTime = At("2026-03-10T08:00Z") },
                new() { JobId = "there-running", GmtCreateTime = At("2026-03-10T08:00Z"), GmtRunningTime = At("2026-03-10T09:00Z") },
                new() { JobId = "there-ended", GmtCreateTime = At("2026-03-10T08:00Z"), GmtFinishTime = At("2026-03-10T09:00Z") },
            ],
            Questions =
            [
                ("Present=QueueTime", "there-running"),
                ("Present=Duration", "there-ended"),
            ],
        },
    ];
}
