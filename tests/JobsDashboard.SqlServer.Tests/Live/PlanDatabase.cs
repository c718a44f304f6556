using JobsDashboard.Import.Demo;
using Xunit;

namespace JobsDashboard.SqlServer.Tests.Live;

/// <summary>A database with a busy month of jobs, so many that an index is worth its while.</summary>
public sealed class PlanDatabase : IAsyncLifetime
{
    private const int Jobs = 200_000;

    private readonly SqlServerTestDatabase _database = new();

    /// <summary>The database; without a server the test is skipped and says so.</summary>
    public SqlServerTestDatabase OrSkip() => _database.OrSkip();

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        if (!TestServer.IsNamed)
        {
            return;
        }
        try
        {
            await DemoStore.FillAsync(_database.Writer, Jobs, seed: 1, _database.Now, default);
            await TestServer.ExecuteAsync(_database.ConnectionString, LiveSql.SettleJobs);
        }
        catch
        {
            await _database.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
