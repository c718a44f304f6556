using System.Collections.Immutable;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Jobs.QueryString;

/// <summary>What a query string said.</summary>
/// <param name="Request">The part of it that could be read.</param>
/// <param name="Problems">The parameters that could not; each is left out of <paramref name="Request"/>.</param>
/// <param name="Ignored">Names that are no parameter, as they were written.</param>
/// <param name="Applied">
/// As a query string, the defaults that hold because nothing was said, and relative times as the instants that they were.
/// </param>
public sealed record ListJobsReading(
    ListJobsRequest Request, ImmutableArray<ListJobsProblem> Problems, ImmutableArray<string> Ignored, string Applied)
{
    /// <summary>Whether a page size was said.</summary>
    public bool HasPageSize { get; init; }

    /// <summary>Whether both say the same; the arrays compare by what they hold.</summary>
    public bool Equals(ListJobsReading? other) =>
        other is not null
        && Request == other.Request
        && Applied == other.Applied
        && Problems.SequenceEqual(other.Problems)
        && Ignored.SequenceEqual(other.Ignored);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Request, Applied, Problems.Length, Ignored.Length);
}
