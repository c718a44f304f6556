using System.Collections.Immutable;

namespace JobsDashboard.Import;

/// <summary>What came of an import.</summary>
public sealed record ImportSummary(ImmutableArray<ImportedFile> Files)
{
    /// <summary>How many rejected rows are listed; of the others only the number is kept.</summary>
    public const int MostRejections = 100;

    /// <summary>Files of folders that are not of the format, and so were not imported.</summary>
    public ImmutableArray<PassedOverFile> PassedOver { get; init; } = [];

    public long Read => Files.Sum(file => file.Counts.Read);

    public long New => Files.Sum(file => file.Counts.New);

    public long Changed => Files.Sum(file => file.Counts.Changed);

    public long Unchanged => Files.Sum(file => file.Counts.Unchanged);

    public long Rejected => Files.Sum(file => file.Counts.Rejected);

    /// <summary>The first rejected rows.</summary>
    public ImmutableArray<RejectedRow> Rejections { get; } = [.. Files.SelectMany(file => file.Rejections).Take(MostRejections)];

    /// <summary>Rejected rows beyond those listed: too many, or listed by an earlier run that this one continued.</summary>
    public long RejectionsNotListed => Rejected - Rejections.Length;

    /// <summary>Names of fields that the format does not know, each once.</summary>
    public ImmutableSortedSet<string> IgnoredFields { get; } = [.. Files.SelectMany(file => file.IgnoredFields)];

    /// <summary>What else there is to say of all files: a plain phrase, and how often it was so.</summary>
    public ImmutableSortedDictionary<string, long> Notes { get; } = Files.SelectMany(file => file.Notes)
        .GroupBy(note => note.Key, note => note.Value)
        .ToImmutableSortedDictionary(note => note.Key, note => note.Sum(), StringComparer.Ordinal);
}
