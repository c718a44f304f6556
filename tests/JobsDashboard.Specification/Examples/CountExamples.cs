using System.Collections.Immutable;
using JobsDashboard.Jobs.Items;
using static JobsDashboard.Specification.Examples.Example;

namespace JobsDashboard.Specification.Examples;

/// <summary>How jobs divide among the values of a field.</summary>
internal static class CountExamples
{
    public static ImmutableArray<Example> All { get; } =
    [
        new("Each value has the number of its jobs; none has those without a value.")
        {
            Jobs =
            [
                new()
                {
                    JobId = "counted-one", DisplayName = "bert", JobType = "TFJob", Status = JobStatus.Running, ReasonCode = "JobRunning",
                    UserId = "1001", Username = "lei", Accessibility = "PUBLIC", WorkspaceId = "268", ResourceId = "quota1",
                    ResourceQuotaName = "vision", TemplateId = "tml1",
                    Settings = Tagged(("team", "nlp")) with
                    {
                        BusinessUserId = "16", Caller = "console", PipelineId = "flow-1", OversoldType = "ForceQuotaOverSold",
                    },
                    JobSpecs = [new() { AssignNodeSpec = new AssignNodeSpec { EnableAssignNode = true } }],
                },
                new()
                {
                    JobId = "counted-two", DisplayName = "llama", JobType = "TFJob", Status = JobStatus.Failed, ReasonCode = "JobFailed",
                    UserId = "1001", Username = "lei", Accessibility = "PRIVATE", WorkspaceId = "268", ResourceId = "quota2",
                    ResourceQuotaName = "vision", TemplateId = "tml2",
                    Settings = Tagged(("team", "cv"), ("env", "prod")) with
                    {
                        BusinessUserId = "16", Caller = "SilkFlow", PipelineId = "flow-1", OversoldType = "ForbiddenQuotaOverSold",
                    },
                },
                new() { JobId = "counted-none" },
            ],
            Counts =
            [
                ("", "JobType", "TFJob 2, none 1"),
                ("", "UserId", "1001 2, none 1"),
                ("", "Username", "lei 2, none 1"),
                ("", "WorkspaceId", "268 2, none 1"),
                ("", "ResourceId", "quota1 1, quota2 1, none 1"),
                ("", "ResourceQuotaName", "vision 2, none 1"),
                ("", "ReasonCode", "JobFailed 1, JobRunning 1, none 1"),
                ("", "Accessibility", "PRIVATE 1, PUBLIC 1, none 1"),
                ("", "OversoldType", "ForbiddenQuotaOverSold 1, ForceQuotaOverSold 1, none 1"),
                ("", "BusinessUserId", "16 2, none 1"),
                ("", "Caller", "SilkFlow 1, console 1, none 1"),
                ("", "PipelineId", "flow-1 2, none 1"),
                ("", "TemplateId", "tml1 1, tml2 1, none 1"),
                ("", "Status", "Failed 1, Running 1, none 1"),
                ("", "PaymentType", "PrePaid 2, none 1"),
                ("", "OversoldInfo", "ForbiddenQuotaOverSold 1, ForceQuotaOverSold 1, none 1"),
                ("", "EnableAssignNode", "false 2, true 1"),
                ("", "DisplayName", "bert 1, llama 1"),
                ("", "Tags", "team 2, env 1"),
                ("", "Tags.team", "cv 1, nlp 1, none 1"),
            ],
        },
        new("What a question says of the field itself does not count, so that the other values can be seen; everything else does.")
        {
            Jobs =
            [
                new() { JobId = "choice-failed", Status = JobStatus.Failed, JobType = "TFJob", Settings = Tagged(("team", "nlp")) },
                new() { JobId = "choice-running", Status = JobStatus.Running, JobType = "TFJob", Settings = Tagged(("team", "cv")) },
                new() { JobId = "choice-other-type", Status = JobStatus.Running, JobType = "MPIJob" },
            ],
            Counts =
            [
                ("Status=Failed", "Status", "Running 2, Failed 1"),
                ("NotStatus=Failed", "Status", "Running 2, Failed 1"),
                ("Status=Failed", "JobType", "TFJob 1"),
                ("Status=Failed&JobType=MPIJob", "JobType", "TFJob 1"),
                ("Tags.team=nlp", "Tags.team", "cv 1, nlp 1, none 1"),
                ("Missing=Status", "Status", "Running 2, Failed 1"),
            ],
        },
        new("The most used value comes first, then the smallest text. Types that differ only in case are one.")
        {
            Jobs =
            [
                new() { JobId = "most-1", UserId = "b", JobType = "MPIJob" },
                new() { JobId = "most-2", UserId = "a", JobType = "mpijob" },
                new() { JobId = "most-3", UserId = "c", JobType = "MPIJob" },
                new() { JobId = "most-4", UserId = "c", JobType = "TFJob" },
            ],
            Counts =
            [
                ("", "UserId", "c 2, a 1, b 1"),
                ("", "JobType", "MPIJob 3, TFJob 1"),
            ],
        },
    ];
}
