using JobsDashboard.Import.Sacct.Values;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Import.Tests.Sacct;

/// <summary>The ways in which sacct prints jobs, told apart by what stands in the file.</summary>
public sealed class SacctShapeTests : IDisposable
{
    private const string Header = "JobID|JobName|User|State|Submit";

    private readonly ImportFolder _folder = new();
    private readonly MemoryJobWriter _writer = new();

    [Theory]
    [InlineData("JobID|JobName|State|End\n1|a|FAILED|2026-01-02T03:04:05\n")]
    [InlineData("JobID|JobName|State|End|\n1|a|FAILED|2026-01-02T03:04:05|\n")]
    [InlineData("JobID,JobName,State,End\n1,a,FAILED,2026-01-02T03:04:05\n")]
    [InlineData("JobID\tJobName\tState\tEnd\r\n1\ta\tFAILED\t2026-01-02T03:04:05\r\n")]
    [InlineData("JobID^^JobName^^State^^End\n1^^a^^FAILED^^2026-01-02T03:04:05")]
    [InlineData("End;STATE;jobname;jobid\n\n2026-01-02T03:04:05;FAILED;a;1\n\n")]
    [InlineData("\uFEFFJobID|JobName|State|End\n1|a|FAILED|2026-01-02T03:04:05\n")]
    [InlineData("JobID        JobName      State                 End \n------------ ---------- ---------- ------------------- \n"
        + "1                     a     FAILED 2026-01-02T03:04:05 \n")]
    [InlineData("""{"jobs":[{"job_id":1,"name":"a","state":{"current":["FAILED"]},"time":{"end":1767323045}}],"meta":{}}""")]
    [InlineData("""{"job_id":1,"name":"a","state":{"current":"FAILED"},"time":{"end":1767323045}}""")]
    public async Task Shape_OfAnyKind_GivesTheJob(string text)
    {
        foreach (var path in new[] { _folder.Add("any-name", text), _folder.AddZipped("zipped", text) })
        {
            var job = Assert.Single(await Rows.JobsAsync("sacct", path));

            Assert.Equal(("1", "a", JobStatus.Failed, "2026-01-02 03:04:05Z"), (job.JobId, job.DisplayName, job.Status, $"{job.GmtFinishTime:u}"));
        }
    }

    [Theory]
    [InlineData("", 26)]
    [InlineData("|", 26)]
    [InlineData("", 25)]
    [InlineData("|", 25)]
    public async Task Columns_OfXdmod_NeedNoHeader(string end, int columns)
    {
        var qos = columns == 26 ? "q|" : "";
        var line = $"7|7|c|part|{qos}acc|g|1|u1|42|2016-12-27T20:12:01|2016-12-27T20:12:01|2016-12-27T20:12:02|2017-01-01T20:12:27|5-00:00:25|1:0|"
            + "TIMEOUT|8|64|64|8000Mn|cpu=64,node=8|cpu=64,mem=16G,node=8|5-00:00:00|x|a|b";

        var jobs = await Rows.JobsAsync("sacct", _folder.Add("log", $"{line}{end}\n8{line[1..]}{end}\n"));

        Assert.Equal(["c-7", "c-8"], jobs.Select(job => job.JobId));
        Assert.All(jobs, job => Assert.Equal(("a|b", "42", "16Gi", columns == 26 ? "q" : null), (job.DisplayName, job.UserId, job.RequestMemory, job.ResourceQuotaName)));
    }

    [Theory]
    [InlineData("JobName|State|Submit\na|FAILED|2026-01-02T03:04:05\n", "JobID")]
    [InlineData("JobID|JobName|Submit\n1|a|2026-01-02T03:04:05\n", "State")]
    [InlineData("JobID|JobName|State\n1|a|FAILED\n", "of a time (Submit, Eligible, Start, End)")]
    [InlineData("JobID           User \n------------ ---------- \n1             root \n", "State")]
    public async Task Column_ThatIsMissing_IsNamedWithTheCommandThatPrintsIt(string text, string column)
    {
        var path = _folder.Add("jobs", text);

        var refusal = await ImportRun.RefusalAsync(_writer, "sacct", path);

        Assert.Equal($"{path} has no column {column}. This prints what can be imported: {SacctCommand.Text}", refusal);
    }

    [Fact]
    public async Task Name_ThatEndsInAPlus_IsCutOffOnlyWhereItFillsItsColumn()
    {
        var path = _folder.Add("table", "JobID           JobName      State \n------------ ---------- ---------- \n1                   c++     FAILED \n2            training++     FAILED \n");

        var summary = await ImportRun.OfAsync(_writer, "sacct", path);

        Assert.Equal(2, summary.New);
        Assert.Equal(1, summary.Notes["Names that sacct cut off, with a + at their end (--parsable2 prints them whole)"]);
    }

