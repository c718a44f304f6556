using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.SearchLine;
using Xunit;

namespace JobsDashboard.Jobs.Tests.SearchLine;

public sealed class SearchLineDocsTests
{
    [Fact]
    public void Table_OfNames_IsThatOfTheProgram()
    {
        var lines = File.ReadAllLines(Docs());
        var start = Array.IndexOf(lines, "| name | in Chinese | contract | example |") + 2;

        Assert.Equal(LineNames.All.Select(Row), lines[start..].TakeWhile(line => line.StartsWith('|')));
    }

    private static string Row(LineName name)
    {
        var key = name.TakesKey ? ".<key>" : "";
        var contract = name == LineNames.Id ? $"`{name.ContractName}`, `{LineNames.Ids.ContractName}`" : $"`{name.ContractName}{key}`";
        return $"| {Written(name.ShortName)} | {Written(name.ChineseName)} | {contract} | `{name.Example}` |";

        string Written(string? text) => text is null ? "" : $"`{text}{key}`";
    }

    private static string Docs([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(file, "../../../../docs/search-line.md"));
}
