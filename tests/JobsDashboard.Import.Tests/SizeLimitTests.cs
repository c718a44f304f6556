using System.Globalization;
using System.Text;
using System.Text.Json;
using JobsDashboard.Import.Sacct.Values;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Import.Tests;

/// <summary>What is too large is rejected by its line, and what comes after it lands.</summary>
public sealed class SizeLimitTests : IDisposable
{
    private const string LongRow = "The row is longer than 2 MB.";
    private const string LongText = "A text is longer than 1 MB.";
    private const int MB = 1 << 20;

    private readonly ImportFolder _folder = new();
    private readonly MemoryJobWriter _writer = new();

    public static TheoryData<string> Formats { get; } = [.. FormatSample.All.Keys];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Row_OfTenMegabytes_IsRejectedAndTheRestLands(string name)
    {
        var sample = FormatSample.All[name];

        var summary = await ImportAsync(sample, "first", new string('x', 10 * MB), "last");

        Assert.Equal((sample.Line(2), LongRow), Only(summary));
        Assert.Equal(2, summary.New);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Text_OfMoreThanAMegabyte_IsRejectedAndOneOfAMegabyteLands(string name)
    {
        var sample = FormatSample.All[name];

        var summary = await ImportAsync(sample, new string('x', MB), new string('x', MB + 1), "last");

        Assert.Equal((sample.Line(2), LongText), Only(summary));
        Assert.Equal(2, summary.New);
    }

    [Theory]
    [InlineData("[{0},\n{1},\n{2}]")]
    [InlineData("{{\"Jobs\":[{0},\n{1},\n{2}],\"TotalCount\":3}}")]
    [InlineData("{0}\n{1}\n{2}\n")]
    public async Task Job_OfTenMegabytesInAnyShape_IsPassedOver(string shape)
    {
        // Brackets, quotes and backslashes where a part of the text may end.
        var long1 = $$"""{"UserCommand":"{{string.Concat(Enumerable.Repeat("]}\\\"[{,", 10 * MB / 8))}}","JobId":"x"}""";
        var long2 = Tagged("y", 500_000);
        var path = _folder.Add("jobs.json", string.Format(null, CompositeFormat.Parse(shape), """{"JobId":"a"}""", $"{long1}{(shape[0] == '{' && shape[1] == '0' ? "\n" : ",\n")}{long2}", """{"JobId":"z"}"""));

        var summary = await ImportRun.OfAsync(_writer, "listjobs", path);

        Assert.Equal([(2L, LongRow), (3L, LongRow)], summary.Rejections.Select(row => (row.Line, row.Reason)));
        Assert.Equal(["a", "z"], _writer.Jobs.Keys);
    }

    [Fact]
    public async Task Csv_WithALongRowOfQuotesAndLines_LosesOnlyThatRow()
    {
        var cell = string.Concat(Enumerable.Repeat("line \"\"quoted\"\", and\r\n", MB));
        var path = _folder.Add("jobs.csv", $"JobId,UserCommand\na,\"one\ntwo\"\nx,\"{cell}\"\nz,\"three\nfour\"\n");

        var summary = await ImportRun.OfAsync(_writer, "listjobs", path);

        Assert.Equal((4, LongRow), Only(summary));
        Assert.Equal(["a", "z"], _writer.Jobs.Keys);
    }

    [Theory]
    [InlineData(1_000, 0)]
    [InlineData(1_001, 1)]
    public async Task Tags_OfAJob_AreAThousandAtMost(int tags, int rejected)
    {
        var path = _folder.Add("jobs.json", $$"""[{"JobId":"a"},{{Tagged("x", tags)}}]""");

        var summary = await ImportRun.OfAsync(_writer, "listjobs", path);

        Assert.Equal(rejected, summary.Rejected);
        Assert.All(summary.Rejections, row => Assert.Equal("Settings.Tags: a job has at most 1,000 tags.", row.Reason));
    }

    [Theory]
    [InlineData(19_999, 0)]
    [InlineData(20_000, 1)]
    public async Task Objects_OfAJob_AreTwentyThousandAtMost(int pods, int rejected)
    {
        // The job itself is one of them.
        var path = _folder.Add("jobs.json", $$"""[{"JobId":"a"},{"JobId":"x","Pods":[{{string.Join(',', Enumerable.Repeat("{}", pods))}}]},{"JobId":"z"}]""");

        var summary = await ImportRun.OfAsync(_writer, "listjobs", path);

        Assert.Equal(rejected, summary.Rejected);
        Assert.All(summary.Rejections, row => Assert.Equal("The job has more than 20,000 objects, such as pods.", row.Reason));
        Assert.True(_writer.Jobs.ContainsKey("z"));
    }

    [Theory]
    [InlineData(199_997, 0)]
    [InlineData(199_998, 1)]
    public async Task Values_OfAJob_AreTwoHundredThousandAtMost(int numbers, int rejected)
    {
        // The job, its id and the list are values too.
        var path = _folder.Add("jobs.json", $$"""[{"JobId":"a"},{"JobId":"x","UserVpc":[{{string.Join(',', Enumerable.Repeat("0", numbers))}}]},{"JobId":"z"}]""");

        var summary = await ImportRun.OfAsync(_writer, "listjobs", path);

        Assert.Equal(rejected, summary.Rejected);
        Assert.All(summary.Rejections, row => Assert.Equal("The job has more than 200,000 values.", row.Reason));
        Assert.True(_writer.Jobs.ContainsKey("z"));
    }

    [Fact]
    public async Task Csv_WithAMegabyteOfChinese_Lands()
    {
        var text = new string('训', MB / 3);
        var path = _folder.Add("jobs.csv", $"JobId,DisplayName\na,{text}\n");

        Assert.Equal(1, (await ImportRun.OfAsync(_writer, "listjobs", path)).New);

        Assert.Equal(text, JsonSerializer.Deserialize(_writer.Jobs["a"], JobJson.Wire.JobItem)!.DisplayName);
    }

    [Theory]
    [InlineData(3_000, "The job is nested deeper than 64 levels.")]
    [InlineData(1_000_000, "The job has more than 200,000 values.")]
    public async Task Json_NestedThousandsDeep_IsRejectedAndTheRestLands(int depth, string reason)
    {
        var deep = new string('[', depth) + new string(']', depth);
        var path = _folder.Add("jobs.json", $$"""[{"JobId":"a"},{"JobId":"x","UserVpc":{{deep}} },{"JobId":"z"}]""");

        var summary = await ImportRun.OfAsync(_writer, "listjobs", path);

        Assert.Equal(reason, Assert.Single(summary.Rejections).Reason);
        Assert.Equal(["a", "z"], _writer.Jobs.Keys);
    }

    [Fact]
    public async Task Reason_NamesALongFieldInPart()
    {
        var path = _folder.Add("jobs.json", $$"""[{"JobId":"a"},{"JobId":"x","Envs":{"{{new string('k', 100_000)}}":1} }]""");

        Assert.InRange(Assert.Single((await ImportRun.OfAsync(_writer, "listjobs", path)).Rejections).Reason.Length, 1, 501);
    }

    [Fact]
    public async Task IgnoredField_WithALongName_IsNamedInPart()
    {
        var path = _folder.Add("jobs.json", $$"""{"JobId":"a","{{new string('k', 100_000)}}":1}""");

        Assert.Equal(new string('k', 100) + "…", Assert.Single((await ImportRun.OfAsync(_writer, "listjobs", path)).IgnoredFields));
    }

    [Fact]
    public async Task PaiJob_OfMoreRowsThanFit_IsRejectedAndTheNextLands()
    {
        var rows = string.Concat(Enumerable.Range(0, 200_000).Select(i => $"big,worker,i{i},w,x,Terminated,1,2,m\n"));

        var summary = await ImportRun.OfAsync(_writer, "pai-2020", _folder.Add("jobs.csv", "first,worker,i,w,x,Terminated,1,2,m\n" + rows + "last,worker,i,w,x,Terminated,1,2,m\n"));

        Assert.Equal((2, "The rows of the job big are together longer than 2 MB."), Only(summary));
        Assert.Equal(["first", "last"], _writer.Jobs.Keys);
    }

    [Fact]
    public async Task Table_OfMoreColumnsThanAnyHas_IsRefused()
    {
        var path = _folder.Add("jobs.csv", "JobId," + string.Join(',', Enumerable.Range(0, 1_000).Select(i => $"c{i}")) + "\n");

        Assert.Equal($"{path} has more than 1,000 columns.", await ImportRun.RefusalAsync(_writer, "listjobs", path));
        path = _folder.Add("jobs", "JobID|State|Submit|" + string.Join('|', Enumerable.Range(0, 998).Select(i => $"c{i}")) + "\n");
        Assert.Equal($"{path} has more than 1,000 columns.", await ImportRun.RefusalAsync(_writer, "sacct", path));
    }

    [Theory]
    [InlineData("openb")]
    [InlineData("pai")]
    [InlineData("philly")]
    public async Task Numbers_OfAnySize_CostNoOtherRow(string name)
    {
        var sample = FormatSample.All[name];
        var fields = sample.Row.Split(',');
        var rows = new List<string>();
        void Add(IEnumerable<string> row) =>
            rows.Add(string.Join(',', row).Replace("<id>", $"{rows.Count + 1}", StringComparison.Ordinal).Replace("<text>", "t", StringComparison.Ordinal));
        foreach (var odd in new[] { "9223372036854775807", "99999999999999999999", "999999999999", "-1", "1e400", "NaN", "0.0000000001", "9999-12-31 23:59:59", "0001-01-01 00:00:00" })
        {
            foreach (var place in Enumerable.Range(0, fields.Length))
            {
                Add(fields.Select((text, at) => at == place ? odd : text));
                Add(fields);
            }
            Add(fields.Select(text => decimal.TryParse(text, CultureInfo.InvariantCulture, out _) ? odd : text));
            Add(fields);
        }

        var read = await Rows.ReadAsync(sample.Format, _folder.Add("odd", $"{sample.Header}\n{string.Join('\n', rows)}".TrimStart('\n')));

        var whole = Enumerable.Range(1, rows.Count).Where(row => row % 2 == 0).Select(row => sample.JobId($"{row}"));
        Assert.Superset(whole.ToHashSet(), read.Select(row => row.Job?.JobId ?? "").ToHashSet());
    }

    [Fact]
    public async Task Attempts_OfAJob_AreRememberedUpToAThousand()
    {
        static string At(int minutes) => DateTime.UnixEpoch.AddYears(56).AddMinutes(minutes).ToString("s", CultureInfo.InvariantCulture);
        var rows = string.Concat(Enumerable.Range(0, 3_000).Select(i => $"1|NODE_FAIL|{At(3 * i)}|{At((3 * i) + 1)}|{At((3 * i) + 2)}\n"));
        var path = _folder.Add("jobs", "JobID|State|Submit|Start|End\n" + rows);

        var job = Assert.Single(await Rows.JobsAsync("sacct", path));

        Assert.Equal((1_000, "2026"), (job.StatusHistory!.Value.Length, $"{job.GmtCreateTime:yyyy}"));
        Assert.Equal(DateTimeOffset.Parse(At((3 * 2_998) + 1) + "Z", CultureInfo.InvariantCulture), job.StatusHistory.Value[^1].StartTime);
    }

    [Theory]
    [InlineData("n[1-300][1-400]")]
    [InlineData("n[1-99999],m[1-2]")]
    [InlineData("n[1-100000]x[1-2]")]
    public void NodeList_OfMoreThan100000Nodes_IsNone(string list) => Assert.Null(NodeList.Expand(list));

    [Fact]
    public void NodeList_ThatWouldFillTheMemory_IsNone()
    {
        Assert.Null(NodeList.Expand("n" + string.Concat(Enumerable.Repeat("[1-9]", 100_000))));
        Assert.Null(NodeList.Expand("n" + string.Concat(Enumerable.Repeat("[1-99999]", 100_000))));
        Assert.Null(NodeList.Expand($"n[{new string('0', 100_000)}1-99999]"));
        Assert.Null(NodeList.Expand(new string('n', 100_000) + "[1-99999]"));
        Assert.Null(NodeList.Expand($"n[{new string('0', 40_000)}1,2][1-50000]"));
        Assert.Null(NodeList.Expand($"n[1,{new string('0', 40_000)}2,3][1-30000]"));
    }

    [Theory]
    [InlineData("a[1-2]b[08-10],c", "a1b08 a1b09 a1b10 a2b08 a2b09 a2b10 c")]
    [InlineData("r[1,3]", "r1 r3")]
    [InlineData("[1-2]x", "1x 2x")]
    [InlineData("plain", "plain")]
    public void NodeList_WithBrackets_IsEachNodeInOrder(string list, string nodes) =>
        Assert.Equal(nodes, string.Join(' ', NodeList.Expand(list)!));

    [Theory]
    [InlineData("")]
    [InlineData("a,")]
    [InlineData("a]")]
    [InlineData("a[1")]
    [InlineData("a[]")]
    [InlineData("a[1]]")]
    [InlineData("a[2-1]")]
    [InlineData("a[1-2-3]")]
    public void NodeList_ThatCannotBeRead_IsNone(string list) => Assert.Null(NodeList.Expand(list));

    [Fact]
    public void NodeList_OfThousandsOfBrackets_IsRead() =>
        Assert.Equal("n" + new string('7', 200_000), Assert.Single(NodeList.Expand("n" + string.Concat(Enumerable.Repeat("[7]", 200_000)))!));

    public void Dispose() => _folder.Dispose();

    private Task<ImportSummary> ImportAsync(FormatSample sample, params string[] texts) =>
        ImportRun.OfAsync(_writer, sample.Format, _folder.Add("jobs", sample.File(texts)));

    private static string Tagged(string id, int tags) =>
        $"{{\"JobId\":\"{id}\",\"Settings\":{{\"Tags\":{{{string.Join(',', Enumerable.Range(0, tags).Select(i => $"\"k{i}\":\"v\""))}}}}}}}";

    private static (int Line, string Reason) Only(ImportSummary summary) =>
        Assert.Single(summary.Rejections) is var row ? ((int)row.Line, row.Reason) : default;
}
