using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobsDashboard.Import;
using JobsDashboard.Import.ListJobs;
using JobsDashboard.Import.ListJobs.Csv;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Tests.Listing;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Importing;

public sealed class JobCsvTests(ImportFolder folder) : IClassFixture<ImportFolder>
{
    private static readonly string s_everyField = Path.Combine(AppContext.BaseDirectory, "Storing", "every-field.json");

    public static TheoryData<string> AwkwardTexts { get; } =
    [
        "=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "'", "''", "'=1+1", "a'b", "\"", "\"\"", "\"quoted\"", "a,b", ",", "a\"b,c\nd", "line\r\nbreak\rand\nmore", " ", " outer ",
        "中文，逗号", "\u0001\u001f\u007f\u0085", "\u2028\u2029", "\uFEFFmark", "𝒜😀", "{}", "[]", "null", "true", "1e5", "007", "\\", "\\n", ";", "|", "#", "sep=;", "<b>&amp;</b>",
    ];

    [Fact]
    public async Task Header_OfAnyJobs_IsTheContractsFieldsAndThoseOfGetJob()
    {
        var fields = JsonNode.Parse(await File.ReadAllTextAsync(s_everyField, TestContext.Current.CancellationToken))!.AsObject().Select(field => field.Key);

        var text = await WriteAsync();

        Assert.Equal(string.Join(',', [.. fields, "Description", "CustomEnvs", "RestartRecord", "RoleSystemEnvs"]) + "\r\n", text);
    }

    [Fact]
    public async Task Job_WithEveryField_ComesBackJustSo()
    {
        var job = JsonSerializer.Deserialize(await File.ReadAllTextAsync(s_everyField, TestContext.Current.CancellationToken), JobJson.Wire.JobItem)!;

        Assert.Equal([Json(job)], (await ReadBackAsync(job)).Select(Json));
    }

    [Fact]
    public async Task Jobs_ThatAreGenerated_ComeBackJustSo()
    {
        var jobs = GeneratedJobs.Make(new Random(7), 500, DateTimeOffset.UnixEpoch.AddYears(50));

        Assert.Equal(jobs.Select(Json), (await ReadBackAsync([.. jobs])).Select(Json));
    }

    [Theory]
    [MemberData(nameof(AwkwardTexts))]
    public async Task Text_ThatIsAwkward_ComesBackJustSo(string text)
    {
        var job = new JobItem
        {
            JobId = "awkward",
            DisplayName = text,
            Accessibility = text,
            UserCommand = text + "x",
            SupportedProfilingTypes = text,
            NodeNames = [text, "", text],
            Envs = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add(text, text),
            UserVpc = JsonSerializer.SerializeToElement(text),
        };

        Assert.Equal([Json(job)], (await ReadBackAsync(job)).Select(Json));
    }

