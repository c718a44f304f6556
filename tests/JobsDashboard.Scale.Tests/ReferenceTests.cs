using System.Runtime.CompilerServices;
using Xunit;

namespace JobsDashboard.Scale.Tests;

public sealed class ReferenceTests
{
    [Fact]
    public void Projects_OfTheProduct_ReferenceNoneOfTheDatabasesThatItIsMeasuredBeside()
    {
        var source = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "src"));
        var projects = Directory.GetFiles(source, "*.csproj", SearchOption.AllDirectories);

        Assert.NotEmpty(projects);
        Assert.All(projects, project =>
        {
            var text = File.ReadAllText(project);
            Assert.DoesNotContain("DuckDB", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Npgsql", text, StringComparison.OrdinalIgnoreCase);
        });
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
