using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Specification.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace JobsDashboard.Specification.Access;

/// <summary>Keys, nonces and members, whichever database holds them.</summary>
public abstract class AccessSpec(ITestDatabase database)
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider _clock = new(database.Now);

    private IDbContextFactory<JobsDb> Databases => database.Services.GetRequiredService<IDbContextFactory<JobsDb>>();

    private AccessKeys Keys => new(Databases, _clock);

    private WorkspaceMembers Members => database.Services.GetRequiredService<WorkspaceMembers>();

    [Fact]
    public async Task Key_Added_IsFoundByItsExactIdUntilDisabled()
    {
        await Keys.AddAsync("JDkey", "1001", "stored", s_token);
        var added = await Keys.FindAsync("JDkey", s_token);
        _clock.Advance(TimeSpan.FromHours(1));
        var isKnown = await Keys.DisableAsync("JDkey", s_token);
        _clock.Advance(TimeSpan.FromHours(1));
        await Keys.DisableAsync("JDkey", s_token);

        Assert.Equal(new AccessKey("JDkey", "1001", "stored", database.Now, null), added);
        Assert.True(isKnown);
        Assert.Equal(added! with { DisabledAt = database.Now.AddHours(1) }, await Keys.FindAsync("JDkey", s_token));
        Assert.Contains(await Keys.ListAsync(s_token), key => key.AccessKeyId == "JDkey");
        Assert.Null(await Keys.FindAsync("JDKEY", s_token));
        Assert.False(await Keys.DisableAsync("JDKEY", s_token));
    }

    [Fact]
    public async Task Nonce_Repeated_IsRefusedForItsKeyOnly()
    {
        var lastUse = await LastUseAsync();
        var nonces = new SignatureNonces(Databases);

        Assert.Equal(NonceUse.First, await nonces.UseAsync("a", "repeated", lastUse, s_token));
        Assert.Equal(NonceUse.Repeated, await nonces.UseAsync("a", "repeated", lastUse, s_token));
        Assert.Equal(NonceUse.First, await nonces.UseAsync("b", "repeated", lastUse, s_token));
        Assert.Equal(NonceUse.First, await nonces.UseAsync("a", "Repeated", lastUse, s_token));
    }

    [Fact]
    public async Task Nonce_SentManyTimesAtOnce_LetsOneIn()
    {
        var lastUse = await LastUseAsync();
        var nonces = new SignatureNonces(Databases);

        var uses = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => nonces.UseAsync("a", "at once", lastUse, s_token))));

        Assert.Single(uses, use => use == NonceUse.First);
        Assert.Equal(15, uses.Count(use => use == NonceUse.Repeated));
    }

    [Fact]
    public async Task Nonce_InItsLastSecond_SurvivesAPurge()
    {
        var lastUse = await LastUseAsync();
        await new SignatureNonces(Databases).UseAsync("last second", "kept", lastUse, s_token);
        await new SignatureNonces(Databases).UseAsync("last second", "gone", lastUse.AddSeconds(-1), s_token);

        // Each begins with a purge, as a server does that has just started.
        await new SignatureNonces(Databases).UseAsync("last second", "later", lastUse + SignatureNonces.Kept, s_token);

        Assert.Equal(["kept", "later"], await StoredAsync("last second"));
        Assert.Equal(NonceUse.Repeated, await new SignatureNonces(Databases).UseAsync("last second", "kept", lastUse, s_token));
        Assert.Equal(NonceUse.First, await new SignatureNonces(Databases).UseAsync("last second", "as old", lastUse, s_token));
        Assert.Equal(NonceUse.Forgotten, await new SignatureNonces(Databases).UseAsync("last second", "gone", lastUse.AddSeconds(-1), s_token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(24 * 365)]
    public async Task Nonce_ThatWasUsed_IsNeverNewAgain(int hoursLater)
    {
        var lastUse = await LastUseAsync();
        // As if the clock had gone on, and had been set back after it.
        var key = $"set back {hoursLater}";
        await new SignatureNonces(Databases).UseAsync(key, "overheard", lastUse, s_token);
        await new SignatureNonces(Databases).UseAsync(key, "later", lastUse.AddHours(hoursLater), s_token);

        Assert.NotEqual(NonceUse.First, await new SignatureNonces(Databases).UseAsync(key, "overheard", lastUse, s_token));
    }

    [Fact]
    public async Task Nonces_PastTheirUse_AreRemovedInTime()
    {
        var lastUse = await LastUseAsync();
        var nonces = new SignatureNonces(Databases);
        for (var hour = 0; hour < 100; hour++)
        {
            await nonces.UseAsync("removed", $"{hour:D2}", lastUse.AddHours(hour), s_token);
        }

        var kept = (int)SignatureNonces.Kept.TotalHours;
        Assert.Equal(Enumerable.Range(99 - kept, kept + 1).Select(hour => $"{hour:D2}"), await StoredAsync("removed"));
    }

    // Every test goes on from the newest nonce that another has stored.
    private async Task<DateTimeOffset> LastUseAsync()
    {
        await using var db = await Databases.CreateDbContextAsync(s_token);
        var newest = await db.Nonces.MaxAsync(n => (long?)n.ExpiresAt, s_token);
        return newest is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : database.Now;
    }

    private async Task<List<string>> StoredAsync(string accessKeyId)
    {
        await using var db = await Databases.CreateDbContextAsync(s_token);
        return await db.Nonces.Where(n => n.AccessKeyId == accessKeyId).Select(n => n.Nonce).Order().ToListAsync(s_token);
    }

    [Fact]
    public async Task Member_SetListedAndRemoved_IsWhatWasSaidLast()
    {
        await Members.SetAsync(new("w2", "u1", IsAdmin: false), s_token);
        await Members.SetAsync(new("w1", "u2", IsAdmin: true), s_token);
        await Members.SetAsync(new("w1", "u1", IsAdmin: true), s_token);
        await Members.SetAsync(new("w1", "u1", IsAdmin: false), s_token);

        Assert.Equal([new("w1", "u1", false), new("w1", "u2", true), new("w2", "u1", false)], await Members.ListAsync(null, s_token));
        Assert.Equal([new("w2", "u1", false)], await Members.ListAsync("w2", s_token));
        Assert.False(await Members.RemoveAsync("W1", "u1", s_token));
        Assert.True(await Members.RemoveAsync("w1", "u1", s_token));
        Assert.False(await Members.RemoveAsync("w1", "u1", s_token));
        Assert.Equal([new("w1", "u2", true)], await Members.ListAsync("w1", s_token));
    }
}
