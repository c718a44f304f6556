using System.Collections.Immutable;
using System.Globalization;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Specification.Examples;

/// <summary>One rule of the query string, shown on a few jobs. They are the only jobs that its questions are about.</summary>
/// <param name="Rule">The rule in a sentence.</param>
internal sealed record Example(string Rule)
{
    /// <summary>The examples of every topic.</summary>
    public static ImmutableArray<Example> All { get; } =
    [
        .. FilterExamples.All, .. OwnerExamples.All, .. PlaceExamples.All, .. TextExamples.All, .. TagExamples.All, .. PresenceExamples.All,
        .. TimeExamples.All, .. NumberExamples.All, .. OrderExamples.All, .. CountExamples.All,
    ];

    /// <summary>The jobs, in the order in which they are stored. No other example has their ids.</summary>
    public required ImmutableArray<JobItem> Jobs { get; init; }

    /// <summary>Questions, and the ids of the jobs that each finds, with blanks between them.</summary>
    /// <remarks>
    /// A question that says nothing of time is about any time. The ids are in the order of the answer where the question says
    /// <c>SortBy</c>, else in any order.
    /// </remarks>
    public ImmutableArray<(string Query, string Found)> Questions { get; init; } = [];

    /// <summary>Questions, a field each, and how the jobs divide among its values, such as <c>Spot 2, PrePaid 1, none 1</c>.</summary>
    public ImmutableArray<(string Query, string Field, string Counts)> Counts { get; init; } = [];

    /// <summary>Whether the answer depends on where words begin and end, which a database with its own word breaker decides.</summary>
    public bool NeedsOwnWords { get; init; }

    public static DateTimeOffset At(string time) =>
        DateTimeOffset.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static JobSettings Tagged(params ReadOnlySpan<(string Key, string Value)> tags) =>
        new() { Tags = tags.ToArray().ToImmutableSortedDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal) };
}