    [Theory]
    [InlineData("Dear mother,\nall is well here.\n")]
    [InlineData("a|b|c\n1|2|3\n")]
    [InlineData("\u0089PNG\r\n\u001a\n")]
    public async Task Text_OfAnotherKind_IsRefusedWithTheCommand(string text) =>
        Assert.EndsWith(SacctCommand.Text, await ImportRun.RefusalAsync(_writer, "sacct", _folder.Add("other", text)), StringComparison.Ordinal);

    [Theory]
    [InlineData(Header + "\n2|sweep|lr=0.1|bs=32|root|FAILED|2026-01-02T03:04:05\n")]
    [InlineData("JobID|User|State|Submit|JobName\n2|root|FAILED|2026-01-02T03:04:05|sweep|lr=0.1|bs=32\n")]
    [InlineData("JobName|JobID|User|State|Submit|\nsweep|lr=0.1|bs=32|2|root|FAILED|2026-01-02T03:04:05|\n")]
    [InlineData("JobID|JobName|State|Submit|WorkDir|SubmitLine\n2|sweep|lr=0.1|bs=32|FAILED|2026-01-02T03:04:05|/w|sbatch -J sweep|lr=0.1|bs=32 x\n")]
    [InlineData("JobID|JobName|Comment|State|Submit\n2|sweep|lr=0.1|bs=32|FAILED|2026-01-02T03:04:05\n1|a|b|FAILED|2026-01-02T03:04:05\n")]
    public async Task Delimiter_InAName_IsToldByTheColumnsAround(string text)
    {
        var path = _folder.Add("jobs", text);
        if (text.Contains("Comment", StringComparison.Ordinal))
        {
            Assert.Equal(
                [(2, "5 fields were expected, not 6, and it is not certain which of them hold the delimiter.")],
                await Rows.RejectionsAsync("sacct", path));
            return;
        }

        var job = Assert.Single(await Rows.JobsAsync("sacct", path));

        Assert.Equal(("2", "sweep|lr=0.1|bs=32", JobStatus.Failed), (job.JobId, job.DisplayName, job.Status));
    }

    [Theory]
    [InlineData("JobID|JobName|WCKey|State|Submit\n1|a|b|c|FAILED|2026-01-02T03:04:05\n")]
    [InlineData("JobID|JobName|Container|State|Submit\n1|a|b|c|FAILED|2026-01-02T03:04:05\n")]
    [InlineData("JobID|Licenses|JobName|State|Submit\n1|matlab:1|octave:1|a|FAILED|2026-01-02T03:04:05\n")]
    [InlineData("JobID|Reservation|JobName|State|Submit\n1|a|b|c|FAILED|2026-01-02T03:04:05\n")]
    public async Task Delimiter_InOneOfTwoTextsSideBySide_IsNotGuessed(string text) =>
        Assert.Equal(
            [(2, "5 fields were expected, not 6, and it is not certain which of them hold the delimiter.")],
            await Rows.RejectionsAsync("sacct", _folder.Add("jobs", text)));

    [Fact]
    public async Task Commas_InListsOfResourcesAndNodes_AreTheirOwn()
    {
        var path = _folder.Add("jobs.csv", "JobID,JobName,State,Submit,AllocTRES,NodeList\n"
            + "2,a,b,COMPLETED,2026-01-02T03:04:05,cpu=4,gres/gpu=2,mem=16G,n[1-2,4],m\n");

        var job = Assert.Single(await Rows.JobsAsync("sacct", path));

        Assert.Equal(("a,b", "2", "16Gi", "n1 n2 n4 m"), (job.DisplayName, job.RequestGPU, job.RequestMemory, string.Join(' ', job.NodeNames!.Value)));
    }

    [Theory]
    [InlineData("2|a|root|FAILED", "5 fields were expected, not 4.")]
    [InlineData("2|a|root|ASLEEP|b|2026-01-02T03:04:05", "5 fields were expected, not 6, and no column takes the delimiters that are too many.")]
    [InlineData("2|a|root|ASLEEP|2026-01-02T03:04:05", "State: a state such as COMPLETED or FAILED was expected, not \"ASLEEP\".")]
    [InlineData("2|a|root|RE+|2026-01-02T03:04:05", "State: a state such as COMPLETED or FAILED was expected, not \"RE+\".")]
    [InlineData("2x|a|root|FAILED|2026-01-02T03:04:05", "JobID: an id such as 1, 6_2, 7_[2-19] or 18+1 was expected, not \"2x\".")]
    [InlineData("2|a|root|FAILED|yesterday", "Submit: a time such as 2017-10-09T07:01:55 was expected, not \"yesterday\".")]
    public async Task Row_ThatCannotBeRead_IsRejectedWithItsLine(string row, string reason) =>
        Assert.Equal([(3, reason)], await Rows.RejectionsAsync("sacct", _folder.Add("jobs", $"{Header}\n1|a|root|FAILED|2026-01-02T03:04:05\n{row}\n")));

