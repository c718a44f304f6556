using System.Runtime.CompilerServices;
using Xunit;

namespace JobsDashboard.Tests.Architecture;

/// <summary>Where jobs may be read around the gate is said in one place, and a new place is added there with open eyes.</summary>
public sealed class BannedSymbolsTests
{
    private static readonly string s_src = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "src"));

    [Fact]
    public void Exceptions_FromWhatBreaksTheBuild_AreThese() => Assert.Equal(
        [
            "[JobsDashboard.Jobs/Data/{JobsDb,CommandScopes}.cs]",
            "[JobsDashboard/Access/KeyRingDb.cs]",
            "[JobsDashboard.Jobs/Gate/{CallerRights,JobFiltering,VisibleJobs}.cs]",
            "[JobsDashboard.Jobs/Filters/{DisplayNameFilter,JobIdFilter,SubstringFilter,ValueFilter}.cs]",
            "[JobsDashboard.Jobs/{Counting/{SharedTextCount,TagKeyCount,TagValueCount},Tallying/SqlTally}.cs]",
            "[JobsDashboard.{Sqlite,SqlServer}/**.cs]",
        ],
        File.ReadLines(Path.Combine(s_src, ".editorconfig")).Where(line => line.StartsWith('[')));

    [Fact]
    public void Exceptions_InTheCode_AreNone()
    {
        var code = Directory.EnumerateFiles(s_src, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".csproj")
            .Where(file => !Path.GetRelativePath(s_src, file).Split(Path.DirectorySeparatorChar).Contains("obj"));

        Assert.DoesNotContain(code, file => File.ReadAllText(file).Contains("RS0030", StringComparison.Ordinal));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
