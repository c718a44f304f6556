using System.Net;
using JobsDashboard.IdentityProvider;
using Xunit;

namespace JobsDashboard.Tests.Provider;

/// <summary>A provider that cannot be reached from the start on, and one that has new keys: each for a program that has just started.</summary>
public sealed class ProviderAwayTests : IAsyncLifetime
{
    private readonly ProviderUser _user = new("ben", "201102", "vision");
    private OpenIdProvider _provider = null!;
    private ProviderApplication _application = null!;
    private Visitor _visitor = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = await OpenIdProvider.StartAsync(_user);
        _application = await ProviderApplication.StartAsync(_provider);
        _visitor = _application.NewVisitor();
    }

    public async ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        await _application.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task Provider_ThatIsAwayAndComesBack_IsSaidNotToAnswerUntilThen()
    {
        _provider.Faults.IsAway = true;
        var away = await _visitor.OpenAsync("/jobs?Status=Failed");
        _provider.Faults.Clear();

        var tryAgain = away.Html.QuerySelectorAll("a").Single(link => link.TextContent == "Try again").GetAttribute("href")!;
        var back = await ProviderFixture.SignInAsync(_visitor, _user, tryAgain);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.Status);
        Assert.Contains("does not answer", away.Words, StringComparison.Ordinal);
        Assert.DoesNotMatch("Exception|IDX[0-9]|   at ", away.Text);
        Assert.Equal("https://127.0.0.1/jobs?Status=Failed", back.Address.AbsoluteUri);
        Assert.Contains("of ben", back.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Provider_WithNothingAtItsAddress_IsSaidNotToAnswer()
    {
        await _provider.DisposeAsync();

        var page = await _visitor.OpenAsync("/jobs");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains("does not answer", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_ThatAreNew_AreFetchedWhenATokenNeedsThem()
    {
        await ProviderFixture.SignInAsync(_visitor, _user);
        _provider.RollKeys();

        // The first token with the new key makes the program fetch the keys, in the background. Whoever tries again is let in.
        var page = await SignInAnewAsync();
        for (var tries = 1; page.Status == HttpStatusCode.BadRequest && tries < 500; tries++)
        {
            page = await SignInAnewAsync();
        }

        Assert.Equal("https://127.0.0.1/jobs", page.Address.AbsoluteUri);
        Assert.Contains("of ben", page.Words, StringComparison.Ordinal);
    }

    private async Task<VisitedPage> SignInAnewAsync()
    {
        using var visitor = _application.NewVisitor();
        return await ProviderFixture.SignInAsync(visitor, _user);
    }
}
