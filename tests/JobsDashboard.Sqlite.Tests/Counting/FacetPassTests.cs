using System.Linq.Expressions;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Tallying;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Questions;
using JobsDashboard.Specification.Samples;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Counting;

/// <summary>Fields that are counted several at once have the numbers that each has by itself.</summary>
public sealed class FacetPassTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>, IAsyncLifetime
{
    private const int Requests = 40;

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;
    private static readonly JobCaller s_caller = new("a1", IsGlobalAdmin: true);

    public async ValueTask InitializeAsync() => await database.AddAsync(GeneratedJobs.Make(new Random(20260314), 300, database.Now));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(3)]
    [InlineData(32)]
    public async Task Fields_SeveralInOnePass_AreCountedAsOneByOne(int atOnce)
    {
        var passes = new Passes(atOnce);
        await using var services = database.ServicesWith(replaced => replaced.AddSingleton<IJobTally>(passes));
        var random = new Random(TestSeed.Value);
        for (var i = 0; i < Requests; i++)
        {
            var request = ListJobsQueryString.Parse(GeneratedRequests.For(database).Make(random).Url, database.Now).Request;

            var facets = await TestQueries.Of(services).FacetsAsync(s_caller, request, CountedField.Faceted, 5, s_token);

            var expected = await database.Queries.FacetsAsync(s_caller, request, CountedField.Faceted, 5, s_token);
            Assert.Equal(expected.Select(Told), facets.Select(Told));
        }
        Assert.InRange(passes.Most, 3, atOnce);
    }

    [Fact]
    public async Task Field_AskedTwice_IsCountedOnceAndAnsweredTwice()
    {
        var passes = new Passes(32);
        await using var services = database.ServicesWith(replaced => replaced.AddSingleton<IJobTally>(passes));
        var (status, type) = (CountedField.FindFaceted("Status")!, CountedField.FindFaceted("JobType")!);

        var facets = await TestQueries.Of(services).FacetsAsync(
            s_caller, ListJobsQueryString.Parse("StartTime=any", database.Now).Request, [status, type, status], 5, s_token);

        Assert.Equal([status, type, status], facets.Select(facet => facet.Field));
        Assert.Equal(2, passes.Most);
    }

    private static string Told(Facet facet) =>
        $"{facet.Field.Name}: {string.Join(' ', facet.Values)}, {facet.None} {facet.OtherJobs} {facet.OtherValues}";

    private sealed class Passes(int atOnce) : SqlTally, IJobTally
    {
        public int KeysAtOnce => atOnce;

        public int Most { get; private set; }

        async Task<IReadOnlyList<IReadOnlyList<KeyCount>>> IJobTally.ByKeysAsync(
            JobsDb db, IQueryable<Job> jobs, IReadOnlyList<Expression<Func<Job, int?>>> keys, CancellationToken cancellationToken)
        {
            Most = Math.Max(Most, keys.Count);
            var counts = new List<IReadOnlyList<KeyCount>>();
            foreach (var key in keys)
            {
                counts.Add(await ByKeyAsync(db, jobs, key, cancellationToken));
            }
            return counts;
        }
    }
}
