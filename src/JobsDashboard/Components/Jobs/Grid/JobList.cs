using System.Collections.Immutable;
using JobsDashboard.Jobs.Listing;

namespace JobsDashboard.Components.Jobs.Grid;

/// <summary>What the list shows: the answer to one question at one moment. The prerendered page passes it to the interactive one.</summary>
/// <param name="Query">The question, as it stood in the URL.</param>
/// <param name="AskedAt">When the question was asked. The rows and the counts share this time.</param>
/// <param name="Rows">One page.</param>
/// <param name="HasMore">Whether there is a page after it.</param>
public sealed record JobList(string Query, DateTimeOffset AskedAt, ImmutableArray<JobRow> Rows, bool HasMore)
{
    /// <summary>Whether the search index was behind what is stored, so that jobs may be missing.</summary>
    public bool SearchIsBehind { get; init; }

    /// <summary>How many jobs there are on all pages; null until it is known.</summary>
    public long? Count { get; init; }

    /// <summary>How many there are at least, where they could not be counted in time; null where that is not so.</summary>
    public long? AtLeast { get; init; }

    /// <summary>How many more there would be without the time range; null until it is known.</summary>
    public long? Hidden { get; init; }

    /// <summary>How many jobs have words that begin with the searched ones, when nothing was found; null until it is known.</summary>
    public long? Beginnings { get; init; }

    /// <summary>Whether no job is stored at all; null until it is known.</summary>
    public bool? StoreIsEmpty { get; init; }
}
