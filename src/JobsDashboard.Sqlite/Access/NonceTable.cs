using JobsDashboard.Jobs.Access;
using JobsDashboard.Sqlite.Connecting;
using JobsDashboard.Sqlite.Writing;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Sqlite.Access;

/// <summary>The table of nonces over a connection of its own, which stays open and waits for other writers in a way of its own.</summary>
internal sealed class NonceTable : IDisposable
{
    // With each transaction, more than it adds: so nobody ever waits until very many are removed.
    private const int RemovedAtOnce = 1_000;

    private static readonly long s_kept = (long)ISignatureNonces.Kept.TotalSeconds;

    private readonly SqliteConnection _connection;
    private readonly Statement _newest;
    private readonly Statement _find;
    private readonly Statement _add;
    private readonly Statement _remove;

    public NonceTable(SqliteFile file)
    {
        _connection = file.OpenForNonces();
        _newest = new Statement(_connection, "SELECT max(ExpiresAt) FROM SignatureNonce", 0);
        _find = new Statement(_connection, "SELECT 1 FROM SignatureNonce WHERE AccessKeyId = $1 AND Nonce = $2", 2);
        _add = new Statement(
            _connection,
            "INSERT INTO SignatureNonce (AccessKeyId, Nonce, ExpiresAt) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1", 3);
        _remove = new Statement(
            _connection,
            "DELETE FROM SignatureNonce WHERE rowid IN " +
            $"(SELECT rowid FROM SignatureNonce WHERE ExpiresAt < $1 ORDER BY ExpiresAt LIMIT {RemovedAtOnce})", 1);
    }

    /// <summary>Uses some nonces in one transaction, which is on the disk afterwards.</summary>
    /// <returns>What is known of each.</returns>
    public IReadOnlyList<NonceUse> Use(IReadOnlyList<WaitingNonce> together)
    {
        // Not one of the driver, whose statements end with it. What fails, its caller closes, which takes it back.
        _connection.Execute("BEGIN IMMEDIATE");
        var newest = Newest();
        var uses = new List<NonceUse>(together.Count);
        foreach (var waiting in together)
        {
            var use = Use(waiting, newest);
            // Of those that are stored: a repeat may have a later date than the one that was.
            newest = use == NonceUse.First ? Math.Max(newest, waiting.ExpiresAt) : newest;
            uses.Add(use);
        }
        _remove.Run(newest - s_kept);
        _connection.Execute("COMMIT");
        return uses;
    }

    public void Dispose()
    {
        _newest.Dispose();
        _find.Dispose();
        _add.Dispose();
        _remove.Dispose();
        _connection.Dispose();
    }

    private NonceUse Use(WaitingNonce waiting, long newest)
    {
        if (waiting.ExpiresAt < newest - s_kept)
        {
            return HasRow(_find.Read(waiting.AccessKeyId, waiting.Nonce)) ? NonceUse.Repeated : NonceUse.Forgotten;
        }
        return HasRow(_add.Read(waiting.AccessKeyId, waiting.Nonce, waiting.ExpiresAt)) ? NonceUse.First : NonceUse.Repeated;
    }

    private long Newest()
    {
        using var rows = _newest.Read();
        return rows.Read() && !rows.IsDBNull(0) ? rows.GetInt64(0) : long.MinValue + s_kept;
    }

    private static bool HasRow(SqliteDataReader rows)
    {
        using (rows)
        {
            return rows.Read();
        }
    }
}
