using System.Collections.Immutable;
using JobsDashboard.Jobs.Listing;

namespace JobsDashboard.Components.Jobs.Grid;

/// <summary>What the list shows: the answer to one question at one moment. It travels from the first rendering to the live page.</summary>
/// <param name="Query">The question, as it stood in the URL.</param>
/// <param name="AskedAt">The moment, which rows and counts have in common.</param>
/// <param name="Rows">One page.</param>
/// <param name="HasMore">Whether there is a page after it.</param>
public sealed record JobList(string Query, DateTimeOffset AskedAt, ImmutableArray<JobRow> Rows, bool HasMore)
{
    /// <summary>Whether the search in texts was behind what is stored, so that jobs may be missing.</summary>
    public bool SearchIsBehind { get; init; }

    /// <summary>How many jobs there are on all pages; null until it is known.</summary>
    public long? Count { get; init; }

    /// <summary>How many more there would be without the time range; null until it is known.</summary>
    public long? Hidden { get; init; }

    /// <summary>Where nothing was found: how many jobs have words that begin as those that were searched; null until it is known.</summary>
    public long? Beginnings { get; init; }

    /// <summary>Whether there is no job at all, whatever is asked; null until it is known.</summary>
    public bool? StoreIsEmpty { get; init; }
}
