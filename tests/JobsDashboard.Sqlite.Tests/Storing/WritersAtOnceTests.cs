using System.Collections.Immutable;
using System.Text.Json;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Secrets;
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

    [Fact]
    public async Task Run_BetweenWhoseBatchesAnotherWrites_TakesNoKeyOfTheOther()
    {
        var otherHasWritten = new TaskCompletionSource();

        await foreach (var _ in database.Writer.WriteAsync(BatchesAsync(), s_token))
        {
            if (!otherHasWritten.Task.IsCompleted)
            {
                await StoreAsync("between");
                otherHasWritten.SetResult();
            }
        }

        Assert.Equal("before,between,after", TagsOf("before", "between", "after"));
        AssertNoReferenceIsMissing();

        async IAsyncEnumerable<JobBatch> BatchesAsync()
        {
            yield return new JobBatch([JobOf("before")]);
            await otherHasWritten.Task;
            yield return new JobBatch([JobOf("after")]);
        }
    }

    [Fact]
    public async Task Batch_AfterOneThatWasRolledBack_StoresItsKeysItself()
    {
        await using var target = database.Services.GetRequiredService<Func<IWriteTarget>>()();

        await WriteAsync(target, "again", isCommitted: false);
        await WriteAsync(target, "again", isCommitted: true);

        Assert.Equal("again", TagsOf("again"));
        AssertNoReferenceIsMissing();
    }

    private static async Task WriteAsync(IWriteTarget target, string id, bool isCommitted)
    {
        await using var session = await target.OpenAsync(s_token);
        await session.BeginAsync(s_token);
        var stamp = await session.StampAsync(DateTimeOffset.UnixEpoch, s_token);
        var job = PreparedJob.Of(JobOf(id), new TextPreparation(SecretMask.Default, target.SearchText));
        await session.WriteAsync([new JobWrite(stamp.LastId + 1, job, null, stamp)], s_token);
        if (isCommitted)
        {
            await session.CommitAsync();
        }
    }

    private string TagsOf(params string[] ids)
    {
        using var connection = database.Services.GetRequiredService<SqliteFile>().OpenForWriting();
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT group_concat(t.Value ORDER BY d.Id) FROM JobDetail AS d JOIN JobTag AS j ON j.JobId = d.Id " +
            "JOIN Tag AS t ON t.TagId = j.TagId WHERE d.JobId IN (SELECT value FROM json_each($ids))";
        command.Parameters.AddWithValue("$ids", JsonSerializer.Serialize(ids));
        return (string)command.ExecuteScalar()!;
    }

    // SQLite does not look when they are written.
    private void AssertNoReferenceIsMissing()
    {
        using var connection = database.Services.GetRequiredService<SqliteFile>().OpenForWriting();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM pragma_foreign_key_check";
        Assert.Equal(0L, command.ExecuteScalar());
    }

    private Task<ImportMark> StoreAsync(params string[] ids) => Task.Run(async () =>
    {
        var batch = new JobBatch([.. ids.Select(JobOf)]);
        return await database.Writer.WriteAsync(new[] { batch }.ToAsyncEnumerable(), s_token).LastAsync(s_token);
    });

    // Each with a text and a tag of its own.
    private static JobItem JobOf(string id) => new()
    {
        JobId = id,
        UserId = id,
        Settings = new JobSettings { Tags = ImmutableSortedDictionary<string, string>.Empty.Add("of", id) },
    };
}
