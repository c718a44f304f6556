using System.Buffers;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Bunit;
using JobsDashboard.Components.Job;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Tests.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Components;

public sealed class JobPageTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>, IAsyncDisposable
{
    private readonly TestDashboard _dashboard = new(database);

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public async Task Job_WithEveryField_ShowsEveryField()
    {
        var (job, texts) = Filled();
        await database.AddAsync(job);

        var page = _dashboard.Open<JobPage>("/jobs/id-JobId");

        page.WaitForAssertion(() => Assert.All(texts, text => Assert.Contains(text, page.Markup, StringComparison.Ordinal)));
        Assert.Equal(62 + 1, typeof(JobItem).GetProperties().Length);
    }

    [Fact]
    public async Task Job_WithJsonReason_ShowsItsSentenceAndItsDetails()
    {
        await database.AddAsync(Samples.Job("json", database.Now, status: JobStatus.Failed) with
        {
            ReasonMessage = """{"overview":"the node is gone","content":[{"time":"1763990000","reason":"137"}]}""",
        });

        var page = _dashboard.Open<JobPage>("/jobs/json");

        page.WaitForAssertion(() => Assert.Equal("the node is gone", page.Find("section.failure p").TextContent));
        Assert.Contains("2025-11-24 13:13:20 UTC", page.Find("section.failure table").TextContent, StringComparison.Ordinal);
        Assert.Contains("137", page.Find("section.failure table").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Job_Values_LinkToTheJobsThatShareThem()
    {
        await database.AddAsync(Samples.Job("linked", database.Now, tags: ("team", "nlp")) with { Username = "li.wei" });

        var page = _dashboard.Open<JobPage>("/jobs/linked");

        page.WaitForAssertion(() => page.Find("h1"));
        var links = page.FindAll("a").Select(link => Uri.UnescapeDataString(link.GetAttribute("href")!)).ToList();
        Assert.Contains("/jobs?Username=li.wei&StartTime=any&EndTime=any", links);
        Assert.Contains("""/jobs?Tags={"team":"nlp"}&StartTime=any&EndTime=any""", links);
    }

    [Fact]
    public void Job_ThatIsNotThere_IsNotFound()
    {
        var page = _dashboard.Open<JobPage>("/jobs/nowhere");

        page.WaitForAssertion(() => Assert.Equal("There is no such job", page.Find("h1").TextContent));
    }

    [Fact]
    public async Task Job_OnItsWayToTheLivePage_KeepsKeysThatALanguageTakesForEqual()
    {
        await using var program = new DashboardApplication();
        var state = program.Services.GetRequiredService<PersistentComponentStateSerializer<JobItem>>();
        var extras = new JobExtras { Description = "an ablation", CustomEnvs = [new CustomEnv { Key = "a" }], RestartRecord = JsonSerializer.SerializeToElement(1) };
        var job = new JobItem { Extras = extras, JobId = "a", Status = JobStatus.Failed, GmtCreateTime = database.Now, Envs = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("a", "1").Add("a\u00ad", "2") };
        var bytes = new ArrayBufferWriter<byte>();

        state.Persist(job, bytes);
        var arrived = state.Restore(new ReadOnlySequence<byte>(bytes.WrittenMemory));

        Assert.Equal(job.Envs, arrived.Envs);
        Assert.Equal((job.JobId, job.Status, job.GmtCreateTime), (arrived.JobId, arrived.Status, arrived.GmtCreateTime));
        Assert.Equal((extras.Description, "a", "1"), (arrived.Extras!.Description, arrived.Extras.CustomEnvs!.Value[0].Key, arrived.Extras.RestartRecord.ToString()));
    }

    private static (JobItem Job, List<string> Texts) Filled()
    {
        var (extras, extraTexts) = Filled(new JobExtras());
        var (job, texts) = Filled(new JobItem());
        return (job with { Extras = extras with { RequestId = null } }, [.. texts, .. extraTexts.Except(["id-RequestId"])]);
    }

    // The extras of the item are filled by themselves.
    private static (T Filled, List<string> Texts) Filled<T>(T record)
    {
        var texts = new List<string>();
        foreach (var property in typeof(T).GetProperties().Where(property => property.Name != nameof(JobItem.Extras)))
        {
            var (value, text) = Value(property);
            property.SetValue(record, value);
            texts.Add(text);
        }
        return (record, texts);
    }

    private static (object Value, string Text) Value(PropertyInfo property)
    {
        var text = $"id-{property.Name}";
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type switch
        {
            _ when type == typeof(string) => (text, text),
            _ when type == typeof(long) => (7_200L + property.MetadataToken, property.Name == "Duration" ? "Duration" : $"{7_200L + property.MetadataToken}"),
            _ when type == typeof(int) => (4_321, "4321"),
            _ when type == typeof(bool) => (true, property.Name),
            _ when type == typeof(DateTimeOffset) => TimeOf(property),
            _ when type == typeof(JobStatus) => (JobStatus.Failed, "Failed"),
            _ when type == typeof(JsonElement) => (JsonSerializer.SerializeToElement(new { part = text }), text),
            _ when type == typeof(ImmutableArray<string>) => (ImmutableArray.Create(text), text),
            _ when type == typeof(ImmutableSortedDictionary<string, string>) => (ImmutableSortedDictionary<string, string>.Empty.Add("key", text), text),
            _ when type == typeof(ImmutableArray<StatusTransitionItem>) => (ImmutableArray.Create(new StatusTransitionItem { ReasonMessage = text }), text),
            _ when type == typeof(ImmutableArray<JobSpec>) => (ImmutableArray.Create(new JobSpec { Image = text }), text),
            _ when type == typeof(ImmutableArray<PodItem>) => (ImmutableArray.Create(new PodItem { PodId = text }), text),
            _ when type == typeof(ImmutableArray<DataSource>) => (ImmutableArray.Create(new DataSource { MountPath = text }), text),
            _ when type == typeof(ImmutableArray<CustomEnv>) => (ImmutableArray.Create(new CustomEnv { Key = text }), text),
            _ when type == typeof(CodeSource) => (new CodeSource { Branch = text }, text),
            _ when type == typeof(CredentialConfig) => (new CredentialConfig { AliyunEnvRoleKey = text }, text),
            _ when type == typeof(JobElasticSpec) => (new JobElasticSpec { ElasticStrategy = text }, text),
            _ when type == typeof(JobSettings) => (new JobSettings { Caller = text }, text),
            _ => throw new InvalidOperationException($"No sample for {property.Name}."),
        };
    }

    // A minute of its own for each.
    private static (object, string) TimeOf(PropertyInfo property)
    {
        var time = new DateTimeOffset(2025, 4, 16, 7, 0, 0, TimeSpan.Zero).AddMinutes(property.MetadataToken % 600);
        return (time, $"{time:yyyy-MM-dd HH:mm}");
    }
}
