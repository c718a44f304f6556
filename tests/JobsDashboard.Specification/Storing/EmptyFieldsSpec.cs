using System.Text.Json;
using System.Text.Json.Nodes;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Specification.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Specification.Storing;

/// <summary>An empty map or list of a job is left out wherever the job is answered, whichever database holds it.</summary>
public abstract class EmptyFieldsSpec(ITestDatabase database)
{
    private const string Empty =
        """
        {"Envs":{},"StatusHistory":[],"JobReplicaStatuses":{},"SystemEnvs":{},"NodeNames":[],"ThirdpartyLibs":[],"DataSources":[],"CodeSource":{},
        "UserVpc":{"ExtendedCidrs":[]},"CredentialConfig":{"CredentialConfigItems":[]},"ElasticSpec":{},"Settings":{"Tags":{},"AdvancedSettings":{}},
        "JobSpecs":[{"Type":"Worker","ExtraPodSpec":{"PodLabels":{ },"Twice":1,"Twice":[ ]},"AutoScalingSpec":{"a":{"b":[]}},"SpotSpec":{}},{}],"Pods":[{"PodId":"p","HistoryPods":[],"PodIps":[]}],
        "UserCommand":"echo '{\"a\":{},\"b\":[]}' \u0001 é 😀","Duration":0,"IsDeleted":false,
        """;

    private const string Filled =
        """
        {"CodeSource":{},"CredentialConfig":{},"ElasticSpec":{},"Settings":{},
        "JobSpecs":[{"Type":"Worker","SpotSpec":{},"ExtraPodSpec":{"Twice":1}},{}],"Pods":[{"PodId":"p"}],
        "UserCommand":"echo '{\"a\":{},\"b\":[]}' \u0001 é 😀","Duration":0,"IsDeleted":false,
        """;

    private const string EmptyExtras = """{"CustomEnvs":[],"RestartRecord":[{"DetailErrorInfoList":[]}],"RoleSystemEnvs":{"Worker":{}}}""";

    private const string FilledExtras = """{"RestartRecord":[{}]}""";

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Job_Written_HasNoEmptyFields()
    {
        await WriteAsync(Read(Empty, "written"));

        await AssertFilledAsync("written");
    }

    [Fact]
    public async Task Job_StoredWithEmptyFields_IsAnsweredWithoutThem()
    {
        await StoreWithEmptyFieldsAsync("kept");

        await AssertFilledAsync("kept");
    }

    [Fact]
    public async Task Job_StoredWithEmptyFields_IsUnchangedByTheSameAgain()
    {
        await StoreWithEmptyFieldsAsync("again");

        Assert.Equal(new ImportMark { Unchanged = 1 }, await WriteAsync(Read(Empty, "again")));
    }

    [Fact]
    public async Task Job_WhoseExtrasAreEmpty_HasNone()
    {
        await WriteAsync(Read(Empty, "bare") with { Extras = new JobExtras { CustomEnvs = [] } });

        var exported = Assert.Single(await database.Queries.ExportAsync(JobCaller.Local, Asked("bare"), s_token).ToListAsync(s_token));
        Assert.Null(exported.Extras);
    }

    private async Task AssertFilledAsync(string id)
    {
        var expected = Normal(With(Filled, id));

        Assert.Equal(expected, Normal(Assert.Single((await database.Queries.ListAsync(JobCaller.Local, Asked(id), s_token)).Jobs)));
        var exported = Assert.Single(await database.Queries.ExportAsync(JobCaller.Local, Asked(id), s_token).ToListAsync(s_token));
        Assert.Equal(expected, Normal(exported.Json));
        Assert.Equal(FilledExtras, exported.Extras);
        var found = (await database.Queries.FindAsync(JobCaller.Local, id, s_token))!;
        Assert.Equal(expected, Normal(JsonSerializer.Serialize(found, JobJson.Wire.JobItem)));
        Assert.Equal(FilledExtras, JsonSerializer.Serialize(found.Extras!, JobJson.Wire.JobExtras));
    }

    // As it was stored when empty fields were still kept.
    private async Task StoreWithEmptyFieldsAsync(string id)
    {
        var item = Read(Empty, id);
        await WriteAsync(item);
        await using var db = await database.Services.GetRequiredService<IDbContextFactory<JobsDb>>().CreateDbContextAsync(s_token);
        // An item has no empty maps any more, so they are put back where they were.
        var json = JsonSerializer.Serialize(item, JobJson.Wire.JobItem)
            .Replace("\"ThirdpartyLibs\":[]", "\"Envs\":{},\"SystemEnvs\":{},\"ThirdpartyLibs\":[]", StringComparison.Ordinal);
        Assert.Contains("\"Envs\":{}", json, StringComparison.Ordinal);
        Assert.Equal(1, await db.Database.ExecuteSqlAsync(
            $"UPDATE JobDetail SET Json = {json}, Extras = {EmptyExtras} WHERE JobIdKey = {id}", s_token));
    }

    private static JobItem Read(string start, string id) =>
        JsonSerializer.Deserialize(With(start, id), JobJson.Wire.JobItem)! with { Extras = JsonSerializer.Deserialize(EmptyExtras, JobJson.Wire.JobExtras) };

    private static string With(string start, string id) => $"{start}\"JobId\":\"{id}\"}}";

    // The fields in one order, and texts escaped in one way.
    private static string Normal(string json) => new JsonObject(
        JsonNode.Parse(json)!.AsObject().OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))).ToJsonString();

    private ListJobsRequest Asked(string id) => ListJobsQueryString.Parse($"StartTime=any&EndTime=any&JobId={id}", database.Now).Request;

    private async Task<ImportMark> WriteAsync(JobItem job) =>
        await database.Writer.WriteAsync(new[] { new JobBatch([job]) }.ToAsyncEnumerable(), s_token).LastAsync(s_token);
}
