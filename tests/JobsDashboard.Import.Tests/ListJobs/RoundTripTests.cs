using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobsDashboard.Import.ListJobs.Csv;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Import.Tests.ListJobs;

/// <summary>Jobs that were exported, and perhaps opened and saved in a spreadsheet, come back as they were.</summary>
public sealed class RoundTripTests(ImportFolder folder) : IClassFixture<ImportFolder>
{
    private static readonly int s_seed = TestSeed.Value;

    private readonly ImmutableArray<JobItem> _jobs = OddJobs.Make(new Random(s_seed), 500);

    public static TheoryData<string> Spreadsheets => [.. Spreadsheet.All.Keys];

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    public async Task Jobs_AsLines_ComeBackJustSo(string mark) =>
        await AssertSameAsync(folder.Add("jobs.ndjson", mark + string.Concat(_jobs.Select(job => Json(job).ToJsonString(JobJson.Wire.Options) + "\n"))));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Jobs_AsCsv_ComeBackJustSo(bool hasMark) => await AssertSameAsync(folder.Add("jobs.csv", await CsvAsync(hasMark, _jobs)));

    [Theory]
    [MemberData(nameof(Spreadsheets))]
    public async Task Jobs_ThroughASpreadsheet_ComeBackJustSo(string spreadsheet)
    {
        var csv = Encoding.UTF8.GetString(await CsvAsync(hasMark: true, _jobs));

        await AssertSameAsync(folder.Add("saved.csv", Spreadsheet.All[spreadsheet].Save(csv)));
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public async Task Csv_OpenedWithAnySeparator_HasNoCellThatBeginsLikeAFormula(char separator)
    {
        var texts = _jobs.Select(job => job with { Duration = null, RequestCPU = null, Priority = null });
        var csv = Encoding.UTF8.GetString(await CsvAsync(hasMark: false, [.. texts]));

        Assert.All(Spreadsheet.Open(csv, separator).SelectMany(row => row), cell => Assert.False(IsFormula(cell), $"seed {s_seed}: {cell}"));
    }

    // A number with a sign is a number.
    private static bool IsFormula(string cell) => cell.Trim() is [var first, .. var rest] && "=+-@＝＋－＠".Contains(first, StringComparison.Ordinal) && !IsNumber(rest);

    private static bool IsNumber(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    private async Task AssertSameAsync(string path)
    {
        var jobs = await Rows.JobsAsync("listjobs", path);

        Assert.Equal(_jobs.Length, jobs.Count);
        Assert.All(_jobs.Zip(jobs), job => Assert.True(JsonNode.DeepEquals(Told(job.First), Told(job.Second)), $"seed {s_seed}:\n{Told(job.First)}\n{Told(job.Second)}"));
    }

    private static async Task<byte[]> CsvAsync(bool hasMark, ImmutableArray<JobItem> jobs)
    {
        using var bytes = new MemoryStream();
        await using (var table = new JobCsvWriter(bytes, hasMark))
        {
            foreach (var job in jobs)
            {
                var extras = job.Extras is null ? null : JsonSerializer.Serialize(job.Extras, JobJson.Wire.JobExtras);
                await table.WriteAsync(JsonSerializer.Serialize(job, JobJson.Wire.JobItem), extras, TestContext.Current.CancellationToken);
            }
            await table.FinishAsync(TestContext.Current.CancellationToken);
        }
        return bytes.ToArray();
    }

    private static JsonObject Json(JobItem job)
    {
        var json = JsonSerializer.SerializeToNode(job, JobJson.Wire.JobItem)!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(job.Extras ?? new(), JobJson.Wire.JobExtras)!.AsObject())
        {
            json[name] = value?.DeepClone();
        }
        return json;
    }

    // An empty list or map is as good as none.
    private static JsonNode? Told(JobItem job) => Told(Json(job));

    private static JsonNode? Told(JsonNode? node) => node is not JsonObject fields ? node?.DeepClone()
        : new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Told(field.Value))).Where(field => field.Value is not (JsonArray { Count: 0 } or JsonObject { Count: 0 })));
}
