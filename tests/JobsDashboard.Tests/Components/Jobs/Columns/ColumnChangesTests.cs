using System.Collections.Immutable;
using JobsDashboard.Components.Jobs.Columns;
using JobsDashboard.Components.Jobs.View;
using JobsDashboard.Jobs.Fields;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs.Columns;

public sealed class ColumnChangesTests
{
    [Theory]
    [InlineData("Status", -1, "Status,DisplayName:300,Tags.team")]
    [InlineData("Status", 1, "DisplayName:300,Tags.team,Status")]
    [InlineData("DisplayName", -1, "DisplayName:300,Status,Tags.team")]
    [InlineData("Tags.team", 1, "DisplayName:300,Status,Tags.team")]
    [InlineData("Tags.team", -2, "Tags.team,DisplayName:300,Status")]
    public void Column_Moved_StaysAmongTheOthers(string field, int places, string moved) =>
        Assert.Equal(moved, ListColumns.Write(Columns().Moved(Field(field), places)));

    [Theory]
    [InlineData("DisplayName", 1, "DisplayName:320,Status,Tags.team")]
    [InlineData("DisplayName", -1, "DisplayName:280,Status,Tags.team")]
    [InlineData("DisplayName", -50, "DisplayName:40,Status,Tags.team")]
    [InlineData("DisplayName", 500, "DisplayName:2000,Status,Tags.team")]
    [InlineData("Status", 1, "DisplayName:300,Status:150,Tags.team")]
    public void Column_Resized_ChangesFromTheWidthThatItHas(string field, int steps, string resized) =>
        Assert.Equal(resized, ListColumns.Write(Columns().Resized(Field(field), steps)));

    [Theory]
    [InlineData("Priority", "DisplayName:300,Status,Tags.team,Priority")]
    [InlineData("Status", "DisplayName:300,Tags.team")]
    [InlineData("Tags.team", "DisplayName:300,Status")]
    public void Column_Toggled_ComesAtTheEndOrGoes(string field, string toggled) =>
        Assert.Equal(toggled, ListColumns.Write(Columns().Toggled(Field(field))));

    [Fact]
    public void Column_ThatIsTheOnlyOne_Stays() =>
        Assert.Equal("Status", ListColumns.Write(Read("Status").Toggled(JobFields.Status)));

    [Fact]
    public void Column_WhereThereAreTooMany_IsNotAdded()
    {
        var most = Read(string.Join(',', Enumerable.Range(0, ListColumns.MaxColumns).Select(i => $"Tags.k{i}")));

        Assert.Equal(most, most.Toggled(JobFields.Status));
    }

    private static ImmutableArray<ColumnChoice> Columns() => Read("DisplayName:300,Status,Tags.team");

    private static ImmutableArray<ColumnChoice> Read(string text) => ListColumns.Read(text).Columns;

    private static JobField Field(string name) => JobFields.Find(name)!;
}
