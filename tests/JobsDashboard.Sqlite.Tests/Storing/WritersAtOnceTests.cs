using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Sqlite.Connecting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Storing;

/// <summary>Callers of one program that store a job each at the same time.</summary>
public sealed class WritersAtOnceTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>
{
    private const int Callers = 30;

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Callers_OfTheSameJob_GetTheirOwnResults()
    {
        var marks = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => StoreAsync($"own-{caller}", "shared")));

        Assert.All(marks, mark => Assert.Equal(2, mark.Read));
        Assert.Equal((Callers + 1, Callers - 1), (marks.Sum(mark => mark.New), marks.Sum(mark => mark.Unchanged)));
        Assert.NotNull(await database.Queries.FindAsync(JobCaller.Local, "own-7", s_token));
    }

    [Fact]
    public async Task Caller_WhoseJobIsDamagedInTheStore_FailsAlone()
    {
        await StoreAsync("damaged");
        using (var connection = database.Services.GetRequiredService<SqliteFile>().OpenForWriting())
        {
            connection.Execute("UPDATE JobBody SET Json = x'00' WHERE Id = (SELECT Id FROM JobDetail WHERE JobId = 'damaged')");
        }

        var damaged = StoreAsync("damaged");
        var marks = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => StoreAsync($"sound-{caller}")));

        await Assert.ThrowsAnyAsync<Exception>(() => damaged);
        Assert.All(marks, mark => Assert.Equal(new ImportMark { New = 1 }, mark));
    }

    private Task<ImportMark> StoreAsync(params string[] ids) => Task.Run(async () =>
    {
        var batch = new JobBatch([.. ids.Select(id => new JobItem { JobId = id })]);
        return await database.Writer.WriteAsync(new[] { batch }.ToAsyncEnumerable(), s_token).LastAsync(s_token);
    });
}
