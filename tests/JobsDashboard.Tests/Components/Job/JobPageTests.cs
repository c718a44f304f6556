using System.Buffers;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Bunit;
using JobsDashboard.Components.Job;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Databases;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Components.Job;

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
        Assert.Equal(62 + 2, typeof(JobItem).GetProperties().Length);
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
    public async Task NamesOfTheContract_AreInWords_AndThoseOfTheOwnerAsTheyAre()
    {
        await database.AddAsync(Samples.Job("named", database.Now) with
        {
            JobSpecs = [new JobSpec { Type = "Worker", ResourceConfig = new ResourceConfig { SharedMemory = "30Gi" } }],
            Envs = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("SharedMemory", "mine"),
        });

        var page = _dashboard.Open<JobPage>("/jobs/named");

        page.WaitForAssertion(() => Assert.Equal(["Shared memory", "SharedMemory"], page.FindAll("dt").Select(name => name.TextContent)
            .Where(name => name.Contains("memory", StringComparison.OrdinalIgnoreCase) && name != "Memory")));
    }

    [Fact]
    public async Task Job_Values_LinkToTheJobsThatShareThem()
    {
        await database.AddAsync(Samples.Job("linked", database.Now, tags: ("team", "nlp")) with { Username = "li.wei" });

        var page = _dashboard.Open<JobPage>("/jobs/linked");

        page.WaitForAssertion(() => page.Find("h1"));
        var links = page.FindAll("a").Select(link => Uri.UnescapeDataString(link.GetAttribute("href")!)).ToList();
        Assert.Contains("jobs?Username=li.wei&StartTime=any&EndTime=any", links);
        Assert.Contains("""jobs?Tags={"team":"nlp"}&StartTime=any&EndTime=any""", links);
    }

    [Fact]
    public async Task Job_OfMany_ShowsTheFirstAndFoldsTheRest()
    {
        await database.AddAsync(Large("large"));

        var page = _dashboard.Open<JobPage>("/jobs/large");

        page.WaitForAssertion(() => page.Find("h1"));
        Assert.Equal(["1,980 more", "4,980 more", "9,980 more"], page.FindAll("summary").Select(summary => summary.TextContent));
        Assert.Equal(20, page.FindAll("a.choice").Count(tag => tag.Closest("details") is null));
        Assert.Equal(180, page.FindAll("details a.choice").Count);
        Assert.Equal(20 + 180, page.FindAll("tbody tr").Count);
        Assert.Equal(["1,800 more", "4,800 more", "9,800 more"], page.FindAll("details > p").Select(rest => rest.TextContent.Split(" are ")[0]));
        Assert.All(page.FindAll("details > p a, pre a"), whole => Assert.Equal("api/v1/jobs/large", whole.GetAttribute("href")));
        Assert.Contains("950,000 more characters", page.Find("pre").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[aria-label='Copy command']"));
        Assert.True(page.Markup.Length < 500_000, $"{page.Markup.Length} characters");
    }

    [Fact]
    public async Task Job_OfListsWithinLists_HasAnEnd()
    {
        var lists = Enumerable.Range(0, 100).Select(_ => Enumerable.Range(0, 1_000).ToArray()).ToArray();
        await database.AddAsync(Samples.Job("nested", database.Now) with { UserVpc = JsonSerializer.SerializeToElement(lists) });

        var page = _dashboard.Open<JobPage>("/jobs/nested");

        page.WaitForAssertion(() => page.Find("h1"));
        Assert.Equal(100, page.FindAll("li > span").Count(item => item.TextContent.StartsWith("[0,1,2,", StringComparison.Ordinal)));
        Assert.Equal("80 more", page.Find("summary").TextContent);
    }

    [Fact]
    public async Task Job_TooLargeToTravel_IsReadAgainByTheLivePage()
    {
        await using var program = new DashboardApplication();
        var state = program.Services.GetRequiredService<PersistentComponentStateSerializer<JobItem>>();
        var bytes = new ArrayBufferWriter<byte>();

        // Compressed, it is still too large.
        var names = new Random(1);
        var job = Large("large") with { NodeNames = [.. Enumerable.Range(0, 10_000).Select(_ => $"node{names.Next()}")] };

        state.Persist(job, bytes);

        Assert.Equal(0, bytes.WrittenCount);
        Assert.Null(state.Restore(new ReadOnlySequence<byte>(bytes.WrittenMemory)));
    }

    [Fact]
    public async Task Job_WhoseNameTurnsTheWriting_HasATitleThatDoesNot()
    {
        await database.AddAsync(Samples.Job("turned", database.Now, tags: ("\u202eyek", "v")) with { DisplayName = "gpj.\u202eexe" });

        var page = _dashboard.Open<JobPage>("/jobs/turned");
        page.WaitForAssertion(() => page.Find("h1"));
        var title = _dashboard.Render(page.FindComponent<PageTitle>().Instance.ChildContent!);

        Assert.Equal("gpj.\\u202Eexe", title.Markup);
        Assert.Equal("\u202eyek", page.Find("a.choice bdi").TextContent);
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

    private JobItem Large(string id) => Samples.Job(id, database.Now, tags: [.. Enumerable.Range(0, 2_000).Select(number => ($"tag{number}", "v"))]) with
    {
        NodeNames = [.. Enumerable.Range(0, 10_000).Select(number => $"node{number}")],
        Pods = [.. Enumerable.Range(0, 5_000).Select(number => new PodItem { PodId = $"pod{number}", Type = "Worker" })],
        UserCommand = new string('x', 1_000_000),
    };

    private static (JobItem Job, List<string> Texts) Filled()
    {
        var (extras, extraTexts) = Filled(new JobExtras());
        var (job, texts) = Filled(new JobItem());
        return (job with { Extras = extras with { RequestId = null } }, [.. texts, .. extraTexts.Except(["id-RequestId"])]);
    }

    // The extras of the item are filled by themselves, and how it is stored is no part of it.
    private static (T Filled, List<string> Texts) Filled<T>(T record)
    {
        var texts = new List<string>();
        foreach (var property in typeof(T).GetProperties().Where(property => property.Name is not (nameof(JobItem.Extras) or nameof(JobItem.IsAttempt))))
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