    [Theory]
    [InlineData("""{"JobId":"x","Duration":-5,"Priority":0,"IsDeleted":false,"RequestCPU":9223372036854775807}""")]
    [InlineData("""{"JobId":"x","NodeNames":[],"JobSpecs":[],"Envs":{},"Settings":{},"CodeSource":{},"Pods":[{}]}""")]
    [InlineData("""{"JobId":"x","UserVpc":-1.50,"JobReplicaStatuses":{"a":{"b":[null,"\u003d",1e400]}}}""")]
    [InlineData("""{"JobId":"x","UserVpc":"'","JobReplicaStatuses":[]}""")]
    [InlineData("""{"JobId":"=x","GmtCreateTime":"0001-01-01T00:00:00Z","GmtFinishTime":"9999-12-31T23:59:59Z"}""")]
    public async Task Job_WithAwkwardValues_ComesBackJustSo(string json)
    {
        var job = JsonSerializer.Deserialize(json, JobJson.Wire.JobItem)!;

        Assert.Equal([Json(job)], (await ReadBackAsync(job)).Select(Json));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("'", "''")]
    [InlineData("a=b", "a=b")]
    [InlineData("-a,\"b\"", "\"'-a,\"\"b\"\"\"")]
    [InlineData("\tx", "'\tx")]
    public async Task Text_ThatBeginsLikeAFormula_IsMarked(string text, string cell)
    {
        var lines = await WriteAsync(new JobItem { JobId = "x", DisplayName = text, Duration = -5 });

        Assert.StartsWith($"x,{cell},,,,,,,-5,", lines.Split("\r\n")[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("JobId,Status\na,Failed\nb,\n")]
    [InlineData("Status,JobId\r\nfailed,a\r\n\r\n,b")]
    [InlineData("\uFEFF\"JobId\",\"Status\"\n\"a\",\"Failed\"\n'b,''\n")]
    public async Task Table_OfSomeColumns_IsRead(string text)
    {
        var jobs = await Rows.JobsAsync("listjobs", folder.AddZipped("some.csv", text.Replace("''", "", StringComparison.Ordinal)));

        Assert.Equal([("a", JobStatus.Failed), ("b", null)], jobs.Select(job => (job.JobId, job.Status)));
    }

    [Fact]
    public async Task Table_WithoutRows_IsNoError() =>
        Assert.Empty(await Rows.ReadAsync("listjobs", folder.Add("none.csv", await WriteAsync())));

    [Fact]
    public async Task Rows_ThatAreNoJobs_AreRejectedAndTheRestLands()
    {
        var path = folder.Add("bad.csv", """
            JobId,RequestCPU,NodeNames,Status,GmtCreateTime,IsDeleted,UserCommand
            a,1,,,,,"two
            lines"
            b,four
            c,four,,,,,
            d,,n,,,,
            e,,"[""n"",1]",,,,
            f,,,Sleeping,,,
            g,,,,yesterday,,
            h,,,,,no,
            ,,,,,,
            i,"1,2",,,,,
            j,,"[]{}",,,,
            k,,,,,,x

            """);

        var rows = await Rows.ReadAsync("listjobs", path);

        Assert.Equal(["a", "k"], rows.Select(row => row.Job?.JobId).OfType<string>());
        Assert.Equal("two\nlines", rows[0].Job!.UserCommand);
        Assert.Equal(
        [
            (4, "7 fields were expected, not 2."),
            (5, "RequestCPU: a whole number was expected."),
            (6, "NodeNames: a list was expected."),
            (7, "NodeNames[1]: a text was expected."),
            (8, $"Status: one of {string.Join(", ", JobStatusNames.All)} was expected."),
            (9, "GmtCreateTime: a time such as 2025-04-16T07:25:34Z was expected."),
            (10, "IsDeleted: true or false was expected."),
            (11, "The JobId is missing."),
            (12, "RequestCPU: a whole number was expected."),
            (13, "NodeNames: a list was expected."),
        ],
        rows.Select(row => row.Rejection).OfType<RejectedRow>().Select(row => ((int)row.Line, row.Reason)));
    }

    [Fact]
    public async Task Columns_ThatAreUnknown_AreNamed()
    {
        var file = new ImportFile(folder.Add("unknown.csv", "Novelty,JobId,jobid\n1,a,2\n"));

        var rows = await new ListJobsFormat().ReadAsync(file, new(), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal("a", Assert.Single(rows).Job!.JobId);
        Assert.Equal(["Novelty", "jobid"], file.IgnoredFields);
    }

    [Fact]
    public async Task Column_ThatIsThereTwice_IsRefused()
    {
        var path = folder.Add("twice.csv", "JobId,Status,Status\na,Failed,Failed\n");

        var refusal = await ImportRun.RefusalAsync(new MemoryJobWriter(), "listjobs", path);

        Assert.Equal($"{path} has the column Status twice.", refusal);
    }

    private async Task<IReadOnlyList<JobItem>> ReadBackAsync(params JobItem[] jobs) =>
        await Rows.JobsAsync("listjobs", folder.Add("jobs.csv", await WriteAsync(jobs)));

    private static async Task<string> WriteAsync(params JobItem[] jobs)
    {
        using var bytes = new MemoryStream();
        await using (var table = new JobCsvWriter(bytes))
        {
            foreach (var job in jobs)
            {
                await table.WriteAsync(Json(job), null, TestContext.Current.CancellationToken);
            }
            await table.FinishAsync(TestContext.Current.CancellationToken);
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static string Json(JobItem job) => JsonSerializer.Serialize(job, JobJson.Wire.JobItem);
}
