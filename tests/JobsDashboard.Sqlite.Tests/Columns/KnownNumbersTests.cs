using JobsDashboard.Sqlite.Columns;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Columns;

/// <summary>Numbers of texts and tags are looked up once, as far as there are any.</summary>
public sealed class KnownNumbersTests
{
    private readonly KnownNumbers _known = new();
    private int _lookedUp;

    [Fact]
    public async Task Of_WhatIsThere_IsLookedUpOnce()
    {
        Assert.Equal([7], await OfAsync("UserId", "a", 7));
        Assert.Equal([7], await OfAsync("UserId", "a", 8));

        Assert.Equal(1, _lookedUp);
    }

    [Fact]
    public async Task Of_SeveralOfOnePart_AreLookedUpOnce_ButNotOfOneThatNearlyAllHave()
    {
        var many = Enumerable.Range(0, 1_000).ToArray();

        Assert.Equal([7, 9], await OfAsync("UserId part", "a", 7, 9));
        Assert.Equal([7, 9], await OfAsync("UserId part", "a", 8));
        Assert.Equal(many, await OfAsync("UserId part", "", many));
        Assert.Equal([8], await OfAsync("UserId part", "", 8));
    }

    [Fact]
    public async Task Of_AnotherTextOrTheSameOfAnother_IsLookedUp()
    {
        await OfAsync("UserId", "a", 7);

        Assert.Equal([8], await OfAsync("UserId", "b", 8));
        Assert.Equal([9], await OfAsync("Tags.UserId", "a", 9));
    }

    [Fact]
    public async Task Of_WhatIsNotThere_IsLookedUpAgain()
    {
        Assert.Empty(await OfAsync("UserId", "a"));

        Assert.Equal([7], await OfAsync("UserId", "a", 7));
    }

    private Task<IReadOnlyList<int>> OfAsync(string of, string text, params int[] found) => _known.OfAsync(of, text, () =>
    {
        _lookedUp++;
        return Task.FromResult(found.ToList());
    });
}
