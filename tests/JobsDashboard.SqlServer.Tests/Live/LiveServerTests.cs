using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Tests.Shared;
using Microsoft.Data.SqlClient;
using Xunit;

namespace JobsDashboard.SqlServer.Tests.Live;

/// <summary>What only a server can show.</summary>
public sealed class LiveServerTests(SqlServerTestDatabase database) : IClassFixture<SqlServerTestDatabase>
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private readonly SqlServerTestDatabase _database = database.OrSkip();

    public static TheoryData<string> Golden => GoldenTests.Files;

    [Fact]
    public async Task Migration_RunAgain_ChangesNothing()
    {
        await _database.Store.MigrateAsync(s_token);
        await _database.Store.PrepareAsync(s_token);
        foreach (var batch in _database.Store.MigrationScript().Split("\nGO", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            await SqlServerTestDatabase.ExecuteAsync(batch, _database.ConnectionString);
        }
    }

    [Theory, MemberData(nameof(Golden))]
    public async Task Plan_OfAGoldenRequest_ScansNoHeapAndConvertsNoColumn(string name)
    {
        await using var connection = new SqlConnection(_database.ConnectionString);
        await connection.OpenAsync(s_token);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SET STATISTICS XML ON; {await GoldenTests.ReadAsync(name)}";

        var plans = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(s_token);
        do
        {
            while (await reader.ReadAsync(s_token))
            {
                if (reader.FieldCount == 1 && reader.GetValue(0) is string text && text.StartsWith("<ShowPlanXML", StringComparison.Ordinal))
                {
                    plans.Add(text);
                }
            }
        }
        while (await reader.NextResultAsync(s_token));

        Assert.NotEmpty(plans);
        Assert.All(plans, plan => Assert.DoesNotContain("PhysicalOp=\"Table Scan\"", plan, StringComparison.Ordinal));
        Assert.All(plans, plan => Assert.DoesNotContain("PlanAffectingConvert", plan, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("内存不足")]
    [InlineData("显存")]
    [InlineData("OOM")]
    [InlineData("oom \"内存不足\"")]
    [InlineData("\"cuda error\"")]
    public async Task TextSearch_ChineseAndEnglishInOneText_FindsIt(string search)
    {
        await _database.AddAsync(new JobItem { JobId = "dlc-text", ReasonMessage = "CUDA error: OOM，显存 内存不足，请检查", GmtCreateTime = _database.Now });

        var found = await _database.Queries.CountAsync(JobCaller.Local, Questions.Parse($"ReasonSearch={Uri.EscapeDataString(search)}&StartTime=any&EndTime=any"), s_token);

        Assert.Equal(1, found);
    }

    [Fact]
    public async Task Texts_ThatAServerTakesForEqual_StayDifferent()
    {
        string[] users = ["straße", "STRASSE", "strasse", "a", "a ", "ａ", "カ", "か", new string('x', 2000), new string('x', 2001)];
        await _database.AddAsync(users.Select((user, number) => new JobItem { JobId = $"dlc-user-{number}", UserId = user, GmtCreateTime = _database.Now }));

        foreach (var user in users.Where(user => user.Length < 1000))
        {
            var caller = new JobCaller(user, IsGlobalAdmin: false);
            Assert.Equal(1, await _database.Queries.CountAsync(caller, Questions.Parse("StartTime=any&EndTime=any"), s_token));
        }
    }
}
