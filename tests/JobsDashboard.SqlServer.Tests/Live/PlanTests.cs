using JobsDashboard.SqlServer.Tests.Checking;
using Microsoft.Data.SqlClient;
using Xunit;

namespace JobsDashboard.SqlServer.Tests.Live;

/// <summary>The plans of the golden requests over many jobs, held against their heads. Loading those leaves the server no time for others.</summary>
[Collection<AloneOnTheServer>]
public sealed class PlanTests(PlanDatabase database) : IClassFixture<PlanDatabase>
{
    private readonly SqlServerTestDatabase _database = database.OrSkip();

    public static TheoryData<string> Golden => GoldenTests.Files;

    [Theory(Timeout = TestServer.TimeLimit), MemberData(nameof(Golden))]
    public async Task Plan_OfAGoldenRequest_IsAsItsHeadSays(string name)
    {
        var (_, head) = await GoldenTests.ReadAsync(name);
        var query = await GoldenTests.QueryAsync(head);

        var xml = await PlanAsync(query, TestContext.Current.CancellationToken);

        var faults = PlanRules.Of(head).FaultsOf(QueryPlan.Read(xml)).ToList();
        Assert.True(faults.Count == 0, $"{string.Join('\n', faults)}\n{xml}");
    }

    // The server shows the plan after the answer, as an answer of its own with the one column.
    private async Task<string> PlanAsync(CapturedQuery query, CancellationToken cancellationToken)
    {
        await using var connection = new SqlConnection(_database.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var show = new SqlCommand(LiveSql.ShowPlan, connection);
        await show.ExecuteNonQueryAsync(cancellationToken);
        await using var command = query.AsCommand(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var plans = new List<string>();
        do
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                if (reader.GetValue(0) is string text && text.StartsWith("<ShowPlanXML", StringComparison.Ordinal))
                {
                    plans.Add(text);
                }
            }
        }
        while (await reader.NextResultAsync(cancellationToken));
        return Assert.Single(plans);
    }
}

/// <summary>Tests that run when the others have ended.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class AloneOnTheServer;
