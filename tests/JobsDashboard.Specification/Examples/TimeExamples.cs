using System.Collections.Immutable;
using static JobsDashboard.Specification.Examples.Example;

namespace JobsDashboard.Specification.Examples;

/// <summary>Ranges of time. It is 15:09:26 on 14 March 2026 when the questions are asked.</summary>
internal static class TimeExamples
{
    public static ImmutableArray<Example> All { get; } =
    [
        new("Nothing said means the jobs that were created in the last seven days.")
        {
            Jobs =
            [
                new() { JobId = "window-then", GmtCreateTime = At("2026-03-07T15:09:26Z") },
                new() { JobId = "window-before", GmtCreateTime = At("2026-03-07T15:09:25Z") },
                new() { JobId = "window-future", GmtCreateTime = At("2026-03-14T15:09:27Z") },
                new() { JobId = "window-without" },
            ],
            Questions =
            [
                ("TimeRangeField=GmtCreateTime", "window-then"),
                ("StartTime=any", "window-then window-before"),
                ("EndTime=any", "window-then window-future"),
            ],
        },
        new("Both bounds belong to the range. A date is its midnight in UTC.")
        {
            Jobs =
            [
                new() { JobId = "bound-start", GmtCreateTime = At("2026-03-10T00:00:00Z") },
                new() { JobId = "bound-end", GmtCreateTime = At("2026-03-11T12:30:00Z") },
                new() { JobId = "bound-after", GmtCreateTime = At("2026-03-11T12:30:01Z") },
            ],
            Questions =
            [
                ("StartTime=2026-03-10&EndTime=2026-03-11T20:30:00%2B08:00", "bound-start bound-end"),
                ("StartTime=2026-03-10T00:00:01Z&EndTime=2026-03-11T12:30:00Z", "bound-end"),
            ],
        },
        new("any leaves a side open. With both open, jobs without the time are found too.")
        {
            Jobs =
            [
                new() { JobId = "any-old", GmtCreateTime = At("1999-12-31Z") },
                new() { JobId = "any-recent", GmtCreateTime = At("2026-03-14T12:00Z") },
                new() { JobId = "any-without" },
            ],
            Questions =
            [
                ("StartTime=any&EndTime=now", "any-old any-recent"),
                ("StartTime=2026-01-01&EndTime=any", "any-recent"),
                ("StartTime=any&EndTime=any", "any-old any-recent any-without"),
            ],
        },
        new("now-3h and the like are so long before the question: minutes, hours, days or weeks.")
        {
            Jobs =
            [
                new() { JobId = "ago-minutes", GmtCreateTime = At("2026-03-14T15:00Z") },
                new() { JobId = "ago-hours", GmtCreateTime = At("2026-03-14T12:10Z") },
                new() { JobId = "ago-days", GmtCreateTime = At("2026-03-04Z") },
            ],
            Questions =
            [
                ("StartTime=now-30m", "ago-minutes"),
                ("StartTime=now-3h", "ago-minutes ago-hours"),
                ("StartTime=now-2w&EndTime=now-1d", "ago-days"),
            ],
        },
        new("TimeRangeField says which time is meant. A job without it does not match.")
        {
            Jobs =
            [
                new()
                {
                    JobId = "time-all",
                    GmtCreateTime = At("2026-03-01T08:00Z"),
                    GmtSubmittedTime = At("2026-03-02T08:00Z"),
                    GmtRunningTime = At("2026-03-03T08:00Z"),
                    GmtFinishTime = At("2026-03-04T08:00Z"),
                    GmtModifiedTime = At("2026-03-05T08:00Z"),
                },
                new() { JobId = "time-created-only", GmtCreateTime = At("2026-03-01T09:00Z") },
                new() { JobId = "time-none" },
            ],
            Questions =
            [
                ("TimeRangeField=GmtCreateTime&StartTime=2026-03-01&EndTime=2026-03-02", "time-all time-created-only"),
                ("TimeRangeField=GmtSubmittedTime&StartTime=2026-03-02&EndTime=2026-03-03", "time-all"),
                ("TimeRangeField=GmtRunningTime&StartTime=2026-03-03&EndTime=2026-03-04", "time-all"),
                ("TimeRangeField=GmtFinishTime&StartTime=2026-03-04&EndTime=2026-03-05", "time-all"),
                ("TimeRangeField=GmtModifiedTime&StartTime=2026-03-05&EndTime=2026-03-06", "time-all"),
                ("TimeRangeField=GmtFinishTime&StartTime=2026-03-01&EndTime=2026-03-02", ""),
            ],
        },
        new("AsOf leaves the jobs that were stored by then. These are stored when the questions are asked.")
        {
            Jobs = [new() { JobId = "stored-now", GmtCreateTime = At("2026-03-01Z") }],
            Questions =
            [
                ("AsOf=2026-03-14T15:09:25Z", ""),
                ("AsOf=2026-03-15", "stored-now"),
            ],
        },
    ];
}
