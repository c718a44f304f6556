using System.Collections.Immutable;
using JobsDashboard.Import.Files;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Import;

/// <summary>The result of an import.</summary>
public sealed record ImportSummary(ImmutableArray<ImportedFile> Files)
{
    /// <summary>How many rejected rows are listed. The others are only counted.</summary>
    public const int MaxRejections = 100;

    /// <summary>Files of folders that were not imported, because they are not of the format.</summary>
    public ImmutableArray<PassedOverFile> PassedOver { get; init; } = [];

    public long Read => Files.Sum(file => file.Counts.Read);

    public long New => Files.Sum(file => file.Counts.New);

    public long Changed => Files.Sum(file => file.Counts.Changed);

    public long Unchanged => Files.Sum(file => file.Counts.Unchanged);

    public long Rejected => Files.Sum(file => file.Counts.Rejected);

    /// <summary>The first rejected rows.</summary>
    public ImmutableArray<RejectedRow> Rejections { get; } = [.. Files.SelectMany(file => file.Rejections).Take(MaxRejections)];

    /// <summary>Rejected rows that are not listed: those beyond the limit, and those of an earlier run that this one resumed.</summary>
    public long RejectionsNotListed => Rejected - Rejections.Length;

    /// <summary>Names of fields that the format does not know, each once.</summary>
    public ImmutableSortedSet<string> IgnoredFields { get; } = [.. Files.SelectMany(file => file.IgnoredFields)];

    /// <summary>Remarks on all files, with the number of times each applied.</summary>
    public ImmutableSortedDictionary<string, long> Notes { get; } = Files.SelectMany(file => file.Notes)
        .GroupBy(note => note.Key, note => note.Value)
        .ToImmutableSortedDictionary(note => note.Key, note => note.Sum(), StringComparer.Ordinal);
}

/// <summary>The result of importing one file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Counts">Its rows, including those of an earlier run that this one resumed.</param>
/// <param name="Resumed">How many rows the earlier run had stored.</param>
/// <param name="Rejections">The first rows that this run rejected.</param>
/// <param name="IgnoredFields">Names of fields that the format does not know.</param>
/// <param name="Notes">Remarks on the whole file, with the number of times each applied.</param>
public sealed record ImportedFile(
    string Path,
    ImportMark Counts,
    long Resumed,
    ImmutableArray<RejectedRow> Rejections,
    ImmutableSortedSet<string> IgnoredFields,
    ImmutableSortedDictionary<string, long> Notes);

/// <summary>A file of a folder that was not imported.</summary>
/// <param name="Path">The file.</param>
/// <param name="Reason">A sentence that names the file.</param>
/// <param name="IsUnreadable">Whether it is not valid text in the encoding that was named, so that it may hold jobs nevertheless.</param>
public sealed record PassedOverFile(string Path, string Reason, bool IsUnreadable);
