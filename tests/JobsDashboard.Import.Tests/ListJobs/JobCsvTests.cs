using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobsDashboard.Import.Files;
using JobsDashboard.Import.ListJobs;
using JobsDashboard.Import.ListJobs.Csv;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Import.Tests.ListJobs;

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
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("\nx", "\"'\nx\"")]
    [InlineData("\0x", "'\0x")]
    [InlineData("＝1", "'＝1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠x", "'＠x")]
    [InlineData("\u00a0=1", "'\u00a0=1")]
    [InlineData("a;=1", "'a;'=1")]
    [InlineData("a\t ＠b", "'a\t '＠b")]
    [InlineData("a|-1;b|+1", "'a|'-1;b|'+1")]
    [InlineData("a;'=1", "'a;''=1")]
    [InlineData("a\n=1", "\"'a\n'=1\"")]
    [InlineData("a\"=1", "\"'a\"\"'=1\"")]
    [InlineData("a\v=\f=\u0085=\u2028=\u2029=", "'a\v'=\f'=\u0085'=\u2028'=\u2029'=")]
    [InlineData("a, -1", "\"'a, '-1\"")]
    [InlineData("--lr 1 x-y", "'--lr 1 x-y")]
    [InlineData("x --lr -1", "x --lr -1")]
    [InlineData("1.5E+10", "'1.5E+10")]
    [InlineData("E+10", "E+10")]
    public async Task Text_ThatBeginsLikeAFormula_IsMarked(string text, string cell)
    {
        var lines = await WriteAsync(new JobItem { JobId = "x", DisplayName = text, Duration = -5 });

        Assert.StartsWith($"x,{cell},,,,,,,-5,", lines[(lines.IndexOf("\r\n", StringComparison.Ordinal) + 2)..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a;==1", "a;\\u003D=1")]
    [InlineData("=1", "\\u003D1")]
    [InlineData("x, ＠y", "x, \\uFF20y")]
    [InlineData("x=1-2", "x=1-2")]
    public async Task TextInAList_ThatWouldBeginAFormula_IsWrittenAsAnEscape(string text, string json)
    {
        var lines = await WriteAsync(new JobItem { JobId = "x", NodeNames = [text, "-5"] });

        Assert.Contains($",\"[\"\"{json}\"\",\"\"\\u002D5\"\"]\",", lines, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("JobId,Status\na,Failed\nb,\n")]
    [InlineData("Status,JobId\r\nfailed,a\r\n\r\n,b")]
    [InlineData("JobId;Status\r\na;Failed\r\nb;\r\n")]
    [InlineData("\"JobId\"\t\"Status\"\n\"a\"\tFailed\nb\t\n")]
    [InlineData("sep=;\r\nStatus;JobId\r\nFailed;a\r\n;b\r\n")]
    [InlineData("JobId,Status,,\na,Failed,,\nb,,,\n")]
    [InlineData("\uFEFF\"JobId\",\"Status\"\n\"a\",\"Failed\"\n'b,''\n")]
    public async Task Table_OfSomeColumns_IsRead(string text)
    {
        var jobs = await Rows.JobsAsync("listjobs", folder.AddZipped("some.csv", text.Replace("''", "", StringComparison.Ordinal)));

        Assert.Equal([("a", JobStatus.Failed), ("b", null)], jobs.Select(job => (job.JobId, job.Status)));
    }

    [Theory]
    [InlineData("TRUE", true)]
    [InlineData("False", false)]
    [InlineData("WAHR", true)]
    [InlineData("FAUX", false)]
    [InlineData("ИСТИНА", true)]
    public async Task TruthValue_InASpreadsheetsWords_IsRead(string cell, bool truth)
    {
        var job = Assert.Single(await Rows.JobsAsync("listjobs", folder.Add("truth.csv", $"JobId;IsDeleted;DisplayName;UserVpc\nx;{cell};{cell};{cell}\n")));

        Assert.Equal((truth, cell), (job.IsDeleted, job.DisplayName));
        Assert.Equal(truth, job.UserVpc!.Value.GetBoolean());
    }

    [Theory]
    [InlineData("2026-03-14 15:09:26")]
    [InlineData("2026/3/14 15:09:26")]
    [InlineData("2026-03-14T15:09:26")]
    [InlineData("2026-03-14T16:09:26+01:00")]
    public async Task Time_ThatASpreadsheetWrote_IsRead(string cell)
    {
        var job = Assert.Single(await Rows.JobsAsync("listjobs", folder.Add("times.csv", $"JobId,GmtCreateTime\nx,{cell}\n")));

        Assert.Equal(new DateTimeOffset(2026, 3, 14, 15, 9, 26, TimeSpan.Zero), job.GmtCreateTime);
    }

    [Theory]
    [InlineData("14/03/2026 15:09:26")]
    [InlineData("3/14/2026 15:09:26")]
    [InlineData("2026/3/14 15:09")]
    public async Task Time_ThatCouldBeAnother_IsRejected(string cell) => Assert.Equal(
        [(2L, "GmtCreateTime: a time such as 2025-04-16T07:25:34Z was expected.")],
        await Rows.RejectionsAsync("listjobs", folder.Add("doubtful.csv", $"JobId,GmtCreateTime\nx,{cell}\n")));

    [Theory]
    [InlineData("1.66247E+15")]
    [InlineData("1,66247E+15")]
    [InlineData("1E+15")]
    public async Task Number_ThatASpreadsheetShortened_IsRejected(string cell)
    {
        var rejected = await Rows.RejectionsAsync("listjobs", folder.Add("shortened.csv", $"JobId;UserId\nx;{cell}\ny;'{cell}\n"));

        Assert.Equal([(2L, $"UserId: {cell} is what a spreadsheet left of a longer number; open the table with this column as text.")], rejected);
    }

    [Theory]
    [InlineData("'=1", "=1")]
    [InlineData("'tis", "tis")]
    [InlineData("x;'=1", "x;'=1")]
    [InlineData("print(a,'-',b)", "print(a,'-',b)")]
    public async Task Text_OfAnotherProgram_LosesNothingButTheGuard(string cell, string text)
    {
        var job = Assert.Single(await Rows.JobsAsync("listjobs", folder.Add("other.csv", $"JobId,UserCommand\nx,\"{cell}\"\n")));

        Assert.Equal(text, job.UserCommand);
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
