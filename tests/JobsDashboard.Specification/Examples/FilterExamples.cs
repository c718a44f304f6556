using System.Collections.Immutable;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Specification.Examples;

/// <summary>What a job is: its state, name, type and id, and where it comes from.</summary>
internal static class FilterExamples
{
    public static ImmutableArray<Example> All { get; } =
    [
        new("Status is one of the thirteen states; several may be given, of which any will do.")
        {
            Jobs =
            [
                new() { JobId = "status-failed", Status = JobStatus.Failed },
                new() { JobId = "status-running", Status = JobStatus.Running },
                new() { JobId = "status-unknown" },
            ],
            Questions =
            [
                ("Status=Failed", "status-failed"),
                ("Status=failed,RUNNING", "status-failed status-running"),
                ("NotStatus=Failed", "status-running status-unknown"),
            ],
        },
        new("JobType is the whole type, in any case.")
        {
            Jobs =
            [
                new() { JobId = "type-pytorch", JobType = "PyTorchJob" },
                new() { JobId = "type-mpi", JobType = "MPIJob" },
                new() { JobId = "type-unknown" },
            ],
            Questions =
            [
                ("JobType=pytorchjob", "type-pytorch"),
                ("JobType=PyTorch", ""),
                ("JobType=PyTorchJob,MPIJob", "type-pytorch type-mpi"),
                ("NotJobType=mpijob", "type-pytorch type-unknown"),
            ],
        },
        new("DisplayName is a part of the name, in any case. No character is a wildcard.")
        {
            Jobs =
            [
                new() { JobId = "name-resnet", DisplayName = "ResNet-50" },
                new() { JobId = "name-percent", DisplayName = "50% sparse" },
                new() { JobId = "name-bert", DisplayName = "bert" },
                new() { JobId = "name-none" },
            ],
            Questions =
            [
                ("DisplayName=resnet", "name-resnet"),
                ("DisplayName=50", "name-resnet name-percent"),
                ("DisplayName=50%25", "name-percent"),
                ("DisplayName=res*50", ""),
                ("NotDisplayName=50", "name-bert name-none"),
            ],
        },
        new("DisplayNameSearchMode compares a part (wildcard), the beginning (prefix) or the whole (exact), for NotDisplayName too.")
        {
            Jobs =
            [
                new() { JobId = "mode-whole", DisplayName = "Llama" },
                new() { JobId = "mode-beginning", DisplayName = "llama-3" },
                new() { JobId = "mode-part", DisplayName = "my llama" },
            ],
            Questions =
            [
                ("DisplayName=llama&DisplayNameSearchMode=wildcard", "mode-whole mode-beginning mode-part"),
                ("DisplayName=llama&DisplayNameSearchMode=prefix", "mode-whole mode-beginning"),
                ("DisplayName=llama&DisplayNameSearchMode=exact", "mode-whole"),
                ("NotDisplayName=llama&DisplayNameSearchMode=exact", "mode-beginning mode-part"),
            ],
        },
        new("Description is a part of the description, in any case.")
        {
            Jobs =
            [
                new() { JobId = "description-ablation", Extras = new JobExtras { Description = "Ablation of dropout" } },
                new() { JobId = "description-baseline", Extras = new JobExtras { Description = "The baseline" } },
                new() { JobId = "description-none" },
            ],
            Questions =
            [
                ("Description=ablation of", "description-ablation"),
                ("NotDescription=ablation", "description-baseline description-none"),
            ],
        },
        new("JobId and JobIds are whole ids, in any case. JobIds does not count beside JobId.")
        {
            Jobs = [new() { JobId = "id-one" }, new() { JobId = "id-two" }, new() { JobId = "id-three" }],
            Questions =
            [
                ("JobId=ID-ONE", "id-one"),
                ("JobId=id-o", ""),
                ("JobIds=id-one,ID-TWO", "id-one id-two"),
                ("JobId=id-three&JobIds=id-one,id-two", "id-three"),
                ("NotJobId=id-one", "id-two id-three"),
                ("NotJobIds=id-one,id-two", "id-three"),
            ],
        },
        new("Caller is what submitted the job, letter by letter.")
        {
            Jobs =
            [
                new() { JobId = "caller-silkflow", Settings = new JobSettings { Caller = "SilkFlow" } },
                new() { JobId = "caller-console", Settings = new JobSettings { Caller = "console" } },
                new() { JobId = "caller-unknown" },
            ],
            Questions =
            [
                ("Caller=SilkFlow", "caller-silkflow"),
                ("Caller=silkflow", ""),
                ("NotCaller=SilkFlow", "caller-console caller-unknown"),
            ],
        },
        new("PipelineId is the whole id of a pipeline, letter by letter.")
        {
            Jobs =
            [
                new() { JobId = "pipeline-one", Settings = new JobSettings { PipelineId = "flow-1" } },
                new() { JobId = "pipeline-two", Settings = new JobSettings { PipelineId = "flow-2" } },
                new() { JobId = "pipeline-none" },
            ],
            Questions =
            [
                ("PipelineId=flow-1", "pipeline-one"),
                ("PipelineId=flow", ""),
                ("NotPipelineId=flow-1", "pipeline-two pipeline-none"),
            ],
        },
        new("TemplateId is the whole id of a template, letter by letter.")
        {
            Jobs =
            [
                new() { JobId = "template-one", TemplateId = "tml1" },
                new() { JobId = "template-other-case", TemplateId = "TML1" },
                new() { JobId = "template-none" },
            ],
            Questions =
            [
                ("TemplateId=tml1", "template-one"),
                ("NotTemplateId=tml1,TML1", "template-none"),
            ],
        },
        new("Filters of different names all have to hold.")
        {
            Jobs =
            [
                new() { JobId = "both-hold", Status = JobStatus.Failed, JobType = "MPIJob" },
                new() { JobId = "both-state-only", Status = JobStatus.Failed, JobType = "TFJob" },
                new() { JobId = "both-type-only", Status = JobStatus.Running, JobType = "MPIJob" },
            ],
            Questions =
            [
                ("Status=Failed&JobType=MPIJob", "both-hold"),
                ("Status=Failed&NotJobType=MPIJob", "both-state-only"),
            ],
        },
    ];
}
