using JobsDashboard.Scale.Engines;
using JobsDashboard.Scale.Loading;
using JobsDashboard.Scale.Measuring;
using JobsDashboard.Scale.Questions;
using Xunit;

namespace JobsDashboard.Scale.Tests;

/// <summary>What is measured over ten million jobs, asked over 100,000 and without a clock: all give the same answers.</summary>
public sealed class AgreementTests(StoredJobs jobs) : IClassFixture<StoredJobs>
{
    [Fact]
    public async Task Questions_ByHandWrittenSqlAndByDuckDb_HaveTheProductsAnswers() => await AgreeAsync(EngineName.DuckDb);

    [Fact]
    public async Task Questions_ByPostgreSql_HaveTheProductsAnswers()
    {
        Assert.SkipUnless(PostgresCluster.IsInstalled, "PostgreSQL is not installed; install it with: apt-get install postgresql-15");
        await AgreeAsync(EngineName.Postgres);
    }

    [Fact]
    public async Task Compare_EngineWithAnotherAnswer_NamesIt()
    {
        var question = new Question("failed", Asked.Total, "");

        var run = new QuestionRun([new Fixed("product", "1"), new Fixed("same", "1"), new Fixed("other", "2")]);

        var disagreements = await run.CompareAsync(question);

        Assert.Equal(["failed: total: other says 2 and the product 1"], disagreements);
    }

    private async Task AgreeAsync(EngineName engine)
    {
        await new Loader(jobs.Folder, StoredJobs.Count, TextWriter.Null).LoadAsync([engine]);

        var disagreements = await Check.CompareAsync(jobs.Folder, StoredJobs.Count, [engine]);

        Assert.Empty(disagreements);
    }

    private sealed class Fixed(string name, string answer) : IEngine
    {
        public string Name => name;

        public Func<Task<string>> Prepare(Question question) => () => Task.FromResult(answer);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
