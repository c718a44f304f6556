using System.Runtime.CompilerServices;
using JobsDashboard.Import.Sacct.Values;
using Xunit;

namespace JobsDashboard.Import.Tests.Sacct;

/// <summary>What the documentation says of Slurm is what the program does.</summary>
public sealed class SlurmDocsTests
{
    [Fact]
    public void States_OfTheTable_AreAllStatesWithTheirStatus()
    {
        var table = Page("docs/slurm.md").Split("## States")[1].Split("\n## ")[0].Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .SelectMany(cells => cells[1].Split(", ").Select(state => (State: state.Trim('`'), Status: cells[2])));

        Assert.Equal(SlurmState.All.Select(state => (state.Key, $"{state.Value}")).Order(), table.Order());
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/slurm.md")]
    public void Command_OfThePage_IsTheOneThatRefusalsName(string page) => Assert.Contains($"    {SacctCommand.Text}", Page(page), StringComparison.Ordinal);

    [Theory]
    [InlineData("RUNNING", "RUNNING")]
    [InlineData("CANCELLED by 380693", "CANCELLED")]
    [InlineData("CANCELLED+", "CANCELLED")]
    [InlineData("CONFIGURI+", "CONFIGURING")]
    [InlineData("OUT_OF_ME+", "OUT_OF_MEMORY")]
    [InlineData("REQUEUE_+", null)]
    [InlineData("REVOKE", null)]
    [InlineData("+", null)]
    [InlineData("", null)]
    [InlineData("running", null)]
    public void State_IsReadByItsNameOrACertainBeginning(string text, string? expected) =>
        Assert.Equal(expected, SlurmState.TryParse(text, out var state, out var _) ? state : null);

    private static string Page(string path, [CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", path));
}
