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
        new("Times order by the instant.")
        {
            Jobs =
            [
                new() { JobId = "timed-not" },
                new() { JobId = "timed-late", GmtRunningTime = At("2026-03-12Z"), GmtModifiedTime = At("2026-03-12Z") },
                new() { JobId = "timed-early", GmtRunningTime = At("2026-03-10Z"), GmtModifiedTime = At("2026-03-10Z") },
            ],
            Questions =
            [
                ("SortBy=GmtRunningTime&Order=desc", "timed-late timed-early timed-not"),
                ("SortBy=GmtRunningTime&Order=asc", "timed-early timed-late timed-not"),
                ("SortBy=GmtModifiedTime&Order=desc", "timed-late timed-early timed-not"),
                ("SortBy=GmtModifiedTime&Order=asc", "timed-early timed-late timed-not"),
            ],
        },
        new("Numbers order by their values and not by how they are written. What is no number, or below zero, is no value.")
        {
            Jobs =
            [
                new() { JobId = "sized-not", RequestGPU = "many", RequestMemory = "lots", RequestCPU = -1, Priority = -1, Duration = -5 },
                new() { JobId = "sized-small", RequestGPU = "0.5", RequestMemory = "512Mi", RequestCPU = 2, Priority = 1, Duration = 9 },
                new() { JobId = "sized-large", RequestGPU = "16", RequestMemory = "2Ti", RequestCPU = 128, Priority = 9, Duration = 100 },
                new() { JobId = "sized-middle", RequestGPU = "8", RequestMemory = "1.5G", RequestCPU = 16, Priority = 5, Duration = 20 },
            ],
            Questions =
            [
                ("SortBy=RequestGPU&Order=desc", "sized-large sized-middle sized-small sized-not"),
                ("SortBy=RequestGPU&Order=asc", "sized-small sized-middle sized-large sized-not"),
                ("SortBy=RequestMemory&Order=desc", "sized-large sized-middle sized-small sized-not"),
                ("SortBy=RequestCPU&Order=asc", "sized-small sized-middle sized-large sized-not"),
                ("SortBy=Priority&Order=desc", "sized-large sized-middle sized-small sized-not"),
                ("SortBy=Duration&Order=desc", "sized-large sized-middle sized-small sized-not"),
                ("SortBy=Duration&Order=asc", "sized-small sized-middle sized-large sized-not"),
            ],
        },
        new("QueueTime orders by the seconds from creation to running, which are never below zero. A job that has not run has none.")
        {
            Jobs =
            [
                new() { JobId = "waited-still", GmtCreateTime = At("2026-03-10Z") },
                new() { JobId = "waited-long", GmtCreateTime = At("2026-03-10Z"), GmtRunningTime = At("2026-03-11Z") },
                new() { JobId = "waited-below", GmtCreateTime = At("2026-03-10Z"), GmtRunningTime = At("2026-03-09Z") },
                new() { JobId = "waited-short", GmtCreateTime = At("2026-03-10Z"), GmtRunningTime = At("2026-03-10T00:00:01Z") },
            ],
            Questions =
            [
                ("SortBy=QueueTime&Order=desc", "waited-long waited-short waited-below waited-still"),
                ("SortBy=QueueTime&Order=asc", "waited-below waited-short waited-long waited-still"),
            ],
        },
        new("Username orders as DisplayName does, whatever its case.")
        {
            Jobs =
            [
                new() { JobId = "user-c", Username = "c" },
                new() { JobId = "user-B", Username = "B" },
                new() { JobId = "user-a", Username = "a" },
                new() { JobId = "user-not" },
            ],
            Questions =
            [
                ("SortBy=Username&Order=asc", "user-a user-B user-c user-not"),
                ("SortBy=Username&Order=desc", "user-c user-B user-a user-not"),
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
