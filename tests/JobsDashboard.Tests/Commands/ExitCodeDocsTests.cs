using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using JobsDashboard.Commands;
using Xunit;

namespace JobsDashboard.Tests.Commands;

/// <summary>The documents tell each exit code once, in one place.</summary>
public sealed partial class ExitCodeDocsTests
{
    [Fact]
    public async Task Table_OfTheExitCodes_HasAllOfThem()
    {
        var known = typeof(ExitCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(code => (int)code.GetRawConstantValue()!).Order();

        Assert.Equal(known, await CodesInAsync("exit-codes.md"));
        Assert.Empty(await CodesInAsync("import.md"));
        Assert.Empty(await CodesInAsync("embedded.md"));
    }

    private static async Task<IEnumerable<int>> CodesInAsync(string document)
    {
        var path = Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../../docs", document);
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        return Row().Matches(text).Select(row => int.Parse(row.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"^\| ([0-9]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
