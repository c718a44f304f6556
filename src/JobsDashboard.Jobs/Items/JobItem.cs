using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobsDashboard.Jobs.Items;

/// <summary>One job as ListJobs answers it: the contract's 62 fields, with its names and types.</summary>
/// <remarks>
/// Absent is null. An empty text or map is absent too, so no reader has to tell them apart. Times are UTC, to the second.
/// </remarks>
public sealed record JobItem
{
    /// <summary>The job's id, such as <c>dlc1a2b3c4d5e6f7</c>. Two ids that differ only in ASCII case are one job.</summary>
    public string? JobId { get; init => field = value is "" ? null : value; }

    /// <summary>The job's name; need not be unique.</summary>
    public string? DisplayName { get; init => field = value is "" ? null : value; }

    /// <summary>The framework, such as <c>PyTorchJob</c>; the vendor's list grows, so this is any text.</summary>
    public string? JobType { get; init => field = value is "" ? null : value; }

    /// <summary>Where the job is in its life.</summary>
    public JobStatus? Status { get; init; }

    /// <summary>A finer state, such as a retry after preemption.</summary>
    public string? SubStatus { get; init => field = value is "" ? null : value; }

    /// <summary>Why the job is in this state, as a code.</summary>
    public string? ReasonCode { get; init => field = value is "" ? null : value; }

    /// <summary>Why the job is in this state, as text; may itself be JSON text.</summary>
    public string? ReasonMessage { get; init => field = value is "" ? null : value; }

    /// <summary>The states that the job went through.</summary>
    public ImmutableArray<StatusTransitionItem>? StatusHistory { get; init; }

    /// <summary>Seconds from creation to the end, queueing included.</summary>
    public long? Duration { get; init; }

    /// <summary>Created.</summary>
    public DateTimeOffset? GmtCreateTime { get; init; }

    /// <summary>Handed to the cluster.</summary>
    public DateTimeOffset? GmtSubmittedTime { get; init; }

    /// <summary>Began to run.</summary>
    public DateTimeOffset? GmtRunningTime { get; init; }

    /// <summary>Succeeded (the contract spells it so).</summary>
    public DateTimeOffset? GmtSuccessedTime { get; init; }

    /// <summary>Failed.</summary>
    public DateTimeOffset? GmtFailedTime { get; init; }

    /// <summary>Stopped on request.</summary>
    public DateTimeOffset? GmtStoppedTime { get; init; }

    /// <summary>Ended, however.</summary>
    public DateTimeOffset? GmtFinishTime { get; init; }

    /// <summary>Last changed.</summary>
    public DateTimeOffset? GmtModifiedTime { get; init; }

    /// <summary>Limit of the running time in minutes; 0 is none.</summary>
    public long? JobMaxRunningTimeMinutes { get; init; }

    /// <summary>1 (lowest) to 9 (highest).</summary>
    public int? Priority { get; init; }

    /// <summary>The owner's account id, compared byte for byte.</summary>
    public string? UserId { get; init => field = value is "" ? null : value; }

    /// <summary>The submitter's name.</summary>
    public string? Username { get; init => field = value is "" ? null : value; }

    public string? TenantId { get; init => field = value is "" ? null : value; }

    public string? WorkspaceId { get; init => field = value is "" ? null : value; }

    public string? WorkspaceName { get; init => field = value is "" ? null : value; }

    /// <summary><c>PUBLIC</c> or <c>PRIVATE</c>; absent means private.</summary>
    public string? Accessibility { get; init => field = value is "" ? null : value; }

    /// <summary>Resource group or quota; absent for public resources.</summary>
    public string? ResourceId { get; init => field = value is "" ? null : value; }

    public string? ResourceName { get; init => field = value is "" ? null : value; }

    public string? ResourceQuotaName { get; init => field = value is "" ? null : value; }

    public string? ResourceLevel { get; init => field = value is "" ? null : value; }

    /// <summary><c>ECS</c>, <c>Lingjun</c> or <c>ACS</c>.</summary>
    public string? ResourceType { get; init => field = value is "" ? null : value; }

    public string? ClusterId { get; init => field = value is "" ? null : value; }

