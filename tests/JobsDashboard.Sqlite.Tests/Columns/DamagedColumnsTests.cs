using System.Buffers.Binary;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Samples;
using JobsDashboard.Sqlite.Connecting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Columns;

/// <summary>Damage that the copy meets while it reads the columns is no failure of the question that needed them.</summary>
public sealed class DamagedColumnsTests : IAsyncLifetime
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private readonly SqliteTestDatabase _database = new();

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Id_ThatIsDamaged_LeavesTheCountToTheDatabase()
    {
        await _database.AddAsync(GeneratedJobs.Make(new Random(TestSeed.Value), 5, _database.Now));
        var path = $"{SqliteJobs.PathOf(_database.ConnectionString)}.damaged";
        await _database.Store.BackUpAsync(path, _ => { }, s_token);
        var page = (int)(Number("SELECT rootpage FROM sqlite_schema WHERE name = 'Job'") - 1) * (int)Number("PRAGMA page_size");
        var bytes = await File.ReadAllBytesAsync(path, s_token);
        // A page has the place of each row after eight bytes, and a row its length before its id.
        var fourth = page + BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(page + 8 + (3 * sizeof(ushort))));
        Assert.Equal(4, bytes[fourth + 1]);
        bytes[fourth + 1] = 0;
        await File.WriteAllBytesAsync(path, bytes, s_token);
        await using var program = new ServiceCollection()
            .AddSingleton<TimeProvider>(_database.Clock).AddSqliteJobs($"Data Source={path}").BuildServiceProvider();

        Assert.Equal(5, await TestQueries.Of(program).CountAsync(
            JobCaller.Local, ListJobsQueryString.Parse("StartTime=any&EndTime=any", _database.Now).Request, s_token));
    }

    private long Number(string sql)
    {
        using var connection = _database.Services.GetRequiredService<SqliteFile>().OpenReadOnly();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
