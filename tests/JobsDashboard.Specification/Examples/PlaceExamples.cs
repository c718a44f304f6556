using System.Collections.Immutable;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Specification.Examples;

/// <summary>Where a job runs and how that is paid for.</summary>
internal static class PlaceExamples
{
    public static ImmutableArray<Example> All { get; } =
    [
        new("WorkspaceId is the whole id of a workspace; an item in quotes may hold a comma.")
        {
            Jobs =
            [
                new() { JobId = "workspace-268", WorkspaceId = "268" },
                new() { JobId = "workspace-comma", WorkspaceId = "gpu,long" },
                new() { JobId = "workspace-none" },
            ],
            Questions =
            [
                ("WorkspaceId=268", "workspace-268"),
                ("WorkspaceId=26", ""),
                ("WorkspaceId=\"gpu,long\", 268", "workspace-268 workspace-comma"),
                ("NotWorkspaceId=268", "workspace-comma workspace-none"),
            ],
        },
        new("ResourceId and ResourceIds are whole ids of resource groups or quotas; where both are given, both have to hold.")
        {
            Jobs =
            [
                new() { JobId = "resource-quota", ResourceId = "quota1" },
                new() { JobId = "resource-group", ResourceId = "rg-7" },
                new() { JobId = "resource-public" },
            ],
            Questions =
            [
                ("ResourceId=quota1", "resource-quota"),
                ("ResourceIds=quota1,rg-7", "resource-quota resource-group"),
                ("ResourceId=quota1&ResourceIds=rg-7", ""),
                ("NotResourceId=quota1", "resource-group resource-public"),
                ("NotResourceIds=quota1,rg-7", "resource-public"),
            ],
        },
        new("ResourceQuotaName is a part of the quota's name, in any case.")
        {
            Jobs =
            [
                new() { JobId = "quota-vision", ResourceQuotaName = "Vision-Team" },
                new() { JobId = "quota-speech", ResourceQuotaName = "speech" },
                new() { JobId = "quota-none" },
            ],
            Questions =
            [
                ("ResourceQuotaName=vision", "quota-vision"),
                ("NotResourceQuotaName=vision", "quota-speech quota-none"),
            ],
        },
        new("A SpotSpec in any role makes a job Spot; else a quota makes it PrePaid; else an instance type makes it PostPaid.")
        {
            Jobs =
            [
                new()
                {
                    JobId = "paid-spot",
                    ResourceId = "quota1",
                    JobSpecs = [new() { Type = "Master", EcsSpec = "ecs.gn6e" }, new() { Type = "Worker", SpotSpec = new SpotSpec() }],
                },
                new() { JobId = "paid-before", ResourceId = "quota1", JobSpecs = [new() { EcsSpec = "ecs.gn6e" }] },
                new() { JobId = "paid-before-by-role", JobSpecs = [new() { ResourceConfig = new ResourceConfig { GPU = "8" } }] },
                new() { JobId = "paid-after", JobSpecs = [new() { EcsSpec = "ecs.gn6e" }] },
                new() { JobId = "paid-by-nobody" },
            ],
            Questions =
            [
                ("PaymentType=Spot", "paid-spot"),
                ("PaymentType=PrePaid", "paid-before paid-before-by-role"),
                ("PaymentType=PostPaid", "paid-after"),
                ("NotPaymentType=Spot,PrePaid", "paid-after paid-by-nobody"),
            ],
        },
        new("OversoldInfo is what the settings say of idle resources and, where they accept them, whether the job ran on them.")
        {
            Jobs =
            [
                new()
                {
                    JobId = "idle-never",
                    Settings = new JobSettings { OversoldType = "ForbiddenQuotaOverSold" },
                    UseOversoldResource = true,
                },
                new() { JobId = "idle-only", Settings = new JobSettings { OversoldType = "ForceQuotaOverSold" } },
                new()
                {
                    JobId = "idle-used",
                    Settings = new JobSettings { OversoldType = "AcceptQuotaOverSold" },
                    UseOversoldResource = true,
                },
                new() { JobId = "idle-unused", Settings = new JobSettings { OversoldType = "AcceptQuotaOverSold" } },
                new() { JobId = "idle-untold", UseOversoldResource = true },
            ],
            Questions =
            [
                ("OversoldInfo=ForbiddenQuotaOverSold", "idle-never"),
                ("OversoldInfo=ForceQuotaOverSold", "idle-only"),
                ("OversoldInfo=AcceptQuotaOverSold-true", "idle-used"),
                ("OversoldInfo=AcceptQuotaOverSold-false", "idle-unused"),
                ("NotOversoldInfo=ForbiddenQuotaOverSold,ForceQuotaOverSold,AcceptQuotaOverSold-true", "idle-unused idle-untold"),
            ],
        },
        new("EnableAssignNode is true where any role is pinned to nodes, and false for every other job.")
        {
            Jobs =
            [
                new()
                {
                    JobId = "pinned-worker",
                    JobSpecs = [new(), new() { AssignNodeSpec = new AssignNodeSpec { EnableAssignNode = true } }],
                },
                new() { JobId = "pinned-never", JobSpecs = [new() { AssignNodeSpec = new AssignNodeSpec { EnableAssignNode = false } }] },
                new() { JobId = "pinned-untold" },
            ],
            Questions =
            [
                ("EnableAssignNode=true", "pinned-worker"),
                ("EnableAssignNode=false", "pinned-never pinned-untold"),
            ],
        },
    ];
}
