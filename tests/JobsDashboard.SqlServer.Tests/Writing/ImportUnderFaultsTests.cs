using System.Text.Json;
using JobsDashboard.Import;
using JobsDashboard.Import.Reading;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Specification.Samples;
using JobsDashboard.SqlServer.Tests.Checking;
using Microsoft.Data.SqlClient;
using Xunit;

namespace JobsDashboard.SqlServer.Tests.Writing;

/// <summary>An import of files through the writer, whatever fails at the server and wherever the process ends: every job is there once, and every count is true.</summary>
public sealed class ImportUnderFaultsTests : IDisposable
{
    private const int Passing = 40613;
    private const int Lasting = 229;

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private readonly ImportFolder _folder = new();
    private readonly ImpatientClock _clock = new();

    // Rows that are new, changed, repeated, older and no job, within a batch and beyond it. The first file ends within a batch, the second at the end of one.
    public ImportUnderFaultsTests()
    {
        _folder.Add("1.ndjson", $"{Row("a", 1)}{Row("b", 1)}{Row("A", 1)}oops\n{Row("b", 2)}{Row("c", 1)}{Row("A", 1)}{Row("d", 1)}");
        _folder.AddZipped("2.ndjson.gz", $"{Row("d", 2)}{Row("e", 1)}{{}}\n{Row("b", 1)}{Row("f", 1)}{Row("e", 2)}");
    }

    [Fact]
    public async Task Import_WithoutAFailure_HasWhatTheFilesSay()
    {
        var server = new FaultyServer();

        var summary = await ImportAsync(server);

        Assert.Equal(
            [new() { New = 4, Changed = 1, Unchanged = 2, Rejected = 1, IsComplete = true }, new() { New = 2, Changed = 2, Unchanged = 1, Rejected = 1, IsComplete = true }],
            summary.Files.Select(file => file.Counts));
        Assert.Equal(["a 1", "b 2", "c 1", "d 2", "e 2", "f 1"], server.Jobs.Select(job => Name(job.Json)));
        Assert.Equal(summary.Files.Select(file => file.Counts), server.Marks.OrderBy(mark => mark.Key[^9..], StringComparer.Ordinal).Select(mark => mark.Value));
    }

    [Fact]
    public async Task Import_WhateverCallFailsOnce_EndsLikeOneThatWasNotDisturbed()
    {
        var (whole, expected) = await WholeAsync();
        var lost = 0;

        foreach (var (call, isAfter) in Moments(whole.Calls))
        {
            var server = new FaultyServer(new Fault(call, isAfter, SqlFailure.Of(Passing)));

            var summary = await ImportAsync(server);

            AssertSame(whole, server);
            Assert.Equal(expected.Files.Select(file => file.Counts), summary.Files.Select(file => file.Counts));
            Assert.All(summary.Files, file => Assert.Equal(0, file.Resumed));
            Assert.Equal(expected.Rejections, summary.Rejections);
            lost += isAfter && server.Commits.Contains(call) ? 1 : 0;
        }

        Assert.Equal(whole.Commits.Count, lost);
    }

    [Fact]
    public async Task Import_BrokenOffAtAnyCall_GoesOnFromItsMark()
    {
        var (whole, expected) = await WholeAsync();
        var resumed = new HashSet<long>();

        foreach (var (call, isAfter) in Moments(whole.Calls))
        {
            var server = new FaultyServer(new Fault(call, isAfter, SqlFailure.Of(Lasting)));

            await Assert.ThrowsAsync<SqlException>(() => ImportAsync(server));
            await AssertGoesOnAsync(server, whole, expected, resumed);
        }

        // Nothing, a file's middle, and nothing again of a file that is done.
        Assert.Equal([0, 3, 6], resumed.Order());
    }

