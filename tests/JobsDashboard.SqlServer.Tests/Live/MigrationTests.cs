using JobsDashboard.Jobs.Storing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.SqlServer.Tests.Live;

/// <summary>The two ways to the same tables.</summary>
public sealed class MigrationTests(SqlServerTestDatabase database) : IClassFixture<SqlServerTestDatabase>
{
    private const string Binary = "Latin1_General_100_BIN2";

    private readonly SqlServerTestDatabase _database = database.OrSkip();

    [Fact(Timeout = TestServer.TimeLimit)]
    public async Task Migration_RunAgain_ChangesNothing()
    {
        var token = TestContext.Current.CancellationToken;
        var (schema, dates) = (await DatabaseSchema.ReadAsync(_database.ConnectionString), await DatabaseSchema.DatesAsync(_database.ConnectionString));

        await _database.Store.MigrateAsync(token);
        await _database.Store.PrepareAsync(token);
        await TestServer.ExecuteAsync(_database.ConnectionString, DatabaseSchema.Batches(_database.Store.MigrationScript()));

        Assert.Equal(schema, await DatabaseSchema.ReadAsync(_database.ConnectionString));
        Assert.Equal(dates, await DatabaseSchema.DatesAsync(_database.ConnectionString));
    }

    /// <summary>The administrator's script in an empty database, over one connection, because it puts settings on its session.</summary>
    [Fact(Timeout = TestServer.TimeLimit)]
    public async Task Script_InAnEmptyDatabase_MakesWhatMigrateMakes()
    {
        var token = TestContext.Current.CancellationToken;
        var name = TestServer.NewName();
        var connectionString = TestServer.With(settings => settings.InitialCatalog = name);
        await TestServer.CreateDatabaseAsync(name);
        try
        {
            var batches = DatabaseSchema.Batches(_database.Store.MigrationScript());
            await TestServer.ExecuteAsync(connectionString, batches);
            var (schema, dates) = (await DatabaseSchema.ReadAsync(connectionString), await DatabaseSchema.DatesAsync(connectionString));
            await TestServer.ExecuteAsync(connectionString, batches);

            Assert.Equal(Own(await DatabaseSchema.ReadAsync(_database.ConnectionString)), Own(schema));
            Assert.Equal(schema, await DatabaseSchema.ReadAsync(connectionString));
            Assert.Equal(dates, await DatabaseSchema.DatesAsync(connectionString));
            await using var services = _database.ServicesOf(new SqlServerSettings(connectionString));
            await services.GetRequiredService<IJobsDatabase>().CheckAsync(token);
        }
        finally
        {
            await TestServer.DropDatabaseAsync(name);
        }
    }

    [Fact(Timeout = TestServer.TimeLimit)]
    public async Task Columns_OfTexts_CompareByTheirUnits()
    {
        var token = TestContext.Current.CancellationToken;
        var collation = Assert.Single(await TestServer.ReadAsync(_database.ConnectionString, LiveSql.Collation).WaitAsync(token))[0];

        var columns = (await TestServer.ReadAsync(_database.ConnectionString, LiveSql.Columns)).Where(row => IsOwn($"{row[0]}") && row[6] is not null).ToList();

        Assert.NotEqual(Binary, collation);
        Assert.True(columns.Count > 20, $"{columns.Count} columns of texts");
        Assert.All(columns, row => Assert.Equal((row[0], row[1], Binary), (row[0], row[1], row[6])));
    }

    // The history of migrations is EF's, and its texts have the collation of the database.
    private static bool IsOwn(string table) => !table.StartsWith("__EFMigrationsHistory", StringComparison.Ordinal);

    private static IEnumerable<string> Own(IEnumerable<string> schema) => schema.Where(IsOwn);
}
