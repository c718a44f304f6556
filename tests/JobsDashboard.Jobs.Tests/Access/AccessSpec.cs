using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Tests.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Access;

/// <summary>Keys, nonces and members, whichever database holds them.</summary>
public abstract class AccessSpec(ITestDatabase database)
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider _clock = new(database.Now);

    private IDbContextFactory<JobsDb> Databases => database.Services.GetRequiredService<IDbContextFactory<JobsDb>>();

    private AccessKeys Keys => new(Databases, _clock);

    private WorkspaceMembers Members => database.Services.GetRequiredService<WorkspaceMembers>();

    private DateTimeOffset LastUse => _clock.GetUtcNow().AddMinutes(15);

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
        var nonces = new SignatureNonces(Databases, _clock);

        Assert.True(await nonces.TryUseAsync("a", "repeated", LastUse, s_token));
        Assert.False(await nonces.TryUseAsync("a", "repeated", LastUse, s_token));
        Assert.True(await nonces.TryUseAsync("b", "repeated", LastUse, s_token));
        Assert.True(await nonces.TryUseAsync("a", "Repeated", LastUse, s_token));
    }

    [Fact]
    public async Task Nonce_SentManyTimesAtOnce_LetsOneIn()
    {
        var nonces = new SignatureNonces(Databases, _clock);

        var uses = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => nonces.TryUseAsync("a", "at once", LastUse, s_token))));

        Assert.Single(uses, isFirst => isFirst);
    }

    [Fact]
    public async Task Nonce_IsKeptToItsLastUse_AndNoLonger()
    {
        // Nothing is purged in between, so that the row itself is what is judged.
        var nonces = new SignatureNonces(Databases, _clock);
        await nonces.TryUseAsync("a", "before", LastUse, s_token);

        await nonces.TryUseAsync("a", "kept", _clock.GetUtcNow().AddMinutes(2), s_token);
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.False(await nonces.TryUseAsync("a", "kept", LastUse, s_token));
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.True(await nonces.TryUseAsync("a", "kept", LastUse, s_token));
        Assert.False(await nonces.TryUseAsync("a", "kept", LastUse, s_token));
    }

    [Fact]
    public async Task Nonces_PastTheirUse_AreRemovedInTime()
    {
        var nonces = new SignatureNonces(Databases, _clock);
        await nonces.TryUseAsync("purged", "1", LastUse, s_token);
        await nonces.TryUseAsync("purged", "2", LastUse.AddMinutes(10), s_token);
        _clock.Advance(TimeSpan.FromMinutes(16));

        await nonces.TryUseAsync("purged", "3", LastUse, s_token);

        await using var db = await Databases.CreateDbContextAsync(s_token);
        Assert.Equal(["2", "3"], await db.SignatureNonces.Where(n => n.AccessKeyId == "purged").Select(n => n.Nonce).Order().ToListAsync(s_token));
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
