using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using JobsDashboard.Jobs.Access;
using JobsDashboard.SqlServer.Tests.Checking;
using Microsoft.Data.SqlClient;
using Microsoft.SqlServer.Dac.Model;
using Xunit;

namespace JobsDashboard.SqlServer.Tests;

/// <summary>
/// The SQL of representative requests, each in a file with the plan that is expected of it, so that a change of either is seen
/// and judged. The lines after the words are <see cref="PlanRules"/>. <c>JOBS_TEST_GOLDEN=write</c> writes the SQL anew and leaves the heads as they are.
/// </summary>
public sealed partial class GoldenTests
{
    private static readonly string s_folder = Path.Combine(Path.GetDirectoryName(ThisFile())!, "Golden");

    // What is there once all migrations have run.
    private static readonly Lazy<ImmutableArray<string>> s_database = new(() =>
    {
        using var model = new DatabaseModel(SqlServerVersion.Sql160, Scripts.Idempotent());
        return model.Definitions;
    });

    public static TheoryData<string> Files { get; } = [.. Directory.GetFiles(s_folder, "*.sql").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Files))]
    public async Task Request_WithItsPlan_AsksTheSameSql(string name)
    {
        var (text, head) = await ReadAsync(name);

        var expected = head + (await QueryAsync(head)).AsScript().ReplaceLineEndings("\n");

        if (Environment.GetEnvironmentVariable("JOBS_TEST_GOLDEN") == "write")
        {
            await File.WriteAllTextAsync(PathOf(name), expected, TestContext.Current.CancellationToken);
        }
        else
        {
            Assert.Equal(expected, text);
        }
    }

    [Theory, MemberData(nameof(Files))]
    public async Task Plan_OfARequest_NamesIndexesAndTablesThatThereAre(string name)
    {
        var (_, head) = await ReadAsync(name);
        var rules = PlanRules.Of(head);

        Assert.NotEmpty(IndexName().Matches(head));
        Assert.All(
            IndexName().Matches(head).Select(match => match.Value).Concat(rules.MayScan).Concat(rules.Uses),
            index => Assert.Contains(s_database.Value, definition => definition.Contains($"[{index}]", StringComparison.Ordinal)));
        Assert.True(rules is not { Uses: [], MayScan: [], NoSort: false }, "The head says nothing that a plan could be held against.");
        Assert.Equal(head.Contains("No sort", StringComparison.Ordinal), rules.NoSort);
        // A name or a colon that is missing would make a rule mere words.
        Assert.All(head.Split('\n').Where(line => RuleWord().IsMatch(line)), line => Assert.Matches(RuleLine(), line));
    }

    [Theory, MemberData(nameof(Files))]
    public async Task Query_AsACommandToTheServer_IsTheOneThatWasCaptured(string name)
    {
        var query = await QueryAsync((await ReadAsync(name)).Head);
        await using var connection = new SqlConnection();
        await using var command = query.AsCommand(connection);

        Assert.Equal(query.Sql, command.CommandText);
        Assert.Equal(query.Parameters, command.Parameters.Cast<SqlParameter>().Select(CapturedParameter.Of));
    }

    /// <summary>The lines of another file beside them.</summary>
    public static Task<string[]> ReadLinesAsync(string file) => File.ReadAllLinesAsync(Path.Combine(s_folder, file));

    /// <summary>The text of one of the files, and its head.</summary>
    public static async Task<(string Text, string Head)> ReadAsync(string name)
    {
        var text = (await File.ReadAllTextAsync(PathOf(name))).ReplaceLineEndings("\n");
        return (text, text[..(text.IndexOf("\n\n", StringComparison.Ordinal) + 2)]);
    }

    /// <summary>The query of a request as it goes out.</summary>
    internal static async Task<CapturedQuery> QueryAsync(string head)
    {
        var request = Questions.Parse(string.Join('&', Said("Request").Split('&').Select(pair => string.Join('=', pair.Split('=').Select(Uri.EscapeDataString)))));
        var caller = Said("Caller") is "local" ? JobCaller.Local : new JobCaller(Said("Caller"), IsGlobalAdmin: false);
        var query = Said("Query").Split(' ');
        var queries = await new QueryCapture().OfAsync(asked => Questions.All[query[0]](asked, caller, request));
        return queries[int.Parse(query[1], System.Globalization.CultureInfo.InvariantCulture) - 1];

        string Said(string name) => Regex.Match(head, $"^-- {name}: ?(.*)$", RegexOptions.Multiline).Groups[1].Value;
    }

    private static string PathOf(string name) => Path.Combine(s_folder, name + ".sql");

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"\b(IX|PK|CS)_\w+")]
    private static partial Regex IndexName();

    [GeneratedRegex(@"^-- ?(Uses|MayScan|NoSort)")]
    private static partial Regex RuleWord();

    [GeneratedRegex(@"^-- ((Uses|MayScan): \w+(, \w+)*|NoSort)$")]
    private static partial Regex RuleLine();
}
