using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.SqlServer.Tests.Checking;
using Xunit;

namespace JobsDashboard.SqlServer.Tests;

/// <summary>
/// The SQL of representative requests, each in a file with the plan that is expected of it, so that a change of either is seen
/// and judged. <c>JOBS_TEST_GOLDEN=write</c> writes the SQL anew and leaves the heads as they are.
/// </summary>
public sealed partial class GoldenTests
{
    private static readonly string s_folder = Path.Combine(Path.GetDirectoryName(ThisFile())!, "Golden");

    public static TheoryData<string> Files { get; } = [.. Directory.GetFiles(s_folder, "*.sql").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Files))]
    public async Task Request_WithItsPlan_AsksTheSameSql(string name)
    {
        var path = Path.Combine(s_folder, name + ".sql");
        var text = (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        var head = text[..(text.IndexOf("\n\n", StringComparison.Ordinal) + 2)];

        var expected = head + await SqlAsync(head);

        if (Environment.GetEnvironmentVariable("JOBS_TEST_GOLDEN") == "write")
        {
            await File.WriteAllTextAsync(path, expected, TestContext.Current.CancellationToken);
        }
        else
        {
            Assert.Equal(expected, text);
        }
    }

    [Theory, MemberData(nameof(Files))]
    public async Task Plan_OfARequest_NamesIndexesThatThereAre(string name)
    {
        var text = await ReadAsync(name);
        var script = Scripts.Idempotent();

        var indexes = IndexName().Matches(text).Select(match => match.Value).ToList();

        Assert.NotEmpty(indexes);
        Assert.All(indexes, index => Assert.Contains($"[{index}]", script, StringComparison.Ordinal));
    }

    /// <summary>The text of one of the files.</summary>
    public static Task<string> ReadAsync(string name) => File.ReadAllTextAsync(Path.Combine(s_folder, name + ".sql"));

    /// <summary>The lines of another file beside them.</summary>
    public static Task<string[]> ReadLinesAsync(string file) => File.ReadAllLinesAsync(Path.Combine(s_folder, file));

    private static async Task<string> SqlAsync(string head)
    {
        var request = Questions.Parse(string.Join('&', Said("Request").Split('&').Select(pair => string.Join('=', pair.Split('=').Select(Uri.EscapeDataString)))));
        var caller = Said("Caller") is "local" ? JobCaller.Local : new JobCaller(Said("Caller"), IsGlobalAdmin: false);
        var query = Said("Query").Split(' ');
        var method = Questions.Methods.Single(method => method.Name == query[0]);
        var queries = await new QueryCapture().OfAsync(asked => Questions.AskAsync(asked, method, caller, request));
        return queries[int.Parse(query[1], System.Globalization.CultureInfo.InvariantCulture) - 1].AsScript().ReplaceLineEndings("\n");

        string Said(string name) => Regex.Match(head, $"^-- {name}: ?(.*)$", RegexOptions.Multiline).Groups[1].Value;
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"\b(IX|PK|CS)_\w+")]
    private static partial Regex IndexName();
}
