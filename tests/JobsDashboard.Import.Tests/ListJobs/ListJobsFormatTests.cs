using System.Text;
using System.Text.Json;
using JobsDashboard.Import.Files;
using JobsDashboard.Import.ListJobs;
using JobsDashboard.Import.ListJobs.Json;
using JobsDashboard.Import.Reading;
using JobsDashboard.Import.Reading.Json;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Import.Tests.ListJobs;

public sealed class ListJobsFormatTests(ImportFolder folder) : IClassFixture<ImportFolder>
{
    private const string Status = "one of Creating, Queuing, Bidding, EnvPreparing, SanityChecking, Running, Restarting, Stopping, "
        + "SucceededReserving, FailedReserving, Succeeded, Failed, Stopped";

    private const string A = """{"JobId":"a","DisplayName":"brace } and \" quote \\","Status":"Running","Envs":{"K":"]"}}""";
    private const string B = """{"Status":"failed","JobSpecs":[{"Type":"Worker","PodCount":2}],"JobId":"b","GmtCreateTime":"2025-04-16T07:25:34Z"}""";

    public static TheoryData<string, string> Shapes { get; } = new()
    {
        { "answer", $$"""{"RequestId":"r","Jobs":[{{A}},{{B}}],"TotalCount":2}""" },
        { "answer-first", $$"""{"TotalCount":2,"Extra":{"Jobs":[1]},"Jobs":[{{A}},{{B}}]}""" },
        { "answer-pretty", Pretty($$"""{"Jobs":[{{A}},{{B}}],"TotalCount":2,"More":[{}]}""") },
        { "answer-lines", $$"""{"TotalCount":2,"Jobs":[{{A}},""" + "\n" + B + "]}\n" },
        { "array", $"[{A},{B}]" },
        { "array-pretty", Pretty($"[{A},{B}]") },
        { "array-lines", $"[\n{A},\n{B}\n]\n" },
        { "lines", $"{A}\n{B}\n" },
        { "lines-windows", $"{A}\r\n\r\n{B}" },
        { "lines-of-answers", $$"""{"Jobs":[{{A}}],"TotalCount":1}""" + "\n" + $$"""{"TotalCount":1,"Jobs":[{{B}}]}""" + "\n" },
        { "lines-mixed", $$"""{"Jobs":[],"TotalCount":0}""" + "\n" + A + "\n" + $$"""{"Jobs":[{{B}}]}""" },
        { "bodies-pretty", Pretty(A) + "\n" + Pretty(B) },
        { "byte-order-mark", "\uFEFF" + $"[{A},{B}]" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Shape_AnyOfThem_YieldsTheSameJobs(string name, string text)
    {
        var plain = await Rows.JobsAsync("listjobs", folder.Add($"{name}.json", text));
        var zipped = await Rows.JobsAsync("listjobs", folder.AddZipped($"{name}-zipped.json", text));

        Assert.Equal([Json(A), Json(B)], plain.Select(Json));
        Assert.Equal([Json(A), Json(B)], zipped.Select(Json));
    }

    [Theory]
    [InlineData("""{"Jobs":[],"TotalCount":0}""")]
    [InlineData("""{"TotalCount":0,"Jobs":null,"RequestId":"r"}""")]
    [InlineData("[]")]
    [InlineData(" [ \n ] ")]
    public async Task Answer_WithoutJobs_IsNoError(string text) =>
        Assert.Empty(await Rows.ReadAsync("listjobs", folder.Add("none.json", text)));

    [Theory]
    [InlineData("""{"JobId":"x","RequestCPU":"four"}""", "RequestCPU: a whole number was expected.")]
    [InlineData("""{"JobId":"x","RequestGPU":8}""", "RequestGPU: a text was expected.")]
    [InlineData("""{"JobId":"x","Priority":99999999999}""", "Priority: a whole number was expected.")]
    [InlineData("""{"JobId":"x","IsDeleted":"no"}""", "IsDeleted: true or false was expected.")]
    [InlineData("""{"JobId":"x","Status":"Sleeping"}""", $"Status: {Status} was expected.")]
    [InlineData("""{"JobId":"x","Status":7}""", $"Status: {Status} was expected.")]
    [InlineData("""{"JobId":"x","GmtCreateTime":"yesterday"}""", "GmtCreateTime: a time such as 2025-04-16T07:25:34Z was expected.")]
    [InlineData("""{"JobId":"x","GmtCreateTime":1}""", "GmtCreateTime: a time such as 2025-04-16T07:25:34Z was expected.")]
    [InlineData("""{"JobId":"x","NodeNames":"n"}""", "NodeNames: a list was expected.")]
    [InlineData("""{"JobId":"x","NodeNames":["n",1]}""", "NodeNames[1]: a text was expected.")]
    [InlineData("""{"JobId":"x","JobSpecs":[{},{"PodCount":"2"}]}""", "JobSpecs[1].PodCount: a whole number was expected.")]
    [InlineData("""{"JobId":"x","Envs":{"A":1}}""", "Envs: an object of texts was expected.")]
    [InlineData("""{"JobId":"x","Envs":[]}""", "Envs: an object of texts was expected.")]
    [InlineData("""{"JobId":"x","Settings":[]}""", "Settings: an object was expected.")]
    [InlineData("""{"JobId":"x","DisplayName":"\ud800"}""", "DisplayName: a text was expected.")]
    [InlineData("""{"DisplayName":"x"}""", "The JobId is missing.")]
    [InlineData("""{"JobId":""}""", "The JobId is missing.")]
    [InlineData("""{"JobId":"a\u0000b"}""", "The JobId has control characters in it.")]
    [InlineData("\"x\"", "A job must be an object.")]
    [InlineData("[{}]", "A job must be an object.")]
    [InlineData("null", "A job must be an object.")]
    [InlineData("""{"JobId":"x","JobSpecs":[null]}""", "JobSpecs, StatusHistory, Pods, DataSources and CustomEnvs take objects; one of them is null.")]
    [InlineData("""{"JobId":"x","CustomEnvs":[null]}""", "JobSpecs, StatusHistory, Pods, DataSources and CustomEnvs take objects; one of them is null.")]
    [InlineData("""{"JobId":"x","Description":5}""", "Description: a text was expected.")]
    [InlineData("""{"JobId":"x","Description":"\ud800"}""", "Description: a text was expected.")]
    [InlineData("""{"JobId":"x","RequestId":[]}""", "RequestId: a text was expected.")]
    [InlineData("""{"JobId":"x","CustomEnvs":{}}""", "CustomEnvs: a list was expected.")]
    [InlineData("""{"JobId":"x","CustomEnvs":[{"Key":1}]}""", "CustomEnvs[0].Key: a text was expected.")]
    [InlineData("""{"JobId":"x","RestartRecord":[{"Reason":"\udc00"}]}""", "A text has half a character, such as \\ud800 alone.")]
    [InlineData("""{"JobId":"x","UserVpc":{"a":"\ud800"}}""", "A text has half a character, such as \\ud800 alone.")]
    [InlineData("7", "A job must be an object.")]
    public async Task BadItem_IsRejectedAndTheRestLands(string item, string reason)
    {
        var rows = await Rows.ReadAsync("listjobs", folder.Add("bad.json", $"[{A},\n{item},\n{B}]"));

        Assert.Equal(["a", null, "b"], rows.Select(row => row.Job?.JobId));
        Assert.Equal((2, reason), (rows[1].Rejection!.Line, rows[1].Rejection!.Reason));
    }

    [Theory]
    [InlineData("UserVpc")]
    [InlineData("Novelty")]
    public async Task Item_NestedTooDeep_IsRejectedAndTheRestLands(string field)
    {
        var deep = $$"""{"JobId":"x","{{field}}":{{new string('[', 100)}}{{new string(']', 100)}}}""";

        var rows = await Rows.ReadAsync("listjobs", folder.Add("deep.json", $"[{A},{deep},{B}]"));

        Assert.Equal(["a", null, "b"], rows.Select(row => row.Job?.JobId));
    }

    [Fact]
    public async Task JobId_ThatMeansAFolder_IsRejected()
    {
        var path = folder.Add("folders.ndjson", """{"JobId":"."}""" + "\n" + """{"JobId":".."}""" + "\n" + """{"JobId":"..."}""");

        Assert.Equal([(1, "The JobId is \".\", which cannot be part of an address."), (2, "The JobId is \"..\", which cannot be part of an address.")], await Rows.RejectionsAsync("listjobs", path));
    }

    [Fact]
    public async Task JobId_OfMoreThan1024Characters_IsRejected()
    {
        var path = folder.Add("long.ndjson", $$"""{"JobId":"{{new string('x', 1_024)}}"}""" + "\n" + $$"""{"JobId":"{{new string('x', 1_025)}}"}""");

        Assert.Equal([(2, "The JobId is longer than 1,024 characters.")], await Rows.RejectionsAsync("listjobs", path));
    }

    [Theory]
    [InlineData("""{"JobId":"x" """)]
    [InlineData("""{"JobId":"x""")]
    [InlineData("""{"JobId":"x","Envs":{"A":""")]
    [InlineData("""{"JobId":"x" "Status":"Running"}""")]
    [InlineData("""{"Jobs":[{"JobId":"x" "y"}]}""")]
    [InlineData("""{"Jobs":[{"JobId":""")]
    [InlineData("oops")]
    public async Task Lines_WithABrokenOne_LoseOnlyThatLine(string line)
    {
        var rows = await Rows.ReadAsync("listjobs", folder.Add("broken.ndjson", $"{A}\n{line}\n{B}\n"));

        Assert.Equal(["a", null, "b"], rows.Select(row => row.Job?.JobId));
        Assert.Equal((2, "The line is not valid JSON."), (rows[1].Rejection!.Line, rows[1].Rejection!.Reason));
    }

    [Theory]
    [InlineData("[{0},\n{{\"JobId\":\"x\" 7}},\n{1}]", 2)]
    [InlineData("[{0}\n{1}]", 2)]
    [InlineData("[{0},\n]", 2)]
    [InlineData("[{0},\n{{\"JobId\":\n\"x\",\n", 2)]
    [InlineData("{{\"Jobs\":[\n{0},\n\n!\n{1}]}}", 4)]
    [InlineData("{{\"Jobs\":[\n{0}\n],\n\"TotalCount\"\n", 5)]
    public async Task Document_WithBrokenJson_EndsThere(string text, int line)
    {
        var rows = await Rows.ReadAsync("listjobs", folder.Add("broken.json", string.Format(null, CompositeFormat.Parse(text), A, B)));

        Assert.Equal(["a", null], rows.Select(row => row.Job?.JobId));
        Assert.Equal((line, "From this line on nothing can be read: the JSON is not valid here."), (rows[1].Rejection!.Line, rows[1].Rejection!.Reason));
    }

    [Fact]
    public async Task Fields_ThatAreUnknown_AreNamedOnceEach()
    {
        const string job = """{"JobId":"x","Novelty":{"Deep":1},"JobSpecs":[{"Type":"Worker","Odd":true,"ImageConfig":{"Username":"u","Password":"hunter2"}}]}""";
        var file = new ImportFile(folder.Add("unknown.json", $"[{job},{job}]"));

        var jobs = await new ListJobsFormat().ReadAsync(file, new(), TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, jobs);
        Assert.Equal(["ImageConfig.Password", "ImageConfig.Username", "JobSpec.Odd", "Novelty"], file.IgnoredFields);
    }

    private const string Body =
        """{"RequestId":"R-1","JobId":"body","DisplayName":"n","Description":"消融","CustomEnvs":[{"Key":"K","Value":"V","Visible":"true","Odd":1}],"RestartRecord":[{"TriggerID":"t"}],"RoleSystemEnvs":{"Worker":{"A":"1"}}}""";

    [Theory]
    [InlineData("body", "{0}")]
    [InlineData("array", "[{0},{1}]")]
    [InlineData("lines", "{0}\n{1}\n")]
    [InlineData("lines-mixed", "{1}\n{0}\n{{\"Jobs\":[{1}],\"RequestId\":\"r\"}}")]
    public async Task GetJobBody_InAnyShape_IsReadWithWhatOnlyGetJobTells(string name, string text)
    {
        var file = new ImportFile(folder.Add($"getjob-{name}.json", string.Format(null, CompositeFormat.Parse(text), Body, A)));

        var jobs = await new ListJobsFormat().ReadAsync(file, new(), TestContext.Current.CancellationToken).Select(row => row.Job!).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["CustomEnv.Odd"], file.IgnoredFields);
        var extras = Assert.Single(jobs, job => job.JobId == "body").Extras!;
        Assert.Equal(("R-1", "消融", "V"), (extras.RequestId, extras.Description, extras.CustomEnvs!.Value[0].Value));
        Assert.Equal("t", extras.RestartRecord!.Value[0].GetProperty("TriggerID").GetString());
        Assert.Equal("1", extras.RoleSystemEnvs!.Value.GetProperty("Worker").GetProperty("A").GetString());
        Assert.All(jobs.Where(job => job.JobId == "a"), job => Assert.Null(job.Extras));
    }

    [Fact]
    public async Task GetJobBody_IndentedAndAlone_IsOneJob()
    {
        var job = Assert.Single(await Rows.JobsAsync("listjobs", folder.Add("getjob-pretty.json", Pretty(Body))));

        Assert.Equal("消融", job.Extras!.Description);
    }

    [Fact]
    public async Task Item_WithoutAnyValueOfGetJob_HasNoExtras()
    {
        var job = Assert.Single(await Rows.JobsAsync("listjobs", folder.Add("getjob-empty.json", """{"JobId":"x","Description":"","CustomEnvs":null}""")));

        Assert.Null(job.Extras);
    }

    [Fact]
    public async Task Secrets_OfAJob_AreNotKept()
    {
        var path = folder.Add("secret.json", """
            [{"JobId":"x","JobSpecs":[{"ImageConfig":{"Auth":"hunter2","Username":"hunter2","Password":"hunter2","DockerRegistry":"r"}}],
            "CredentialConfig":{"CredentialConfigItems":[{"Key":"k","Roles":[{"RoleArn":"arn","AssumeUserInfo":{"AccessKeyId":"hunter2","SecurityToken":"hunter2"}}]}]}}]
            """);

        var job = Assert.Single(await Rows.JobsAsync("listjobs", path));

        Assert.DoesNotContain("hunter2", Json(job), StringComparison.Ordinal);
        Assert.Equal("arn", job.CredentialConfig!.CredentialConfigItems!.Value[0].Roles!.Value[0].RoleArn);
    }

    [Theory]
    [InlineData("[", ",")]
    [InlineData("{\"Jobs\":[", ",")]
    [InlineData("", "\n")]
    public async Task FirstJob_OfAFileWithoutEnd_IsThereAfterABoundedPartOfIt(string start, string between)
    {
        using var endless = new EndlessStream(start, A + between);
        var window = new TextWindow(endless);
        await window.FillAsync(TestContext.Current.CancellationToken);
        var file = new ImportFile("endless");
        var rows = JsonJobsReader.ReadAsync(file, window, new JobItemParser(file, null), TestContext.Current.CancellationToken);

        await foreach (var (i, row) in rows.Index().Take(20_000))
        {
            Assert.Equal("a", row.Job!.JobId);
            Assert.InRange(endless.BytesRead - (long)i * (A.Length + 1), 0, 1 << 18);
        }
    }

    [Fact]
    public async Task Job_LargerThanTheWindow_IsReadWhole()
    {
        var command = new string('x', 1_000_000);
        var path = folder.Add("large.json", $$"""[{{A}},{"JobId":"large","UserCommand":"{{command}}"},{{B}}]""");

        var jobs = await Rows.JobsAsync("listjobs", path);

        Assert.Equal(["a", "large", "b"], jobs.Select(job => job.JobId));
        Assert.Equal(command, jobs[1].UserCommand);
    }

    private static string Json(JobItem job) => JsonSerializer.Serialize(job, JobJson.Wire.JobItem);

    private static string Json(string job) => Json(JsonSerializer.Deserialize(job, JobJson.Wire.JobItem)!);

    private static string Pretty(string json)
    {
        using var document = JsonDocument.Parse(json);
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true }))
        {
            document.WriteTo(writer);
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