    [Fact]
    public async Task Line_ThatIsEndless_IsRejectedAndTheNextIsRead()
    {
        var path = _folder.Add("jobs", $"{Header}\n1|{new string('x', 2 << 20)}|root|FAILED|2026-01-02T03:04:05\n2|a|root|FAILED|2026-01-02T03:04:05\n");

        var rows = await Rows.ReadAsync("sacct", path);

        Assert.Equal("The row is longer than 2 MB.", rows[0].Rejection!.Reason);
        Assert.Equal("2", rows[1].Job!.JobId);
    }

    [Fact]
    public async Task CutOff_Values_AreNamesOrNothing()
    {
        var path = _folder.Add("jobs", "JobID           JobName   NodeList      State  AllocTRES \n"
            + "------------ ---------- ---------- ---------- ---------- \n"
            + "1            a-long-na+ node[01-0+ OUT_OF_ME+ cpu=1,gre+ \n"
            + "1234567_123+          b         n1  COMPLETED      cpu=1 \n");

        var rows = await Rows.ReadAsync("sacct", path);

        var job = rows[0].Job!;
        Assert.Equal(("a-long-na+", JobStatus.Failed, "OUT_OF_MEMORY", "OUT_OF_MEMORY"), (job.DisplayName, job.Status, job.ReasonCode, job.ReasonMessage));
        Assert.Null(job.NodeNames);
        Assert.Null(job.RequestGPU);
        Assert.StartsWith("JobID: ", rows[1].Rejection!.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("训练任务五", 10, "训练任")]
    [InlineData("ab训练任务", 10, "ab训练")]
    [InlineData("abc训练任务", 10, "abc训练")]
    [InlineData("ab😀😀😀", 10, "ab😀")]
    public async Task CutOff_WithinACharacter_LosesWhatIsLeftOfIt(string name, int width, string left)
    {
        // Older versions count bytes, and cut where the last one begins that the + stands for.
        byte[] cut = [.. System.Text.Encoding.UTF8.GetBytes(name).AsSpan(..(width - 1)), (byte)'+'];
        var path = _folder.Add(
            "jobs", [.. "JobID           JobName      State \n------------ ---------- ---------- \n1            "u8, .. cut, .. "     FAILED \n2                     b     FAILED \n"u8]);

        var rows = await Rows.ReadAsync("sacct", path);
        var summary = await ImportRun.OfAsync(_writer, "sacct", path);

        Assert.Equal([($"{left}+", JobStatus.Failed), ("b", JobStatus.Failed)], rows.Select(row => (row.Job!.DisplayName, row.Job.Status)));
        Assert.Equal(1, summary.Notes["Names that sacct cut off, with a + at their end (--parsable2 prints them whole)"]);
    }

    [Theory]
    [InlineData("JobID           JobName      State \n------------ ---------- ---------- \n1              a\u00ffbcdefg     FAILED \n")]
    [InlineData("JobID           JobName      State \n------------ ---------- ---------- \n1             \u00e8\u00ae\u00ad\u00e7\u00bb+x     FAILED \n")]
    [InlineData("JobID|JobName|State|Submit\n1|a\u00e8\u00ae+|FAILED|2026-01-02T03:04:05\n")]
    public async Task Bytes_ThatAreNoTextAndNoEndOfACutColumn_AreRefused(string text)
    {
        var path = _folder.Add("jobs", System.Text.Encoding.Latin1.GetBytes(text));

        Assert.Contains("is not UTF-8", await ImportRun.RefusalAsync(_writer, "sacct", path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_WithOtherFiles_NamesThem()
    {
        _folder.Add("README.md", "# Our cluster\n");
        _folder.Add("names.csv", "root,Super,User\n");
        _folder.Add("jobs.txt", $"{Header}\n1|a|root|FAILED|2026-01-02T03:04:05\n");
        _folder.Add("short.psv", "JobID|JobName\n1|a\n");

        var summary = await ImportRun.OfAsync(_writer, "sacct", _folder.FullName);

        Assert.Equal((1, 0), (summary.New, summary.Rejected));
        Assert.Equal(["README.md", "short.psv"], summary.PassedOver.Select(file => Path.GetFileName(file.Path)));
        Assert.Contains("has no column State", summary.PassedOver[1].Reason, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
