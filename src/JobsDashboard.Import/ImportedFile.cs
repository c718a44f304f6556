using System.Collections.Immutable;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Import;

/// <summary>What came of one file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Counts">Its rows, an earlier import's that was continued included.</param>
/// <param name="Resumed">How many of the rows an earlier import had stored before it was cut off.</param>
/// <param name="Rejections">The first of the rows that this run rejected.</param>
/// <param name="IgnoredFields">Names of fields that the format does not know.</param>
/// <param name="Notes">What else there is to say of the whole file, and how often it was so.</param>
public sealed record ImportedFile(
    string Path,
    ImportMark Counts,
    long Resumed,
    ImmutableArray<RejectedRow> Rejections,
    ImmutableSortedSet<string> IgnoredFields,
    ImmutableSortedDictionary<string, long> Notes);
