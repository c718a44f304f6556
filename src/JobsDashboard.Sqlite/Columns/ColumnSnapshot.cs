using System.Collections.Immutable;

namespace JobsDashboard.Sqlite.Columns;

/// <summary>All jobs as they were at one revision. Never changed once made.</summary>
/// <param name="Layout">Which columns there are.</param>
/// <param name="Revision">The revision of the database.</param>
/// <param name="LastId">The highest id that any job has or had.</param>
/// <param name="Segments">The jobs, by their ids.</param>
/// <param name="Values">The values of each coded column, each at the place of its number.</param>
/// <param name="LastTag">The highest id of any tag; null when there are too many of them, and the tags are not copied.</param>
internal sealed record ColumnSnapshot(
    ColumnLayout Layout,
    long Revision,
    long LastId,
    ImmutableArray<ColumnSegment> Segments,
    ImmutableArray<ReadOnlyMemory<long>> Values,
    int? LastTag)
{
    /// <summary>When its revision was written, which tells the file that it is of from another one that has come in its place.</summary>
    public long WrittenAt { get; init; }

    /// <summary>The revision and when it was written.</summary>
    public (long Revision, long WrittenAt) Stamp => (Revision, WrittenAt);

    /// <summary>What was looked up in the database for questions about it.</summary>
    public KnownNumbers Known { get; } = new();

    /// <inheritdoc cref="KnownRows"/>
    public KnownRows Found { get; } = new();

    /// <summary>The bytes that it takes, nearly.</summary>
    public long Bytes => Segments.Sum(segment => segment.Bytes);
}
