using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Specification.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace JobsDashboard.Specification.Access;

/// <summary>Access keys, whichever database holds them.</summary>
public abstract class AccessKeySpec(ITestDatabase database)
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider _clock = new(database.Now);

    private IDbContextFactory<JobsDb> Databases => database.Services.GetRequiredService<IDbContextFactory<JobsDb>>();

    private AccessKeys Keys => new(Databases, _clock);

    [Fact]
    public async Task Key_Added_IsFoundByItsExactIdUntilDisabled()
    {
        await Keys.AddAsync("JDkey", "1001", "stored", AccessKeyTerms.None, s_token);
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
    public async Task Key_WithAnEnd_IsUsableUntilThen()
    {
        var end = database.Now.AddHours(1);
        await Keys.AddAsync("JDends", "1001", "stored", new AccessKeyTerms("nightly export", end), s_token);

        var key = (await Keys.FindAsync("JDends", s_token))!;

        Assert.Equal(new AccessKeyTerms("nightly export", end), key.Terms);
        Assert.True(key.IsUsableAt(end.AddSeconds(-1)));
        Assert.False(key.IsUsableAt(end));
        Assert.False((key with { DisabledAt = database.Now }).IsUsableAt(database.Now));
    }

    [Fact]
    public async Task Key_Used_RemembersItToTheMinute()
    {
        await Keys.AddAsync("JDused", "1001", "stored", AccessKeyTerms.None, s_token);
        Assert.Null((await Keys.FindAsync("JDused", s_token))!.LastUsedAt);

        await UseAsync();
        _clock.Advance(TimeSpan.FromSeconds(60));
        await UseAsync();
        Assert.Equal(database.Now, (await Keys.FindAsync("JDused", s_token))!.LastUsedAt);

        _clock.Advance(TimeSpan.FromSeconds(1));
        await UseAsync();
        Assert.Equal(database.Now.AddSeconds(61), (await Keys.FindAsync("JDused", s_token))!.LastUsedAt);

        async Task UseAsync() => await Keys.UsedAsync((await Keys.FindAsync("JDused", s_token))!, s_token);
    }

    [Fact]
    public async Task Key_FoundAsUsedAMomentAgo_IsNotWritten()
    {
        await Keys.AddAsync("JDbusy", "1001", "stored", AccessKeyTerms.None, s_token);
        var key = (await Keys.FindAsync("JDbusy", s_token))!;

        await Keys.UsedAsync(key with { LastUsedAt = database.Now }, s_token);

        Assert.Null((await Keys.FindAsync("JDbusy", s_token))!.LastUsedAt);
    }

    [Fact]
    public async Task Key_FoundBySeveralAtOnce_IsWrittenByOne()
    {
        var keys = Keys;
        await keys.AddAsync("JDmany", "1001", "stored", AccessKeyTerms.None, s_token);
        var key = (await keys.FindAsync("JDmany", s_token))!;
        await keys.UsedAsync(key, s_token);
        await using var db = await Databases.CreateDbContextAsync(s_token);
        await db.Keys.Where(row => row.AccessKeyId == "JDmany").ExecuteUpdateAsync(row => row.SetProperty(k => k.LastUsedAt, (long?)null), s_token);

        await keys.UsedAsync(key, s_token);
        Assert.Null((await keys.FindAsync("JDmany", s_token))!.LastUsedAt);

        _clock.Advance(TimeSpan.FromSeconds(61));
        await keys.UsedAsync(key, s_token);
        Assert.Equal(database.Now.AddSeconds(61), (await keys.FindAsync("JDmany", s_token))!.LastUsedAt);
    }

    [Fact]
    public async Task Keys_OfAUser_AreListedAlone()
    {
        await Keys.AddAsync("JDof1", "keys of", "stored", AccessKeyTerms.None, s_token);
        await Keys.AddAsync("JDof2", "Keys of", "stored", AccessKeyTerms.None, s_token);

        Assert.Equal(["JDof1"], (await Keys.ListOfAsync("keys of", s_token)).Select(key => key.AccessKeyId));
    }
}
