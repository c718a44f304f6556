using System.Collections.Immutable;
using static JobsDashboard.Specification.Examples.Example;

namespace JobsDashboard.Specification.Examples;

/// <summary>Ranges of numbers.</summary>
internal static class NumberExamples
{
    public static ImmutableArray<Example> All { get; } =
    [
        new("NumericRangeField says which number lies between NumericRangeMin and NumericRangeMax, both included; one of them will do.")
        {
            Jobs =
            [
                new() { JobId = "range-low", Priority = 1 },
                new() { JobId = "range-middle", Priority = 5 },
                new() { JobId = "range-high", Priority = 9 },
                new() { JobId = "range-none" },
            ],
            Questions =
            [
                ("NumericRangeField=Priority&NumericRangeMin=1&NumericRangeMax=5", "range-low range-middle"),
                ("NumericRangeField=Priority&NumericRangeMin=5", "range-middle range-high"),
                ("NumericRangeField=Priority&NumericRangeMax=4", "range-low"),
            ],
        },
        new("Range says the same in one text, takes decimals and a single number, and may be given several times.")
        {
            Jobs =
            [
                new() { JobId = "span-low", Priority = 1, NodeCount = "2" },
                new() { JobId = "span-middle", Priority = 5, NodeCount = "2" },
                new() { JobId = "span-high", Priority = 9 },
            ],
            Questions =
            [
                ("Range=Priority:1..5", "span-low span-middle"),
                ("Range=Priority:4.5..", "span-middle span-high"),
                ("Range=Priority:..4.5", "span-low"),
                ("Range=Priority:5", "span-middle"),
                ("Range=Priority:2..&Range=NodeCount:2", "span-middle"),
                ("Range=Priority:1..5&Range=Priority:5..9", "span-middle"),
            ],
        },
        new("RequestGPU may be a part of a GPU.")
        {
            Jobs =
            [
                new() { JobId = "gpu-half", RequestGPU = "0.5" },
                new() { JobId = "gpu-eight", RequestGPU = "8" },
                new() { JobId = "gpu-none" },
            ],
            Questions =
            [
                ("Range=RequestGPU:0.5", "gpu-half"),
                ("Range=RequestGPU:1..", "gpu-eight"),
            ],
        },
        new("RequestCPU is in cores.")
        {
            Jobs =
            [
                new() { JobId = "cpu-four", RequestCPU = 4 },
                new() { JobId = "cpu-many", RequestCPU = 128 },
                new() { JobId = "cpu-none" },
            ],
            Questions = [("Range=RequestCPU:..64", "cpu-four")],
        },
        new("RequestMemory is in GiB, whatever unit the job has.")
        {
            Jobs =
            [
                new() { JobId = "memory-half", RequestMemory = "512Mi" },
                new() { JobId = "memory-two", RequestMemory = "2147483648" },
                new() { JobId = "memory-decimal", RequestMemory = "2G" },
                new() { JobId = "memory-unreadable", RequestMemory = "lots" },
            ],
            Questions =
            [
                ("Range=RequestMemory:0.5", "memory-half"),
                ("Range=RequestMemory:2", "memory-two"),
                ("Range=RequestMemory:1.8..1.9", "memory-decimal"),
                ("Range=RequestMemory:0..", "memory-half memory-two memory-decimal"),
            ],
        },
        new("Duration is as told, else from creation to the end, in seconds.")
        {
            Jobs =
            [
                new()
                {
                    JobId = "lasted-told",
                    Duration = 60,
                    GmtCreateTime = At("2026-03-10T08:00Z"),
                    GmtFinishTime = At("2026-03-10T09:00Z"),
                },
                new() { JobId = "lasted-hour", GmtCreateTime = At("2026-03-10T08:00Z"), GmtFinishTime = At("2026-03-10T09:00Z") },
                new() { JobId = "lasts-still", GmtCreateTime = At("2026-03-10T08:00Z") },
            ],
            Questions =
            [
                ("Range=Duration:60", "lasted-told"),
                ("Range=Duration:3600", "lasted-hour"),
                ("Range=Duration:0..", "lasted-told lasted-hour"),
            ],
        },
        new("QueueTime is from creation to the beginning, in seconds, and never below 0.")
        {
            Jobs =
            [
                new() { JobId = "queued-minute", GmtCreateTime = At("2026-03-10T08:00Z"), GmtRunningTime = At("2026-03-10T08:01Z") },
                new()
                {
                    JobId = "queued-less-than-nothing",
                    GmtCreateTime = At("2026-03-10T08:00Z"),
                    GmtRunningTime = At("2026-03-10T07:59Z"),
                },
                new() { JobId = "queued-still", GmtCreateTime = At("2026-03-10T08:00Z") },
            ],
            Questions =
            [
                ("Range=QueueTime:60", "queued-minute"),
                ("Range=QueueTime:0", "queued-less-than-nothing"),
                ("Range=QueueTime:..-1", ""),
            ],
        },
        new("NodeCount is the number of nodes.")
        {
            Jobs =
            [
                new() { JobId = "nodes-one", NodeCount = "1" },
                new() { JobId = "nodes-sixteen", NodeCount = "16" },
                new() { JobId = "nodes-none" },
            ],
            Questions = [("Range=NodeCount:2..", "nodes-sixteen")],
        },
        new("RestartTimes of 2/10 is 2.")
        {
            Jobs =
            [
                new() { JobId = "restarts-two", RestartTimes = "2" },
                new() { JobId = "restarts-two-of-ten", RestartTimes = "2/10" },
                new() { JobId = "restarts-none" },
            ],
            Questions = [("Range=RestartTimes:2", "restarts-two restarts-two-of-ten")],
        },
    ];
}
