using System.Collections.Immutable;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Samples;
using JobsDashboard.SqlServer.Tests.Checking;
using Microsoft.SqlServer.Dac.Model;
using Xunit;

namespace JobsDashboard.SqlServer.Tests;

/// <summary>The queries as they go out: whether they keep the rules, and compile in the database that the migrations make.</summary>
public sealed class QueryTests
{
    private const int Shapes = 500;

    // A model is checked as a whole, so many queries at once cost little more than one.
    private const int Together = 100;

    private static readonly JobCaller s_user = new("1001", IsGlobalAdmin: false);
    private static readonly QueryRules s_rules = RulesOfTheProduct();

    private readonly QueryCapture _capture = new();

    public static TheoryData<string> Requests { get; } = [.. Questions.Requests];

    public static TheoryData<string> Names { get; } = [.. Questions.All.Keys];

    [Theory, MemberData(nameof(Requests))]
    public async Task Request_AskedForRowsAndCount_KeepsTheRules(string query) => KeepTheRules(await AskAsync(query), atLeast: 3);

    [Theory, MemberData(nameof(Names))]
    public async Task Question_AskedByAnyCaller_KeepsTheRules(string name) => KeepTheRules(await AskByNameAsync(name), atLeast: 8);

    [Fact]
    public async Task Values_OfEveryField_KeepTheRules() => KeepTheRules(await AskValuesAsync(), atLeast: 8);

    [Fact]
    public async Task Queries_OfAllQuestionsAndManyGenerated_CompileInEveryVersionAndKeepTheRules()
    {
        var seed = TestSeed.Value;
        var generated = await ShapesAsync(seed);
        var queries = new List<CapturedQuery>(generated);
        foreach (var query in Questions.Requests)
        {
            queries.AddRange(await AskAsync(query));
        }
        foreach (var name in Questions.All.Keys)
        {
            queries.AddRange(await AskByNameAsync(name));
        }
        queries.AddRange(await AskValuesAsync());

        KeepTheRules(generated, atLeast: Shapes);
        foreach (var version in SchemaTests.Versions)
        {
            using var model = new DatabaseModel(version, Scripts.Idempotent());
            foreach (var some in queries.DistinctBy(query => query.Sql).Chunk(Together))
            {
                var faults = model.FaultsOf(some);
                Assert.True(faults.IsEmpty, $"seed {seed}: {string.Join('\n', faults)}\n{string.Join('\n', some.Select((query, index) => $"-- query {index}\n{query.AsScript()}"))}");
            }
        }
    }

    [Fact]
    public void Questions_AskedHere_AreAllThatThereAre() =>
        Assert.Equal(TestQueries.MethodNames, Questions.All.Keys.Order(StringComparer.Ordinal));

    private async Task<ImmutableArray<CapturedQuery>> AskAsync(string query)
    {
        var request = Questions.Parse(query);
        return
        [
            .. await _capture.OfAsync(queries => queries.RowsAsync(JobCaller.Local, request, default)),
            .. await _capture.OfAsync(queries => queries.CountAsync(s_user, request, default)),
        ];
    }

    private async Task<List<CapturedQuery>> AskByNameAsync(string name)
    {
        var asked = new List<CapturedQuery>();
        foreach (var query in new[] { "", "StartTime=any&EndTime=any", "Status=Failed&ReasonSearch=OOM", "NotUsername=li&Search=gpu&Tags.team=nlp" })
        {
            asked.AddRange(await _capture.OfAsync(queries => Questions.All[name](queries, JobCaller.Local, Questions.Parse(query))));
            asked.AddRange(await _capture.OfAsync(queries => Questions.All[name](queries, s_user, Questions.Parse(query))));
        }
        return asked;
    }

    private async Task<List<CapturedQuery>> AskValuesAsync()
    {
        var asked = new List<CapturedQuery>();
        foreach (var field in CountedField.Faceted.Concat([CountedField.DisplayName, CountedField.TagKeys, CountedField.Tag("team")]))
        {
            foreach (var match in new[] { ValueMatch.All, ValueMatch.Containing("a_b"), ValueMatch.BeginningWith("a_b") })
            {
                asked.AddRange(await _capture.OfAsync(queries => queries.SuggestAsync(s_user, ListJobsRequest.Default, field, match, 20, default)));
            }
        }
        return asked;
    }

    private async Task<ImmutableArray<CapturedQuery>> ShapesAsync(int seed)
    {
        var shapes = new Dictionary<string, CapturedQuery>();
        foreach (var request in Questions.Generated(seed).TakeWhile(_ => shapes.Count < Shapes))
        {
            foreach (var query in await _capture.OfAsync(queries => queries.CountAsync(JobCaller.Local, request, default)))
            {
                shapes.TryAdd(query.Sql, query);
            }
        }
        return [.. shapes.Values];
    }

    private static void KeepTheRules(IReadOnlyCollection<CapturedQuery> queries, int atLeast)
    {
        Assert.True(queries.Count >= atLeast, $"{queries.Count} queries were asked");
        foreach (var query in queries)
        {
            Assert.True(!s_rules.FaultsOf(query).Any(), $"{string.Join('\n', s_rules.FaultsOf(query))}\n{query.AsScript()}");
        }
    }

    private static QueryRules RulesOfTheProduct()
    {
        using var model = new DatabaseModel(SqlServerVersion.Sql150, Scripts.Idempotent());
        return new QueryRules(TableColumns.OfTheProduct(), model.FullTextColumns);
    }
}
