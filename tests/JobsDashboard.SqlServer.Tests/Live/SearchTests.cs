using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Specification.Databases;
using Xunit;

namespace JobsDashboard.SqlServer.Tests.Live;

/// <summary>The full-text index: what it finds in two languages, and when.</summary>
public sealed class SearchTests(SqlServerTestDatabase database) : IClassFixture<SqlServerTestDatabase>
{
    private static readonly TimeSpan s_longestLag = TimeSpan.FromMinutes(2);

    private readonly SqlServerTestDatabase _database = database.OrSkip();

    [Theory(Timeout = TestServer.TimeLimit)]
    [InlineData("内存不足")]
    [InlineData("显存")]
    [InlineData("OOM")]
    [InlineData("oom \"内存不足\"")]
    [InlineData("\"cuda error\"")]
    [InlineData("not found")]
    // Single characters, which are asked for as the beginnings of words.
    [InlineData("存")]
    [InlineData("节")]
    // What a user copies out of the text, whether the word breaker takes it for one word or for several.
    [InlineData("train.py")]
    [InlineData("out-of-memory")]
    [InlineData("GPU内存")]
    // Beginnings of words.
    [InlineData("mem*")]
    [InlineData("train.p*")]
    [InlineData("显*")]
    public async Task TextSearch_ChineseAndEnglishInOneText_FindsIt(string search)
    {
        var token = TestContext.Current.CancellationToken;
        await _database.AddAsync(new JobItem
        {
            JobId = "dlc-text",
            ReasonMessage = "CUDA error: OOM，显存 内存不足，请检查。 存储 not found 节点 python train.py out-of-memory GPU内存",
            GmtCreateTime = _database.Now,
        });

        Assert.Equal(1, await FoundAsync(search, token));
        Assert.Equal(0, await FoundAsync($"{search} nothingofthekind", token));
    }

    [Fact(Timeout = TestServer.TimeLimit)]
    public async Task Lag_AfterWriting_ComesToNone()
    {
        var token = TestContext.Current.CancellationToken;
        await _database.PlainWriter.WriteAsync(new[] { new JobBatch([new JobItem { JobId = "dlc-lag", ReasonMessage = "zirconium" }]) }.ToAsyncEnumerable(), token).CountAsync(token);

        // A job that is just being read is pending no more, and not yet found.
        await Patience.UntilAsync(() => FoundAsync("zirconium", token), found => found == 1, timesInARow: 1, s_longestLag, TimeProvider.System);
        await Patience.UntilAsync(() => _database.Store.SearchLagAsync(token), lag => !lag.IsBehind, timesInARow: 2, s_longestLag, TimeProvider.System);
    }

    private Task<long> FoundAsync(string search, CancellationToken cancellationToken) => _database.Queries.CountAsync(
        JobCaller.Local, Questions.Parse($"ReasonSearch={Uri.EscapeDataString(search)}&StartTime=any&EndTime=any"), cancellationToken);
}
