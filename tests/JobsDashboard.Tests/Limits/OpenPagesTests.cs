using System.Security.Claims;
using Bunit;
using JobsDashboard.Components.Layout;
using JobsDashboard.Limits;
using JobsDashboard.Settings;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace JobsDashboard.Tests.Limits;

public sealed class OpenPagesTests : IDisposable
{
    private readonly OpenPages _pages = new(Options.Create(new DashboardSettings { Pages = 2 }));

    public void Dispose() => _pages.Dispose();

    [Fact]
    public async Task Page_BeyondThoseOfItsUser_HasNoPlaceUntilAnotherIsClosed()
    {
        using var first = await OpenAsync("201101");
        var second = await OpenAsync("201101");
        using var third = await OpenAsync("201101");
        using var ofAnother = await OpenAsync("201102");
        using var ofNobody = await OpenAsync(null);

        Assert.Equal((null, null, 2), (first.OthersOpen, second.OthersOpen, third.OthersOpen));
        Assert.Equal((null, null), (ofAnother.OthersOpen, ofNobody.OthersOpen));
        second.Dispose();
        using var next = await OpenAsync("201101");
        Assert.Null(next.OthersOpen);
    }

    [Fact]
    public async Task Page_WithoutAPlace_ShowsASentenceInsteadOfItsContent()
    {
        using var first = await OpenAsync("201101");
        using var second = await OpenAsync("201101");
        await using var context = new BunitContext();
        context.Services.AddSingleton(await OpenAsync("201101"));

        var layout = context.Render<PageWithPlace>(parameters => parameters.AddChildContent("<p>jobs</p>"));

        Assert.Contains("You have 2 live pages of this dashboard open already", layout.Find(".message p").TextContent, StringComparison.Ordinal);
        Assert.Equal("_top", layout.Find(".message a").GetAttribute("target"));
        Assert.DoesNotContain("<p>jobs</p>", layout.Markup, StringComparison.Ordinal);
    }

    private async Task<PagePlace> OpenAsync(string? userId)
    {
        var place = new PagePlace(_pages, new SignedIn(userId));
        await place.OnCircuitOpenedAsync(null!, Xunit.TestContext.Current.CancellationToken);
        return place;
    }

    private sealed class SignedIn(string? userId) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(
            new ClaimsPrincipal(userId is null ? new ClaimsIdentity() : new ClaimsIdentity([new(ClaimTypes.NameIdentifier, userId)], "test"))));
    }
}
