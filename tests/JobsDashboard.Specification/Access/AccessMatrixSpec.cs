using System.Collections.Immutable;
using System.Globalization;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Zones;
using JobsDashboard.Specification.Databases;
using Xunit;

namespace JobsDashboard.Specification.Access;

/// <summary>Every actor, every kind of job and every way to ask, whichever database holds them.</summary>
public abstract class AccessMatrixSpec(ITestDatabase database) : IAsyncLifetime
{
    private const string Everything = "StartTime=any&EndTime=any&PageSize=100";

    // A value that finds all jobs of the matrix, or as many as the test beside it says.
    private static readonly Dictionary<JobFilter, (string Value, Func<Actor, MatrixJob, bool>? Finds)> s_filters = new()
    {
        [JobFilters.Search] = ("every", null),
        [JobFilters.DisplayName] = ("name", null),
        [JobFilters.JobType] = (All(job => job.JobType), null),
        [JobFilters.Status] = ("Failed", null),
        [JobFilters.JobId] = ("mx-010", (_, job) => job.Number == 10),
        [JobFilters.JobIds] = (All(job => job.JobId), null),
        [JobFilters.ShowOwn] = ("true", (actor, job) => job.Owner == actor.UserId),
        [JobFilters.WorkspaceId] = ("home,away,foreign,unknown", (_, job) => job.Workspace is not null),
        [JobFilters.ResourceId] = (All(job => job.ResourceId), null),
        [JobFilters.ResourceIds] = (All(job => job.ResourceId), null),
        [JobFilters.ResourceQuotaName] = ("quota", null),
        [JobFilters.UserIdForFilter] = (All(job => job.UserId), (_, job) => job.Owner is not null),
        [JobFilters.Username] = ("user", null),
        [JobFilters.BusinessUserId] = (All(job => job.Settings!.BusinessUserId), null),
        [JobFilters.Caller] = (All(job => job.Settings!.Caller), null),
        [JobFilters.PipelineId] = (All(job => job.Settings!.PipelineId), null),
        [JobFilters.TemplateId] = (All(job => job.TemplateId), null),
        [JobFilters.Accessibility] = ("PRIVATE", (_, job) => job.Accessibility != "PUBLIC"),
        [JobFilters.OversoldInfo] = ("ForceQuotaOverSold", null),
        [JobFilters.PaymentType] = ("PrePaid", null),
        [JobFilters.EnableAssignNode] = ("false", null),
        [JobFilters.ReasonSearch] = ("every", null),
        [JobFilters.UserCommandSearch] = ("every", null),
        [JobFilters.ImageSearch] = ("every", null),
        [JobFilters.Description] = ("description", null),
    };

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    public static TheoryData<string> Filters { get; } = [.. JobFilters.All.Select(filter => filter.Name)];

    public static TheoryData<string> Orders { get; } = [.. JobFields.Sortable.Select(field => field.Name)];

