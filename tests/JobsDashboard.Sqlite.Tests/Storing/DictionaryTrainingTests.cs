using JobsDashboard.Specification.Databases;
using JobsDashboard.Sqlite.Compression;
using JobsDashboard.Sqlite.Connecting;
using JobsDashboard.Sqlite.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Storing;

/// <summary>When dictionaries are trained, and which jobs meet which.</summary>
public sealed class DictionaryTrainingTests : IAsyncLifetime
{
    private readonly SqliteTestDatabase _database = new();
    private readonly TextDictionaries _dictionaries = new();
    private SqliteConnection _connection = null!;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _connection = _database.Services.GetRequiredService<SqliteFile>().OpenForWriting();
        // Bodies alone, without their jobs.
        _connection.Execute("PRAGMA foreign_keys = OFF");
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        _dictionaries.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public void Jobs_TooFewToLearnFrom_HaveNoDictionary()
    {
        Write(1, 999, Alike);

        Assert.Empty(Dictionaries());
    }

    [Theory]
    [InlineData(1_500, 1_500)]
    [InlineData(100, 1_000)]
    public void Dictionary_OfTheFirstJobs_IsTrainedInTheBatchThatHasEnough(int batch, int after)
    {
        Write(1, 1_500, Alike, batch);

        Assert.Equal([after], Dictionaries());
        Assert.Equal(1L, Scalar("SELECT length(Json) < 100 FROM JobBody WHERE Id = 1500"));
    }

    [Fact]
    public void Dictionary_OfJobsThatStayAlike_StaysTheOnlyOne()
    {
        Write(1, 45_000, Alike);

        Assert.Single(Dictionaries());
    }

    [Fact]
    public void Dictionary_WhenJobsHaveChanged_IsTrainedOnceMore()
    {
        Write(1, 5_000, Alike);
        Write(5_001, 65_000, Others);

        Assert.Equal([5_000, 20_000], Dictionaries());
        Assert.Equal(1L, Scalar("SELECT avg(length(Json)) FILTER (WHERE Id > 20000) < 0.5 * avg(length(Json)) FILTER (WHERE Id BETWEEN 5001 AND 15000) FROM JobBody"));
        Assert.Equal(Alike(1), Text(1));
        Assert.Equal(Others(65_000), Text(65_000));
    }

    [Fact]
    public void Jobs_OfNothingInCommon_AreStoredWithout()
    {
        Write(1, 2_000, _ => "");

        Assert.Empty(Dictionaries());
        Assert.Equal("", Text(2_000));
    }

    private void Write(int first, int last, Func<int, string> text, int batch = 5_000)
    {
        foreach (var ids in Enumerable.Range(first, last - first + 1).Chunk(batch))
        {
            using var transaction = _connection.BeginTransaction();
            using var bodies = new JobBodyTable(_connection, _dictionaries);
            bodies.Write([.. ids.Select(id => WholeJob.Of(id, text(id), null))], meanwhile: () => { });
            transaction.Commit();
        }
    }

    private static string Alike(int number) => $"{number * 7919}" +
        """{"Status":"Succeeded","JobType":"PyTorchJob","Envs":{"NCCL_DEBUG":"INFO"},"Pods":[{"Type":"Worker","Status":"Succeeded"}]}""";

    private static string Others(int number) => $"{number * 7919}" +
        """<job cluster="slurm" partition="gpu-a100" qos="normal" account="physics"><step name="batch" state="COMPLETED" exit="0:0"/></job>""";

    private string Text(int id)
    {
        using var read = _connection.CreateCommand();
        read.CommandText = $"SELECT jobs_text(Json) FROM JobBody WHERE Id = {id}";
        return (string)read.ExecuteScalar()!;
    }

    private List<int> Dictionaries()
    {
        using var read = new Statement(_connection, "SELECT AfterJob FROM JobDictionary ORDER BY AfterJob", 0);
        using var rows = read.Read();
        return [.. rows.Cast<System.Data.IDataRecord>().Select(row => (int)row.GetInt64(0))];
    }

    private long Scalar(string sql)
    {
        using var read = _connection.CreateCommand();
        read.CommandText = sql;
        return (long)read.ExecuteScalar()!;
    }
}
