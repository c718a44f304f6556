using System.Reflection;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Specification.Databases;
using JobsDashboard.SqlServer.Tests.Checking;
using JobsDashboard.SqlServer.Tests.Live;
using JobsDashboard.SqlServer.Tests.Writing;
using Microsoft.Data.SqlClient;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace JobsDashboard.SqlServer.Tests;

/// <summary>What the live tests stand on, as far as it shows without a server.</summary>
public sealed class LiveHelperTests
{
    private readonly ImpatientClock _clock = new();

    public static TheoryData<string> Statements { get; } =
        [.. typeof(LiveSql).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetValue(null)!)];

    [Theory, MemberData(nameof(Statements))]
    public void Statement_OfALiveTest_IsUnderstood(string sql) => Assert.NotEmpty(TSql.Statements(sql));

    [Fact]
    public void Script_OfTheMigration_IsSentBatchByBatch()
    {
        var script = Scripts.Idempotent();

        var batches = DatabaseSchema.Batches(script);

        Assert.Equal(TSql.Parse(script).Batches.Count, batches.Length);
        Assert.All(batches, batch => Assert.Single(TSql.Parse(batch).Batches));
    }

    [Fact]
    public void Script_OfTheLogin_GivesTheRightsThatAreAskedFor()
    {
        var (reader, writer) = (Batches(mayWrite: false), Batches(mayWrite: true));

        Assert.Equal(["db_datareader"], Roles(reader));
        Assert.Equal(["db_datareader", "db_datawriter"], Roles(writer));
        Assert.All(writer.Append("[jobs_test_1] [jobs_test_2]"), batch => Assert.DoesNotMatch(@"\[dashboard\]|N'dashboard'|\[jobs_owner\]|N'jobs_owner'|\[jobs\]|N'jobs'|\$\(", batch));

        static string[] Batches(bool mayWrite) => LoginScript.Batches("jobs_test_1", "jobs_test_2", "jobs_test_3", mayWrite);

        static IEnumerable<string> Roles(string[] batches) =>
            batches.SelectMany(TSql.Statements).OfType<AlterRoleStatement>().Where(role => ((AddMemberAlterRoleAction)role.Action).Member.Value == "jobs_test_2").Select(role => role.Name.Value);
    }

    [Fact]
    public async Task Wait_ForWhatIsSeenOnceOnly_GoesOn()
    {
        var states = new Queue<int>([3, 0, 2, 0, 0, 7]);

        await Patience.UntilAsync(() => Task.FromResult(states.Dequeue()), state => state == 0, timesInARow: 2, TimeSpan.FromMinutes(1), _clock);

        Assert.Equal([7], states);
    }

    [Fact]
    public async Task Wait_InVain_SaysWhatThereIs()
    {
        var failure = await Assert.ThrowsAsync<TimeoutException>(
            () => Patience.UntilAsync(() => Task.FromResult((Pending: 3, IsDone: false)), state => state.IsDone, timesInARow: 2, TimeSpan.Zero, _clock));

        Assert.Equal("Waited 0 s in vain; what there is now: (3, False)", failure.Message);
    }

    [Theory]
    [InlineData(1807, 5)]
    [InlineData(3702, 5)]
    [InlineData(262, 1)]
    public async Task Database_ThatSomebodyElseHolds_IsTriedAFewTimes(int number, int tries)
    {
        var tried = 0;

        await Assert.ThrowsAsync<SqlException>(() => TestServer.TryAsync(() => ++tried > 0 ? throw SqlFailure.Of(number) : Task.CompletedTask, _clock));
        Assert.Equal(tries, tried);

        await TestServer.TryAsync(() => tried-- > tries ? throw SqlFailure.Of(1807) : Task.CompletedTask, _clock);
        Assert.Equal(tries - 1, tried);
    }

    [Fact]
    public async Task Pair_WhoseOtherCannotBeMade_LeavesNoneBehind()
    {
        var pair = new DatabasePair<CountedDatabase>();
        pair.Other.IsBroken = true;

        await Assert.ThrowsAsync<IOException>(() => pair.InitializeAsync().AsTask());
        Assert.False(pair.One.IsThere);
    }

    [Fact]
    public async Task Pair_WhoseOneCannotBeDropped_DropsTheOther()
    {
        var pair = new DatabasePair<CountedDatabase>();
        await pair.InitializeAsync();
        pair.One.IsBroken = true;

        await Assert.ThrowsAsync<IOException>(() => pair.DisposeAsync().AsTask());
        Assert.False(pair.Other.IsThere);
    }

    private sealed class CountedDatabase : ITestDatabase, IAsyncLifetime
    {
        public bool IsBroken { get; set; }

        public bool IsThere { get; private set; }

        public bool BreaksWordsItself => throw new NotSupportedException();

        public DateTimeOffset Now => throw new NotSupportedException();

        public TestQueries Queries => throw new NotSupportedException();

        public IJobWriter Writer => throw new NotSupportedException();

        public IJobsDatabase Store => throw new NotSupportedException();

        public IServiceProvider Services => throw new NotSupportedException();

        public ValueTask InitializeAsync() => Become(true);

        public ValueTask DisposeAsync() => Become(false);

        private ValueTask Become(bool isThere)
        {
            IsThere = IsBroken ? throw new IOException("broken") : isThere;
            return ValueTask.CompletedTask;
        }
    }
}