    /// <summary>The answer of a call is lost, and the process ends before the writer knows whether it happened.</summary>
    [Fact]
    public async Task Import_BrokenOffWhileItTriesAgain_GoesOnFromItsMark()
    {
        var (whole, expected) = await WholeAsync();

        foreach (var (call, isAfter) in Moments(whole.Calls))
        {
            foreach (var later in Enumerable.Range(1, 4))
            {
                var server = new FaultyServer(new Fault(call, isAfter, SqlFailure.Of(Passing)), new Fault(call + later, IsAfter: later % 2 == 0, SqlFailure.Of(Lasting)));

                // Few calls from the end, it has ended before the second failure.
                if (await Record.ExceptionAsync(() => ImportAsync(server)) is { } failure)
                {
                    Assert.IsType<SqlException>(failure);
                    await AssertGoesOnAsync(server, whole, expected, []);
                }
                AssertSame(whole, server);
            }
        }
    }

    [Fact]
    public async Task Import_RunAgainAndBrokenOffAtAnyCall_ChangesNothing()
    {
        var (whole, expected) = await WholeAsync();
        var once = whole.Calls;
        await ImportAsync(whole);

        foreach (var (call, isAfter) in Moments(whole.Calls - once))
        {
            var server = new FaultyServer(new Fault(once + call, isAfter, SqlFailure.Of(Lasting)));
            await ImportAsync(server);

            await Assert.ThrowsAsync<SqlException>(() => ImportAsync(server));
            var summary = await ImportAsync(server);

            Assert.Equal(whole.Jobs, server.Jobs);
            Assert.Equal(whole.Marks, server.Marks);
            Assert.Equal(expected.Files.Select(file => Known(file.Counts)), summary.Files.Select(file => file.Counts));
        }
    }

    public void Dispose() => _folder.Dispose();

    private static string Row(string id, int version) =>
        $$"""{"JobId":"{{id}}","DisplayName":"{{id.ToLowerInvariant()}} {{version}}","GmtModifiedTime":"2026-03-14T15:09:0{{version}}Z"}""" + "\n";

    private static string Name(string json) => JsonSerializer.Deserialize(json, JobJson.Wire.JobItem)!.DisplayName!;

    private static IEnumerable<(int Call, bool IsAfter)> Moments(int calls) =>
        Enumerable.Range(0, 2 * calls).Select(moment => (moment / 2, moment % 2 == 1));

    // A file that was done before is read anew, and has nothing that is not known.
    private static ImportMark Known(ImportMark counts) => new() { Unchanged = counts.Read - counts.Rejected, Rejected = counts.Rejected, IsComplete = true };

    private async Task AssertGoesOnAsync(FaultyServer server, FaultyServer whole, ImportSummary expected, HashSet<long> resumed)
    {
        var marks = server.Marks;

        var summary = await ImportAsync(server);

        AssertSame(whole, server);
        foreach (var (file, undisturbed) in summary.Files.Zip(expected.Files))
        {
            var mark = marks.SingleOrDefault(mark => mark.Key.EndsWith(file.Path, StringComparison.Ordinal)).Value ?? ImportMark.None;
            Assert.Equal(mark.IsComplete ? Known(undisturbed.Counts) : undisturbed.Counts, file.Counts);
            Assert.Equal(mark.IsComplete ? 0 : mark.Read, file.Resumed);
            resumed.Add(file.Resumed);
        }
        Assert.Equal(expected.Rejected, summary.Rejections.Length + summary.RejectionsNotListed);
    }

    // Whatever was read anew left a mark that counts otherwise, so of marks only what they have come to is compared.
    private static void AssertSame(FaultyServer whole, FaultyServer server)
    {
        Assert.Equal(whole.Jobs, server.Jobs);
        Assert.Equal(whole.Revisions, server.Revisions);
        Assert.Equal(whole.Marks.Select(mark => (mark.Key, mark.Value.Read, mark.Value.IsComplete)), server.Marks.Select(mark => (mark.Key, mark.Value.Read, mark.Value.IsComplete)));
    }

    private async Task<(FaultyServer Server, ImportSummary Summary)> WholeAsync()
    {
        var server = new FaultyServer();
        return (server, await ImportAsync(server));
    }

    private Task<ImportSummary> ImportAsync(FaultyServer server) =>
        new JobImport(server.Writer(_clock), TimeProvider.System)
            .RunAsync(ImportFormats.All["listjobs"], [_folder.FullName], new ImportOptions { BatchSize = 3 }, _ => { }, s_token);
}