    public async ValueTask InitializeAsync() => await AccessMatrix.FillAsync(database.Services, database.Now, s_token);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("no workspace", "u-another", "home", "PUBLIC", false)]
    [InlineData("no workspace", null, null, "PUBLIC", false)]
    [InlineData("owner", "u-owner", null, null, true)]
    [InlineData("owner", "u-owner", "foreign", "PRIVATE", true)]
    [InlineData("owner", "u-another", "home", "PUBLIC", false)]
    [InlineData("member", "u-another", "home", "PUBLIC", true)]
    [InlineData("member", "u-another", "home", "PRIVATE", false)]
    [InlineData("member", "u-another", "home", null, false)]
    [InlineData("member", "u-another", "away", "PUBLIC", false)]
    [InlineData("member", null, "home", "PUBLIC", true)]
    [InlineData("workspace admin", "u-another", "home", null, true)]
    [InlineData("workspace admin", null, "home", "PRIVATE", true)]
    [InlineData("workspace admin", "u-another", "away", "PUBLIC", false)]
    [InlineData("workspace admin", "u-another", "unknown", "PUBLIC", false)]
    [InlineData("admin elsewhere", "u-another", "home", "PUBLIC", false)]
    [InlineData("member of two", "u-another", "away", "PUBLIC", true)]
    [InlineData("removed", "u-another", "home", "PUBLIC", false)]
    [InlineData("removed", "u-removed", "home", "PRIVATE", true)]
    [InlineData("global admin", null, null, null, true)]
    public void Rule_InPlainCases_SaysWhoSeesWhat(string actor, string? owner, string? workspace, string? accessibility, bool isSeen) =>
        Assert.Equal(isSeen, AccessMatrix.Sees(
            AccessMatrix.Actors.Single(one => one.Name == actor),
            AccessMatrix.Jobs.Single(job => (job.Owner, job.Workspace, job.Accessibility) == (owner, workspace, accessibility))));

    [Fact]
    public Task Rows_OfThePages_AreOfTheJobsThatAreSeen() => AssertSeenAsync(actor => RowsAsync(actor, Everything));

    [Fact]
    public Task Jobs_OfListJobs_AreThoseThatAreSeen() => AssertSeenAsync(async actor =>
    {
        var found = new List<int>();
        for (var page = 1; await ListAsync(actor, $"{Everything}&PageNumber={page}") is { Length: > 0 } jobs; page++)
        {
            found.AddRange(jobs);
        }
        return found;
    });

    [Fact]
    public Task TotalCount_OfOneJob_IsNoneWhereItIsHidden() => AssertSeenAsync(actor => ThoseAsync(
        async job => await database.Queries.CountAsync(actor.Caller, Parse($"{Everything}&JobId={job.Id}"), s_token) == 1));

    [Fact]
    public Task CountUpTo_OfOneJob_IsNoneWhereItIsHidden() => AssertSeenAsync(actor => ThoseAsync(
        async job => await database.Queries.CountUpToAsync(actor.Caller, Parse($"{Everything}&JobId={job.Id}"), 5, s_token) == 1));

    [Theory, MemberData(nameof(Filters))]
    public async Task Filter_OfAnyKind_FindsOnlyWhatIsSeen(string name)
    {
        var (filter, (value, finds)) = s_filters.Single(one => one.Key.Name == name);

        await AssertSeenAsync(actor => RowsAsync(actor, $"{Everything}&{name}={Uri.EscapeDataString(value)}"), finds);
        if (filter.CanBeExcluded)
        {
            await AssertSeenAsync(
                actor => RowsAsync(actor, $"{Everything}&{filter.ExcludedName}={Uri.EscapeDataString(value)}"),
                (actor, job) => finds?.Invoke(actor, job) == false);
        }
    }

    [Theory]
    [InlineData("Tags.number=value010", 10)]
    [InlineData("Tags.key010=value", 10)]
    [InlineData("Present=Tags.key010", 10)]
    [InlineData("Range=Duration:1010..1011", 10, 11)]
    [InlineData("NumericRangeField=Priority&NumericRangeMin=1010&NumericRangeMax=1010", 10)]
    public async Task Condition_OnOneJob_FindsItWhereItIsSeen(string query, params int[] numbers) =>
        await AssertSeenAsync(actor => RowsAsync(actor, $"{Everything}&{query}"), (_, job) => numbers.Contains(job.Number));

    [Theory, MemberData(nameof(Orders))]
    public Task Order_OfAnyKind_HasOnlyWhatIsSeen(string field) =>
        AssertSeenAsync(actor => RowsAsync(actor, $"{Everything}&SortBy={field}&Order=asc"));

    [Fact]
    public async Task Facets_OfEveryField_CountOnlyWhatIsSeen()
    {
        foreach (var field in CountedField.Faceted.Add(CountedField.Tag("number")))
        {
            await AssertSeenAsync(actor => ValuesAsync(actor, field), field, async actor =>
            {
                var facet = Assert.Single(await database.Queries.FacetsAsync(actor.Caller, Parse(Everything), [field], 500, s_token));
                return facet.TotalCount;
            });
        }
    }

    [Fact]
    public async Task Suggestions_OfEveryField_CountOnlyWhatIsSeen()
    {
        foreach (var field in CountedField.Faceted.AddRange(CountedField.DisplayName, CountedField.TagKeys, CountedField.Tag("number")))
        {
            await AssertSeenAsync(
                async actor => await database.Queries.SuggestAsync(actor.Caller, Parse(Everything), field, ValueMatch.All, 500, s_token),
                field,
                total: null);
        }
    }

    [Fact]
    public Task Histogram_OfADayForEachJob_HasOnlyWhatIsSeen() => AssertSeenAsync(async actor =>
    {
        Assert.True(BucketSize.TryParse("1d", out var day));
        var histogram = await database.Queries.HistogramAsync(actor.Caller, Parse(Everything), day, TimeHistogram.MaxBuckets, s_token);
        return histogram.Buckets.Where(bucket => bucket.Count > 0).Select(bucket => (int)(database.Now.Date - bucket.StartTime.Date).TotalDays - 1);
    });

    [Fact]
    public Task ZonedHistogram_OfADayForEachJob_HasOnlyWhatIsSeen() => AssertSeenAsync(async actor =>
    {
        var histogram = await database.Queries.ZonedHistogramAsync(actor.Caller, Parse(Everything), ZoneClock.Utc, TimeHistogram.MaxBuckets, s_token);
        return histogram.Buckets.Where(bucket => bucket.Count > 0).Select(bucket => (int)(database.Now.Date - bucket.StartTime.Date).TotalDays - 1);
    });

    [Fact]
    public Task GetJob_OfEachJob_FindsItWhereItIsSeen() => AssertSeenAsync(actor => ThoseAsync(
        async job => await database.Queries.FindAsync(actor.Caller, job.Id, s_token) is not null));

    [Fact]
    public Task Export_OfEverything_HasOnlyWhatIsSeen() => AssertSeenAsync(async actor =>
        (await database.Queries.ExportAsync(actor.Caller, Parse(Everything), s_token).ToListAsync(s_token)).Select(job => NumberIn(job.Json)));

    [Fact]
    public async Task AnyJob_ForAHint_IsOneThatIsSeen()
    {
        foreach (var actor in AccessMatrix.Actors)
        {
            Assert.Equal(AccessMatrix.SeenBy(actor).Count > 0, await database.Queries.AnyAsync(actor.Caller, s_token));
        }
    }

    // Every way to ask gives just the jobs that the rule says, for every actor.
    private static async Task AssertSeenAsync(Func<Actor, Task<IEnumerable<int>>> ask, Func<Actor, MatrixJob, bool>? finds = null)
    {
        foreach (var actor in AccessMatrix.Actors)
        {
            var expected = AccessMatrix.Jobs.Where(job => AccessMatrix.Sees(actor, job) && finds?.Invoke(actor, job) != false);

            Assert.Equal((actor.Name, Listed(expected.Select(job => job.Number))), (actor.Name, Listed(await ask(actor))));
        }
    }

    // A field whose values have the job's number tells which jobs were counted, any other how many.
    private static async Task AssertSeenAsync(
        Func<Actor, Task<IEnumerable<ValueCount>>> ask, CountedField field, Func<Actor, Task<long>>? total)
    {
        foreach (var actor in AccessMatrix.Actors)
        {
            var seen = AccessMatrix.SeenBy(actor);
            var values = (await ask(actor)).ToList();
            var numbered = values.Where(value => HasNumber(value.Value)).ToList();

            if (numbered.Count > 0)
            {
                Assert.All(numbered, value => Assert.Equal(1, value.Count));
                Assert.Equal((actor.Name, field.Name, Listed(seen)), (actor.Name, field.Name, Listed(numbered.Select(value => NumberIn(value.Value)))));
            }
            if (total is not null)
            {
                Assert.Equal((actor.Name, field.Name, (long)seen.Count), (actor.Name, field.Name, await total(actor)));
            }
        }
    }

    private async Task<IEnumerable<ValueCount>> ValuesAsync(Actor actor, CountedField field) =>
        Assert.Single(await database.Queries.FacetsAsync(actor.Caller, Parse(Everything), [field], 500, s_token)).Values;

    private async Task<IEnumerable<int>> RowsAsync(Actor actor, string query)
    {
        var (found, request) = (new List<int>(), Parse(query));
        while (true)
        {
            var page = await database.Queries.RowsAsync(actor.Caller, request, s_token);
            found.AddRange(page.Rows.Select(row => NumberIn(row.JobId)));
            if (!page.HasMore)
            {
                return found;
            }
            request = request with { PageNumber = request.PageNumber + 1 };
        }
    }

    private async Task<int[]> ListAsync(Actor actor, string query)
    {
        var page = await database.Queries.ListAsync(actor.Caller, Parse(query), s_token);
        Assert.Equal(AccessMatrix.SeenBy(actor).Count, page.TotalCount);
        return [.. page.Jobs.Select(NumberIn)];
    }

    private static async Task<IEnumerable<int>> ThoseAsync(Func<MatrixJob, Task<bool>> isThere)
    {
        var found = new List<int>();
        foreach (var job in AccessMatrix.Jobs)
        {
            if (await isThere(job))
            {
                found.Add(job.Number);
            }
        }
        return found;
    }

    private ListJobsRequest Parse(string query)
    {
        var reading = ListJobsQueryString.Parse(query, database.Now);
        Assert.Empty(reading.Problems);
        Assert.Empty(reading.Ignored);
        return reading.Request;
    }

    private static string All(Func<JobItem, string?> value) =>
        string.Join(',', AccessMatrix.Jobs.Select(job => value(job.ToItem(DateTimeOffset.UnixEpoch))).OfType<string>().Distinct());

    private static string Listed(IEnumerable<int> numbers) => string.Join(' ', numbers.Order());

    // The first digits of all are the job's number: in its id, in its values and in its JSON.
    private static int NumberIn(string text) =>
        int.Parse(text.AsSpan(text.AsSpan().IndexOfAnyInRange('0', '9'), 3), CultureInfo.InvariantCulture);

    private static bool HasNumber(string text) => text.Length > 3 && text[^3..].All(char.IsAsciiDigit);
}
