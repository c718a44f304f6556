using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Specification.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Specification.Access;

/// <summary>Nonces of signed requests, whichever database holds them.</summary>
public abstract class NonceSpec(ITestDatabase database)
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private IDbContextFactory<JobsDb> Databases => database.Services.GetRequiredService<IDbContextFactory<JobsDb>>();

    private ISignatureNonces Nonces => database.Services.GetRequiredService<ISignatureNonces>();

    [Fact]
    public async Task Nonce_Repeated_IsRefusedForItsKeyOnly()
    {
        var lastUse = await LastUseAsync();

        Assert.Equal(NonceUse.First, await Nonces.UseAsync("a", "repeated", lastUse, s_token));
        Assert.Equal(NonceUse.Repeated, await Nonces.UseAsync("a", "repeated", lastUse, s_token));
        Assert.Equal(NonceUse.First, await Nonces.UseAsync("b", "repeated", lastUse, s_token));
        Assert.Equal(NonceUse.First, await Nonces.UseAsync("a", "Repeated", lastUse, s_token));
    }

    [Fact]
    public async Task Nonce_SentManyTimesAtOnce_LetsOneIn()
    {
        var lastUse = await LastUseAsync();

        var uses = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Nonces.UseAsync("a", "at once", lastUse, s_token))));

        Assert.Single(uses, use => use == NonceUse.First);
        Assert.Equal(15, uses.Count(use => use == NonceUse.Repeated));
    }

    [Fact]
    public async Task Nonce_InItsLastSecond_SurvivesAPurge()
    {
        var lastUse = await LastUseAsync();
        await UseAfterStartAsync("last second", "kept", lastUse);
        await UseAfterStartAsync("last second", "gone", lastUse.AddSeconds(-1));

        // Each begins with a purge, as a server does that has just started.
        await UseAfterStartAsync("last second", "later", lastUse + ISignatureNonces.Kept);

        Assert.Equal(["kept", "later"], await StoredAsync("last second"));
        Assert.Equal(NonceUse.Repeated, await UseAfterStartAsync("last second", "kept", lastUse));
        Assert.Equal(NonceUse.First, await UseAfterStartAsync("last second", "as old", lastUse));
        Assert.Equal(NonceUse.Forgotten, await UseAfterStartAsync("last second", "gone", lastUse.AddSeconds(-1)));
    }

    [Fact]
    public async Task Nonce_RepeatedWithALaterDate_MakesNoneForgotten()
    {
        var lastUse = await LastUseAsync();
        await UseAfterStartAsync("later date", "overheard", lastUse);
        await UseAfterStartAsync("later date", "repeated", lastUse);

        Assert.Equal(NonceUse.Repeated, await UseAfterStartAsync("later date", "repeated", lastUse + (2 * ISignatureNonces.Kept)));

        Assert.Equal(["overheard", "repeated"], await StoredAsync("later date"));
        Assert.Equal(NonceUse.Repeated, await UseAfterStartAsync("later date", "overheard", lastUse));
        Assert.Equal(NonceUse.First, await UseAfterStartAsync("later date", "as old", lastUse));
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
        await UseAfterStartAsync(key, "overheard", lastUse);
        await UseAfterStartAsync(key, "later", lastUse.AddHours(hoursLater));

        Assert.NotEqual(NonceUse.First, await UseAfterStartAsync(key, "overheard", lastUse));
    }

    [Fact]
    public async Task Nonces_PastTheirUse_AreRemovedInTime()
    {
        var lastUse = await LastUseAsync();
        for (var hour = 0; hour < 100; hour++)
        {
            await Nonces.UseAsync("removed", $"{hour:D2}", lastUse.AddHours(hour), s_token);
        }

        var kept = (int)ISignatureNonces.Kept.TotalHours;
        Assert.Equal(Enumerable.Range(99 - kept, kept + 1).Select(hour => $"{hour:D2}"), await StoredAsync("removed"));
    }

    // By a server that has just started.
    private async Task<NonceUse> UseAfterStartAsync(string accessKeyId, string nonce, DateTimeOffset lastUse)
    {
        var nonces = (ISignatureNonces)ActivatorUtilities.CreateInstance(database.Services, Nonces.GetType());
        using var closing = nonces as IDisposable;
        return await nonces.UseAsync(accessKeyId, nonce, lastUse, s_token);
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
}
