using System.Collections.Immutable;
using JobsDashboard.Import.Files;
using JobsDashboard.Jobs.Storing;
using Xunit;

namespace JobsDashboard.Import.Tests;

public sealed class ImportNotesTests
{
    [Fact]
    public void Notes_OfSeveralFiles_AddUp()
    {
        var (first, second) = (new ImportFile("a"), new ImportFile("b"));
        first.Note("Steps");
        first.Note("Steps", 2);
        second.Note("Steps");
        second.Note("Names");

        var summary = new ImportSummary([Imported(first), Imported(second)]);

        Assert.Equal([KeyValuePair.Create("Names", 1L), KeyValuePair.Create("Steps", 4L)], summary.Notes);
    }

    private static ImportedFile Imported(ImportFile file) =>
        new(file.Path, ImportMark.None, 0, [], [], file.Notes.ToImmutableSortedDictionary(StringComparer.Ordinal));
}
