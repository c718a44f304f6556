using System.Text.Json;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Samples;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace JobsDashboard.Import.Tests;

public sealed class DoubtfulValuesTests(ImportFolder folder) : IClassFixture<ImportFolder>
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);

    [Fact]
    public async Task Values_ThatCanHardlyBe_AreKeptAndNamed()
    {
        string[] lines =
        [
            """{"JobId":"a","RequestGPU":"-1","RequestCPU":-8}""",
            """{"JobId":"b","RequestGPU":"NaN","Duration":-5}""",
            """{"JobId":"c","GmtCreateTime":"1999-12-31T23:59:59Z"}""",
            """{"JobId":"d","GmtCreateTime":"2000-01-01T00:00:00Z"}""",
            """{"JobId":"e","GmtCreateTime":"2026-03-15T15:09:26Z"}""",
            """{"JobId":"f","GmtCreateTime":"2026-03-15T15:09:27Z"}""",
            """{"JobId":"g","GmtCreateTime":"2026-03-10T00:00:01Z","GmtFinishTime":"2026-03-10T00:00:00Z"}""",
            """{"JobId":"h","RequestGPU":"0","RequestCPU":0,"Duration":0,"Priority":0,"NodeCount":"0","RestartTimes":"0","RequestMemory":"0"}""",
        ];
        var writer = new MemoryJobWriter();

        var summary = await RunAsync(writer, folder.Add("doubtful.ndjson", string.Join('\n', lines)));

        Assert.Equal(0, summary.Rejected);
        Assert.Equal(
        [
            ("Jobs that end before they were created; they have no Duration", 1),
            ("Jobs whose GmtCreateTime lies before the year 2000 or after tomorrow; it is kept", 2),
            ("Jobs with an impossible Duration; it is kept, but no filter finds them by it", 1),
            ("Jobs with an impossible RequestCPU; it is kept, but no filter finds them by it", 1),
            ("Jobs with an impossible RequestGPU; it is kept, but no filter finds them by it", 2),
        ],
        summary.Notes.Select(note => (note.Key, (int)note.Value)));
        Assert.All(lines, line => Assert.Contains(Kept(line), writer.Jobs.Values));
    }

    [Fact]
    public async Task Values_OfAnImportThatGoesOn_AreNamedAsIfItHadNotStopped()
    {
        var path = folder.Add("resumed.ndjson", string.Join('\n', Enumerable.Range(0, 9).Select(number => $$"""{"JobId":"{{number}}","Priority":-1}""")));
        var writer = new MemoryJobWriter { FailAfter = 1 };
        await Assert.ThrowsAsync<IOException>(() => RunAsync(writer, path));
        writer.FailAfter = null;

        var summary = await RunAsync(writer, path);

        Assert.Equal([9L], summary.Notes.Values);
    }

    private static Task<ImportSummary> RunAsync(MemoryJobWriter writer, string path) =>
        new JobImport(writer, new FakeTimeProvider(s_now)).RunAsync(ImportFormats.All["listjobs"], [path], ImportRun.SmallBatches, _ => { }, TestContext.Current.CancellationToken);

    private static string Kept(string line) => JsonSerializer.Serialize(JsonSerializer.Deserialize(line, JobJson.Wire.JobItem), JobJson.Wire.JobItem);
}
