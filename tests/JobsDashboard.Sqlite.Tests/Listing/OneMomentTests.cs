using System.Data;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Tallying;
using JobsDashboard.Specification.Databases;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Listing;

/// <summary>The page and the total of one answer, with a job stored between them.</summary>
public sealed class OneMomentTests : IAsyncLifetime
{
    private readonly SqliteTestDatabase _database = new();

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    // The isolation in which SQLite begins a transaction by reading.
    [InlineData(IsolationLevel.ReadUncommitted, 1)]
    [InlineData(null, 2)]
    public async Task Page_AndItsTotal_AreOfOneMomentWhereTheDatabaseHasThat(IsolationLevel? isolation, int total)
    {
        await _database.AddAsync(new JobItem { JobId = "first", GmtCreateTime = _database.Now });
        await using var services = _database.ServicesWith(replaced => replaced
            .AddSingleton(_database.Services.GetRequiredService<ReadingDatabases>() with { OneMoment = isolation })
            .AddSingleton<IJobTally>(new Interrupted(_database)));

        var answer = await TestQueries.Of(services).ListAsync(JobCaller.Local, ListJobsRequest.Default, TestContext.Current.CancellationToken);

        Assert.Equal((1, total), (answer.Jobs.Length, answer.TotalCount));
    }

    private sealed class Interrupted(SqliteTestDatabase database) : SqlTally, IJobTally
    {
        async Task<long> IJobTally.CountAsync(JobsDb db, IQueryable<Job> jobs, CancellationToken cancellationToken)
        {
            await database.AddAsync(new JobItem { JobId = "second", GmtCreateTime = database.Now });
            return await CountAsync(db, jobs, cancellationToken);
        }
    }
}