    /// <summary>Cores requested in total.</summary>
    public long? RequestCPU { get; init; }

    /// <summary>GPUs requested in total, as the contract's text; a decimal for shared GPUs.</summary>
    public string? RequestGPU { get; init => field = value is "" ? null : value; }

    /// <summary>Memory requested in total, with its unit, such as <c>32Gi</c>.</summary>
    public string? RequestMemory { get; init => field = value is "" ? null : value; }

    /// <summary>Number of nodes, as the contract's text.</summary>
    public string? NodeCount { get; init => field = value is "" ? null : value; }

    public ImmutableArray<string>? NodeNames { get; init; }

    /// <summary>Restarts so far, <c>2</c> or <c>2/10</c>.</summary>
    public string? RestartTimes { get; init => field = value is "" ? null : value; }

    public int? RetryCount { get; init; }

    /// <summary>Whether the job really ran on idle resources.</summary>
    public bool? UseOversoldResource { get; init; }

    public bool? EnablePreemptibleJob { get; init; }

    public bool? EnabledDebugger { get; init; }

    public bool? IsDeleted { get; init; }

    /// <summary>The roles of the job.</summary>
    public ImmutableArray<JobSpec>? JobSpecs { get; init; }

    /// <summary>As it came: an array, and an object before January 2026.</summary>
    public JsonElement? JobReplicaStatuses { get; init; }

    public ImmutableArray<PodItem>? Pods { get; init; }

    /// <summary>The start command.</summary>
    public string? UserCommand { get; init => field = value is "" ? null : value; }

    public string? UserScript { get; init => field = value is "" ? null : value; }

    public string? WorkingDir { get; init => field = value is "" ? null : value; }

    public ImmutableSortedDictionary<string, string>? Envs { get; init => field = value is { IsEmpty: true } ? null : value; }

    public ImmutableSortedDictionary<string, string>? SystemEnvs { get; init => field = value is { IsEmpty: true } ? null : value; }

    /// <summary>Such as <c>numpy==1.16.1</c>.</summary>
    public ImmutableArray<string>? ThirdpartyLibs { get; init; }

    public string? ThirdpartyLibDir { get; init => field = value is "" ? null : value; }

    public CodeSource? CodeSource { get; init; }

    public ImmutableArray<DataSource>? DataSources { get; init; }

    /// <summary>As it came: an object, and a text before December 2024.</summary>
    public JsonElement? UserVpc { get; init; }

    /// <summary>Which credentials are injected; never a credential itself.</summary>
    public CredentialConfig? CredentialConfig { get; init; }

    public JobElasticSpec? ElasticSpec { get; init; }

    /// <summary>The job's settings; its tags are among them.</summary>
    public JobSettings? Settings { get; init; }

    public string? TemplateId { get; init => field = value is "" ? null : value; }

    public string? TemplateName { get; init => field = value is "" ? null : value; }

    public string? SchedulingStrategy { get; init => field = value is "" ? null : value; }

    [JsonPropertyName("supportedProfilingTypes")]
    public string? SupportedProfilingTypes { get; init => field = value is "" ? null : value; }

    /// <summary>What GetJob tells beyond ListJobs; no field of a list item.</summary>
    [JsonIgnore]
    public JobExtras? Extras { get; init; }

    /// <summary>Whether this is one attempt of a job of which there may be others: storing it keeps them as the job's history.</summary>
    [JsonIgnore]
    public bool IsAttempt { get; init; }
}

/// <summary>Where a job's code comes from.</summary>
public sealed record CodeSource
{
    public string? CodeSourceId { get; init; }

    public string? Branch { get; init; }

    public string? Commit { get; init; }

    public string? MountPath { get; init; }
}

/// <summary>A data set and where it is mounted.</summary>
public sealed record DataSource
{
    public string? DataSourceId { get; init; }

    public string? MountPath { get; init; }
}

/// <summary>One state that a job went through.</summary>
public sealed record StatusTransitionItem
{
    public string? Status { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    public DateTimeOffset? EndTime { get; init; }

    public string? ReasonCode { get; init; }

    public string? ReasonMessage { get; init; }
}
