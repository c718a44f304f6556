using System.Collections.Immutable;
using System.Text.Json;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Zones;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Questions;
using JobsDashboard.Specification.Samples;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Specification.Access;

/// <summary>Two databases that differ only in jobs that the caller may not see give the same answers to every question.</summary>
public abstract class HiddenJobsSpec(ITestDatabase withHidden, ITestDatabase without) : IAsyncLifetime
{
    private const int Requests = 60;

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;
    private static readonly JobCaller s_caller = new("1001", IsGlobalAdmin: false);

    // Every question that can be asked. One that is added there is missing here until it is asked as well.
    private static readonly Dictionary<string, Func<TestQueries, ListJobsRequest, Task<object?>>> s_questions = new()
    {
        [nameof(TestQueries.RowsAsync)] = async (jobs, request) => await jobs.RowsAsync(s_caller, request, s_token),
        [nameof(TestQueries.AnyAsync)] = async (jobs, _) => await jobs.AnyAsync(s_caller, s_token),
        [nameof(TestQueries.CountAsync)] = async (jobs, request) => await jobs.CountAsync(s_caller, request, s_token),
        [nameof(TestQueries.CountUpToAsync)] = async (jobs, request) => await jobs.CountUpToAsync(s_caller, request, 7, s_token),
        [nameof(TestQueries.ListAsync)] = async (jobs, request) => await jobs.ListAsync(s_caller, request, s_token),
        [nameof(TestQueries.FindAsync)] = async (jobs, _) => (
            await jobs.FindAsync(s_caller, Hidden(1).JobId!, s_token),
            await jobs.FindAsync(s_caller, "dlc-that-never-was", s_token),
            await jobs.FindAsync(s_caller, "DLC00001", s_token)),
        [nameof(TestQueries.FacetsAsync)] = async (jobs, request) => (
            await jobs.FacetsAsync(s_caller, request, [.. CountedField.Faceted, CountedField.Tag("team"), CountedField.Tag("hidden")], 3, s_token)).Select(Told),
        [nameof(TestQueries.SuggestAsync)] = async (jobs, request) => (
            await jobs.SuggestAsync(s_caller, request, CountedField.TagKeys, ValueMatch.All, 100, s_token),
            await jobs.SuggestAsync(s_caller, request, CountedField.Tag("hidden"), ValueMatch.All, 100, s_token),
            await jobs.SuggestAsync(s_caller, request, CountedField.DisplayName, ValueMatch.Containing("hid"), 100, s_token),
            await jobs.SuggestAsync(s_caller, request, CountedField.Of(JobFilters.UserIdForFilter), ValueMatch.BeginningWith("1"), 100, s_token)),
        [nameof(TestQueries.HistogramAsync)] = async (jobs, request) => await jobs.HistogramAsync(s_caller, request, null, 40, s_token),
        [nameof(TestQueries.SummaryAsync)] = async (jobs, request) => await jobs.SummaryAsync(s_caller, request, s_token),
        [nameof(TestQueries.ZonedHistogramAsync)] =
            async (jobs, request) => await jobs.ZonedHistogramAsync(s_caller, request, ZoneClock.Utc, 40, s_token),
        [nameof(TestQueries.ExportAsync)] = async (jobs, request) => await jobs.ExportAsync(s_caller, request, s_token).ToListAsync(s_token),
    };

    private static readonly JsonSerializerOptions s_json = new() { IncludeFields = true };

    public async ValueTask InitializeAsync()
    {
        var visible = GeneratedJobs.Make(new Random(20260316), 800, withHidden.Now).Where(IsSeen).ToImmutableArray();
        await withHidden.AddAsync(visible.SelectMany((job, number) => new[] { Hidden(number), job }));
        await without.AddAsync(visible);
        foreach (var database in new[] { withHidden, without })
        {
            var members = database.Services.GetRequiredService<WorkspaceMembers>();
            await members.SetAsync(new("268", "1001", IsAdmin: false), s_token);
            await members.SetAsync(new("WS", "1001", IsAdmin: true), s_token);
            await members.SetAsync(new("hidden", "1002", IsAdmin: true), s_token);
        }
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Questions_AskedHere_AreAllThatThereAre() =>
        Assert.Equal(TestQueries.MethodNames, s_questions.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Answers_WithHiddenJobsAndWithout_AreTheSame()
    {
        var seed = TestSeed.Value;
        var random = new Random(seed);
        var urls = Enumerable.Range(0, Requests)
            .Select(_ => GeneratedRequests.For(withHidden).Make(random).Url)
            .Prepend("StartTime=any&EndTime=any&PageSize=100")
            .Prepend("StartTime=any&EndTime=any&Tags.hidden=yes");
        foreach (var url in urls)
        {
            var request = ListJobsQueryString.Parse(url, withHidden.Now).Request;
            foreach (var (name, ask) in s_questions)
            {
                var answer = JsonSerializer.Serialize(await ask(withHidden.Queries, request), s_json);

                Assert.True(answer == JsonSerializer.Serialize(await ask(without.Queries, request), s_json), $"seed {seed}, {name}: {url}");
            }
        }
    }

    [Fact]
    public async Task HiddenJobs_AreThere_ForThoseWhoMaySeeThem()
    {
        var request = ListJobsQueryString.Parse("StartTime=any&EndTime=any", withHidden.Now).Request;
        var everything = await withHidden.Queries.CountAsync(JobCaller.Local, request, s_token);

        Assert.Equal(everything, await without.Queries.CountAsync(JobCaller.Local, request, s_token) * 2);
        Assert.Equal(everything, await withHidden.Queries.CountAsync(s_caller, request, s_token) * 2);
    }

    private static object Told(Facet facet) => new { facet.Field.Name, facet.Values, facet.None, facet.OtherJobs, facet.OtherValues };

    private static bool IsSeen(JobItem job) =>
        job.UserId == "1001" || job.WorkspaceId == "WS" || (job.WorkspaceId == "268" && job.Accessibility == "PUBLIC");

    // Hidden for one reason or another, and with values that no job has which the caller sees.
    private static JobItem Hidden(int number) => new()
    {
        JobId = $"dlc-hidden-{number}",
        DisplayName = $"hidden-{number}",
        JobType = number % 3 == 0 ? "HiddenJob" : "PyTorchJob",
        Status = JobStatus.Failed,
        UserId = (number % 4) switch { 0 => "1002", 1 => "10010", 2 => null, _ => "1001 " },
        WorkspaceId = (number % 5) switch { 0 => "268", 1 => null, 2 => "ws", 3 => "hidden", _ => "269" },
        Accessibility = number % 5 == 0 ? "PRIVATE" : "PUBLIC",
        ReasonMessage = "CUDA OOM: hidden",
        UserCommand = "python train.py",
        GmtCreateTime = new DateTimeOffset(2026, 3, 14, 12, 0, 0, TimeSpan.Zero).AddMinutes(-number),
        GmtFinishTime = new DateTimeOffset(2026, 3, 14, 13, 0, 0, TimeSpan.Zero).AddMinutes(-number),
        RequestGPU = "8",
        Settings = new JobSettings { Tags = ListJobsRequest.NoTags.Add("hidden", "yes").Add("team", number % 2 == 0 ? "nlp" : "hidden") },
    };
}
