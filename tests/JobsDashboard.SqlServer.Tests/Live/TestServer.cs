using JobsDashboard.SqlServer.Writing;
using Microsoft.Data.SqlClient;
using Xunit;

namespace JobsDashboard.SqlServer.Tests.Live;

/// <summary>The server that <c>JOBS_TEST_SQLSERVER</c> names, and the databases that are made on it.</summary>
internal static class TestServer
{
    /// <summary>The longest that a live test may take, in milliseconds.</summary>
    public const int TimeLimit = 5 * 60 * 1000;

    private const string Variable = "JOBS_TEST_SQLSERVER";
    private const int Tries = 5;
    private const int TimeoutSeconds = 120;

    // One that knows no other i than its own, and one of another script: in neither may anything come out differently.
    public static IReadOnlyList<string> Collations { get; } = ["Turkish_100_CI_AI", "Chinese_PRC_CI_AS"];

    // The server makes each from the one model database, and lets only one at a time have it.
    private static readonly SemaphoreSlim s_oneAtATime = new(1, 1);

    private static int s_made;

    public static string ConnectionString
    {
        get
        {
            var settings = new SqlConnectionStringBuilder(Named ?? throw new InvalidOperationException($"{Variable} is not set."));
            Assert.True(settings.Encrypt != SqlConnectionEncryptOption.Optional, $"{Variable} must use TLS.");
            Assert.False(settings.MultipleActiveResultSets, $"{Variable} must not use MARS.");
            return settings.ToString();
        }
    }

    public static bool IsNamed => Named is not null;

    private static string? Named => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : null;

    public static void OrSkip() => Assert.SkipUnless(IsNamed, $"{Variable} names no SQL Server");

    /// <summary>A name for a database or a login that a later run recognises, should this one not come to its end.</summary>
    public static string NewName() => $"jobs_test_{Guid.NewGuid():N}";

    /// <summary>The server's connection string with some of its settings otherwise.</summary>
    public static string With(Action<SqlConnectionStringBuilder> change)
    {
        var settings = new SqlConnectionStringBuilder(ConnectionString);
        change(settings);
        return settings.ToString();
    }

    public static Task CreateDatabaseAsync(string name) => OneAtATimeAsync(async () =>
    {
        if (s_made == 0)
        {
            await SweepAsync();
        }
        var collation = Collations[s_made++ % Collations.Count];
        await TryAsync(() => ExecuteAsync(ConnectionString, $"CREATE DATABASE [{name}] COLLATE {collation};"), TimeProvider.System);
    });

    public static Task DropDatabaseAsync(string name) => OneAtATimeAsync(() => TryAsync(() => DropAsync(name), TimeProvider.System));

    public static async Task ExecuteAsync(string connectionString, params string[] batches)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync();
        foreach (var batch in batches)
        {
            await using var command = new SqlCommand(batch, connection) { CommandTimeout = TimeoutSeconds };
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>The rows of an answer, each as its values.</summary>
    public static async Task<List<object?[]>> ReadAsync(string connectionString, string sql, params (string Name, string Value)[] parameters)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new SqlCommand(sql, connection) { CommandTimeout = TimeoutSeconds };
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(field => reader.IsDBNull(field) ? null : reader.GetValue(field))]);
        }
        return rows;
    }

    /// <summary>Does what fails while somebody else has the model database (1807), the one that is to go (3702), or a session of the login that is to go (15434), a few times.</summary>
    public static async Task TryAsync(Func<Task> work, TimeProvider time)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                await work();
                return;
            }
            catch (SqlException failure) when (failure.Number is 1807 or 3702 or 15434 && tried < Tries)
            {
                await Task.Delay(WriteRetries.Waits[tried], time);
            }
        }
    }

    private static async Task OneAtATimeAsync(Func<Task> work)
    {
        await s_oneAtATime.WaitAsync();
        try
        {
            await work();
        }
        finally
        {
            s_oneAtATime.Release();
        }
    }

    public static Task DropLoginAsync(string name) => TryAsync(() => ExecuteAsync(ConnectionString, $"IF SUSER_ID(N'{name}') IS NOT NULL DROP LOGIN [{name}];"), TimeProvider.System);

    private static Task DropAsync(string name) => ExecuteAsync(
        ConnectionString,
        $"""
        IF DB_ID(N'{name}') IS NOT NULL
        BEGIN
            ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE;
            DROP DATABASE [{name}];
        END
        """);

    private static async Task SweepAsync()
    {
        await SweepAsync(LiveSql.OldDatabases, DropAsync);
        await SweepAsync(LiveSql.OldLogins, DropLoginAsync);
    }

    private static async Task SweepAsync(string old, Func<string, Task> drop)
    {
        foreach (var row in await ReadAsync(ConnectionString, old))
        {
            try
            {
                await drop((string)row[0]!);
            }
            catch (SqlException failure)
            {
                // Another run sweeps too, or it is held by somebody; the next run tries again.
                TestContext.Current.SendDiagnosticMessage("{0} was left: {1}", row[0], failure.Message);
            }
        }
    }
}
