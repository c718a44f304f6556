using System.Collections.Immutable;
using JobsDashboard.Import.ListJobs;
using JobsDashboard.Import.Openb2023;
using JobsDashboard.Import.Pai2020;
using JobsDashboard.Import.Philly2017;
using JobsDashboard.Import.Reading;
using JobsDashboard.Import.Sacct;

namespace JobsDashboard.Import;

public static class ImportFormats
{
    /// <summary>All formats, by their name on the command line in any case.</summary>
    public static ImmutableSortedDictionary<string, IImportFormat> All { get; } =
        new IImportFormat[] { new ListJobsFormat(), new Openb2023Format(), new Pai2020Format(), new Philly2017Format(), new SacctFormat() }
            .ToImmutableSortedDictionary(format => format.Name, format => format, StringComparer.OrdinalIgnoreCase);
}
