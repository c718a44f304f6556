using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Sqlite.Access;
using JobsDashboard.Sqlite.Connecting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Access;

/// <summary>Nonces that come while another program writes.</summary>
public sealed class SqliteNoncesTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nonces_WhileAnotherWrites_AreStoredOnceItHasEnded()
    {
        using var file = new SqliteFile(database.ConnectionString);
        using var nonces = new SqliteNonces(file);
        await UseAsync(nonces, "waiting", "before");
        using var other = file.OpenForWriting();

        other.Execute("BEGIN IMMEDIATE; INSERT INTO SignatureNonce (AccessKeyId, Nonce, ExpiresAt) VALUES ('other', 'first', 1)");
        var uses = Enumerable.Range(0, 50).Select(number => UseAsync(nonces, "waiting", $"{number % 25}")).ToList();
        Assert.Equal(["before"], await StoredAsync("waiting"));
        Assert.DoesNotContain(uses, use => use.IsCompleted);
        other.Execute("COMMIT");

        Assert.Equal(25, (await Task.WhenAll(uses)).Count(use => use == NonceUse.First));
        Assert.Equal(26, (await StoredAsync("waiting")).Count);
    }

    [Fact]
    public async Task Nonce_OfAFileThatStaysLocked_FailsAndTheNextIsStored()
    {
        using var file = new SqliteFile($"{database.ConnectionString};Default Timeout=1");
        using var nonces = new SqliteNonces(file);
        using var other = file.OpenForWriting();

        other.Execute("BEGIN IMMEDIATE");
        var locked = await Assert.ThrowsAsync<SqliteException>(() => UseAsync(nonces, "locked", "first"));
        other.Execute("COMMIT");

        Assert.Equal(SQLitePCL.raw.SQLITE_BUSY, locked.SqliteErrorCode);
        Assert.Empty(await StoredAsync("locked"));
        Assert.Equal(NonceUse.First, await UseAsync(nonces, "locked", "first"));
        Assert.Equal(NonceUse.Repeated, await UseAsync(nonces, "locked", "first"));
    }

    /// <summary>What it had begun must not keep others from writing, nor the next nonce from being stored.</summary>
    [Fact]
    public async Task Nonce_ThatFailsWhenItIsStored_LeavesNothingBegun()
    {
        using var file = new SqliteFile(database.ConnectionString);
        using var nonces = new SqliteNonces(file);
        using var other = file.OpenForWriting();
        other.Execute(
            "CREATE TRIGGER NoneOf BEFORE INSERT ON SignatureNonce WHEN NEW.Nonce = 'refused' BEGIN SELECT RAISE(ABORT, 'refused'); END");

        await Assert.ThrowsAsync<SqliteException>(() => UseAsync(nonces, "failing", "refused"));
        other.Execute("DROP TRIGGER NoneOf");

        Assert.Equal(NonceUse.First, await UseAsync(nonces, "failing", "refused"));
    }

    private Task<NonceUse> UseAsync(SqliteNonces nonces, string accessKeyId, string nonce) =>
        nonces.UseAsync(accessKeyId, nonce, database.Now, s_token);

    private async Task<List<string>> StoredAsync(string accessKeyId)
    {
        await using var db = await database.Services.GetRequiredService<IDbContextFactory<JobsDb>>().CreateDbContextAsync(s_token);
        return await db.Nonces.Where(n => n.AccessKeyId == accessKeyId).Select(n => n.Nonce).ToListAsync(s_token);
    }
}
