using System.Collections.Immutable;
using JobsDashboard.Import.ListJobs;
using JobsDashboard.Import.Openb2023;
using JobsDashboard.Import.Pai2020;
using JobsDashboard.Import.Philly2017;
using JobsDashboard.Import.Sacct;

namespace JobsDashboard.Import;

/// <summary>The formats that can be imported.</summary>
public static class ImportFormats
{
    /// <summary>All formats, by the name that the command line uses.</summary>
    public static ImmutableSortedDictionary<string, IImportFormat> All { get; } =
        ImmutableSortedDictionary.CreateRange(StringComparer.OrdinalIgnoreCase,
            new IImportFormat[] { new ListJobsFormat(), new Openb2023Format(), new Pai2020Format(), new Philly2017Format(), new SacctFormat() }
                .Select(format => KeyValuePair.Create(format.Name, format)));
}
