using System.Collections.Immutable;
using JobsDashboard.Jobs.Items;
using static JobsDashboard.Specification.Examples.Example;

namespace JobsDashboard.Specification.Examples;

/// <summary>The order of a list, and its pages.</summary>
internal static class OrderExamples
{
    public static ImmutableArray<Example> All { get; } =
    [
        new("GmtCreateTime, the youngest first, is the order where nothing else is said. Jobs without the value come last both ways.")
        {
            Jobs =
            [
                new() { JobId = "created-without" },
                new() { JobId = "created-first", GmtCreateTime = At("2026-03-10Z") },
                new() { JobId = "created-last", GmtCreateTime = At("2026-03-12Z") },
            ],
            Questions =
            [
                ("SortBy=GmtCreateTime", "created-last created-first created-without"),
                ("SortBy=GmtCreateTime&Order=asc", "created-first created-last created-without"),
            ],
        },
        new("GmtFinishTime orders by the end.")
        {
            Jobs =
            [
                new() { JobId = "ended-never" },
                new() { JobId = "ended-first", GmtFinishTime = At("2026-03-10Z") },
                new() { JobId = "ended-last", GmtFinishTime = At("2026-03-12Z") },
            ],
            Questions =
            [
                ("SortBy=GmtFinishTime&Order=desc", "ended-last ended-first ended-never"),
                ("SortBy=GmtFinishTime&Order=asc", "ended-first ended-last ended-never"),
            ],
        },
        new("DisplayName orders by the name, whatever its case.")
        {
            Jobs =
            [
                new() { JobId = "named-c", DisplayName = "c" },
                new() { JobId = "named-B", DisplayName = "B" },
                new() { JobId = "named-a", DisplayName = "a" },
                new() { JobId = "named-not" },
            ],
            Questions =
            [
                ("SortBy=DisplayName&Order=asc", "named-a named-B named-c named-not"),
                ("SortBy=DisplayName&Order=desc", "named-c named-B named-a named-not"),
            ],
        },
        new("JobType orders by the type's name, capitals before small letters.")
        {
            Jobs =
            [
                new() { JobId = "typed-not" },
                new() { JobId = "typed-small", JobType = "elasticJob" },
                new() { JobId = "typed-capital", JobType = "XGBoostJob" },
            ],
            Questions =
            [
                ("SortBy=JobType&Order=asc", "typed-capital typed-small typed-not"),
                ("SortBy=JobType&Order=desc", "typed-small typed-capital typed-not"),
            ],
        },
        new("Status orders by the state's name.")
        {
            Jobs =
            [
                new() { JobId = "state-not" },
                new() { JobId = "state-succeeded", Status = JobStatus.Succeeded },
                new() { JobId = "state-creating", Status = JobStatus.Creating },
                new() { JobId = "state-failed", Status = JobStatus.Failed },
            ],
            Questions =
            [
                ("SortBy=Status&Order=asc", "state-creating state-failed state-succeeded state-not"),
                ("SortBy=Status&Order=desc", "state-succeeded state-failed state-creating state-not"),
            ],
        },
        new("Jobs of one value are in the order in which they were stored, or its reverse.")
        {
            Jobs =
            [
                new() { JobId = "tie-2", DisplayName = "same" },
                new() { JobId = "tie-1", DisplayName = "Same" },
                new() { JobId = "tie-3", DisplayName = "same" },
            ],
            Questions =
            [
                ("SortBy=DisplayName&Order=asc", "tie-2 tie-1 tie-3"),
                ("SortBy=DisplayName&Order=desc", "tie-3 tie-1 tie-2"),
            ],
        },
        new("PageNumber and PageSize cut the list into pages.")
        {
            Jobs =
            [
                new() { JobId = "page-a", DisplayName = "a" },
                new() { JobId = "page-b", DisplayName = "b" },
                new() { JobId = "page-c", DisplayName = "c" },
            ],
            Questions =
            [
                ("SortBy=DisplayName&Order=asc&PageSize=2", "page-a page-b"),
                ("SortBy=DisplayName&Order=asc&PageSize=2&PageNumber=2", "page-c"),
                ("SortBy=DisplayName&Order=asc&PageSize=2&PageNumber=3", ""),
            ],
        },
    ];
}
