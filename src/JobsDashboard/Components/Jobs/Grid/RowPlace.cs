using System.Collections.Immutable;
using JobsDashboard.Jobs.Listing;

namespace JobsDashboard.Components.Jobs.Grid;

/// <summary>
/// A place in the grid, whatever row stands there. The grid knows its lines by their items, so with rows as items another page would be
/// other lines, which go over the wire whole; this way only what differs does.
/// </summary>
/// <param name="number">Counted from the first line.</param>
/// <param name="row">What stands there now.</param>
public sealed class RowPlace(int number, JobRow row) : IEquatable<RowPlace>
{
    private readonly int _number = number;

    /// <summary>What stands there now.</summary>
    public JobRow Row => row;

    /// <summary>The places of a page's rows.</summary>
    public static ImmutableArray<RowPlace> Of(ImmutableArray<JobRow> rows) => [.. rows.Select((row, number) => new RowPlace(number, row))];

    /// <inheritdoc/>
    public bool Equals(RowPlace? other) => other?._number == _number;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RowPlace);

    /// <inheritdoc/>
    public override int GetHashCode() => _number;
}
