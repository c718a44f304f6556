using System.Collections.Immutable;

namespace JobsDashboard.Jobs.SearchLine;

/// <summary>How a search line is written, by example, for people who have never seen one.</summary>
public static class SearchLineExamples
{
    /// <summary>Lines and what they mean.</summary>
    public static ImmutableArray<(string Line, string Meaning)> All { get; } =
    [
        ("resnet oom*", "words anywhere; a star for how a word begins"),
        ("reason:\"out of memory\"", "these words in this order, in the reason"),
        ("reason:(out of memory)", "all these words, in any order"),
        ("status:failed,stopped", "any of these"),
        ("-user:alice", "all but this"),
        ("name:=train", "all of the name; name:^train is its beginning"),
        ("tag.team:nlp,vision", "a tag with any of these values"),
        ("gpu:>=8  cpu:8..64  mem:<512Gi", "numbers and ranges"),
        ("duration:>2h30m  queue:<90s", "durations"),
        ("created:<24h", "in the last 24 hours; >7d is longer ago than 7 days"),
        ("created:2026-11-01..2026-11-05", "these days, by the clock of the page"),
        ("created:any", "at any time; otherwise the last 7 days"),
        ("has:finished  no:reason", "the field is filled, or empty"),
    ];
}
