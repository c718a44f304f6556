using System.Collections.Immutable;
using System.Globalization;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Storing;
using Microsoft.Extensions.DependencyInjection;

namespace JobsDashboard.Specification.Access;

/// <summary>
/// Who asks, which jobs there are, and who sees which: the rule as people say it, case by case. Nothing of the product's takes part.
/// </summary>
public static class AccessMatrix
{
    private static readonly string?[] s_workspaces = ["home", "away", "foreign", "unknown", null];
    private static readonly string?[] s_accessibilities = ["PUBLIC", "PRIVATE", null];

    public static Actor NoWorkspace { get; } = new("no workspace", "u-none");

    public static Actor Owner { get; } = new("owner", "u-owner");

    public static Actor Member { get; } = new("member", "u-member") { Joined = ["home"] };

    public static Actor WorkspaceAdmin { get; } = new("workspace admin", "u-admin") { Administered = ["home"] };

    public static Actor AdminElsewhere { get; } = new("admin elsewhere", "u-elsewhere") { Administered = ["away"] };

    public static Actor MemberOfTwo { get; } = new("member of two", "u-two") { Joined = ["home", "away"] };

    /// <summary>Was a member of <c>home</c> and is none any more.</summary>
    public static Actor Removed { get; } = new("removed", "u-removed");

    public static Actor GlobalAdmin { get; } = new("global admin", "u-global") { IsGlobalAdmin = true };

    public static ImmutableArray<Actor> Actors { get; } =
        [NoWorkspace, Owner, Member, WorkspaceAdmin, AdminElsewhere, MemberOfTwo, Removed, GlobalAdmin];

    /// <summary>Every owner, workspace and accessibility with every other.</summary>
    /// <remarks><c>foreign</c> has members, of whom none is an actor; nobody has ever said anything of <c>unknown</c>.</remarks>
    public static ImmutableArray<MatrixJob> Jobs { get; } =
    [
        .. (from owner in Actors.Except([NoWorkspace]).Select(actor => actor.UserId).Append("u-another").Append(null)
            from workspace in s_workspaces
            from accessibility in s_accessibilities
            select (owner, workspace, accessibility))
            .Select((job, number) => new MatrixJob(number, job.owner, job.workspace, job.accessibility)),
    ];

    /// <summary>Stores the jobs and who belongs to which workspace.</summary>
    public static async Task FillAsync(IServiceProvider services, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var batches = new[] { new JobBatch([.. Jobs.Select(job => job.ToItem(now))]) }.ToAsyncEnumerable();
        await foreach (var _ in services.GetRequiredService<IJobWriter>().WriteAsync(batches, cancellationToken))
        {
        }
        var members = services.GetRequiredService<WorkspaceMembers>();
        await members.SetAsync(new("foreign", "u-stranger", IsAdmin: true), cancellationToken);
        foreach (var actor in Actors)
        {
            foreach (var workspace in actor.Joined)
            {
                await members.SetAsync(new(workspace, actor.UserId, IsAdmin: false), cancellationToken);
            }
            foreach (var workspace in actor.Administered)
            {
                await members.SetAsync(new(workspace, actor.UserId, IsAdmin: true), cancellationToken);
            }
        }
        await members.SetAsync(new("home", Removed.UserId, IsAdmin: true), cancellationToken);
        await members.RemoveAsync("home", Removed.UserId, cancellationToken);
    }

    /// <summary>Which of the jobs an actor sees.</summary>
    public static SortedSet<int> SeenBy(Actor actor) => [.. Jobs.Where(job => Sees(actor, job)).Select(job => job.Number)];

    /// <summary>The rule.</summary>
    public static bool Sees(Actor actor, MatrixJob job)
    {
        if (actor.IsGlobalAdmin)
        {
            return true;
        }
        if (job.Owner == actor.UserId)
        {
            return true;
        }
        if (job.Workspace is null)
        {
            return false;
        }
        return actor.Administered.Contains(job.Workspace) || (job.Accessibility == "PUBLIC" && actor.Joined.Contains(job.Workspace));
    }
}

/// <summary>Somebody who asks.</summary>
/// <param name="Name">What the actor is for.</param>
/// <param name="UserId">The account id.</param>
public sealed record Actor(string Name, string UserId)
{
    public bool IsGlobalAdmin { get; init; }

    public ImmutableArray<string> Joined { get; init; } = [];

    public ImmutableArray<string> Administered { get; init; } = [];

    public JobCaller Caller => new(UserId, IsGlobalAdmin);
}

/// <summary>A job of the matrix. Its number stands in everything that may tell of it.</summary>
public sealed record MatrixJob(int Number, string? Owner, string? Workspace, string? Accessibility)
{
    public string Id => $"mx-{Sign}";

    private string Sign => Number.ToString("D3", CultureInfo.InvariantCulture);

    public JobItem ToItem(DateTimeOffset now) => new()
    {
        JobId = Id,
        DisplayName = $"name{Sign}",
        JobType = $"type{Sign}",
        Username = $"user{Sign}",
        ResourceId = $"resource{Sign}",
        ResourceQuotaName = $"quota{Sign}",
        TemplateId = $"template{Sign}",
        ReasonCode = $"code{Sign}",
        ReasonMessage = $"every reason{Sign}",
        UserCommand = $"every command{Sign}",
        JobSpecs = [new JobSpec { Type = "Worker", Image = $"every/image{Sign}" }],
        Status = JobStatus.Failed,
        UserId = Owner,
        WorkspaceId = Workspace,
        Accessibility = Accessibility,
        // A day for each.
        GmtCreateTime = now.AddDays(-1 - Number),
        GmtSubmittedTime = now.AddDays(-1 - Number),
        GmtRunningTime = now.AddDays(-1 - Number),
        GmtFinishTime = now.AddDays(-1 - Number),
        GmtModifiedTime = now.AddDays(-1 - Number),
        Duration = 1000 + Number,
        RequestGPU = $"{1000 + Number}",
        RequestCPU = 1000 + Number,
        RequestMemory = $"{1000 + Number}Gi",
        Priority = 1000 + Number,
        NodeCount = $"{1000 + Number}",
        Settings = new JobSettings
        {
            BusinessUserId = $"business{Sign}",
            Caller = $"caller{Sign}",
            PipelineId = $"pipeline{Sign}",
            OversoldType = "ForceQuotaOverSold",
            Tags = ListJobsRequest.NoTags.Add($"key{Sign}", "value").Add("number", $"value{Sign}"),
        },
        Extras = new JobExtras { Description = $"description{Sign}" },
    };
}
