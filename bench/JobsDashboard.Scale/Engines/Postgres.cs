using JobsDashboard.Scale.Questions;
using Npgsql;

namespace JobsDashboard.Scale.Engines;

/// <summary>PostgreSQL with the tables of <see cref="PostgresTables"/>.</summary>
internal sealed class Postgres : SqlEngine
{
    /// <summary>What it is called in the report.</summary>
    public const string Title = "PostgreSQL";

    private readonly PostgresCluster _cluster;

    private Postgres(PostgresCluster cluster, NpgsqlConnection connection, KeyLookup keys)
        : base(Title, connection, keys)
    {
        _cluster = cluster;
    }

    public static async Task<Postgres> OpenAsync(string folder)
    {
        var cluster = await PostgresCluster.StartAsync(folder);
        var connection = new NpgsqlConnection(cluster.ConnectionString);
        await connection.OpenAsync();
        return new Postgres(cluster, connection, await KeyLookup.ReadAsync(connection));
    }

    /// <summary>Makes the cluster and stores so many jobs in it.</summary>
    public static async Task<long> LoadAsync(string folder, long count, Action<long> progress)
    {
        await using var cluster = await PostgresCluster.StartAsync(folder);
        await PostgresTables.LoadAsync(cluster.ConnectionString, count, progress);
        return await PostgresTables.SizeAsync(cluster.ConnectionString);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    // One plan for whatever part of a name is a bad one for a short part.
    protected override bool IsPrepared(string sql) => !sql.Contains(" LIKE ", StringComparison.Ordinal);

    protected override SqlWords WordsFor(Question question, KeyLookup keys) => new PostgresWords(question, keys);
}
