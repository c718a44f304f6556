using System.Collections.Concurrent;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace JobsDashboard.E2E;

/// <summary>How a page is connected to the server, and what a browser lets nobody do to it.</summary>
[Collection(Browsing.Name)]
public sealed class LiveConnectionJourneys(Browser browser)
{
    [Fact]
    public async Task Page_BecomesLive_WithOneSocketAndNoOtherRequest()
    {
        await using var window = await browser.OpenAsync("/jobs");
        var (sockets, requests) = (new ConcurrentQueue<string>(), new ConcurrentQueue<string>());
        window.Page.WebSocket += (_, socket) => sockets.Enqueue(new Uri(socket.Url).AbsolutePath);
        window.Page.Request += (_, request) => requests.Enqueue(new Uri(request.Url).AbsolutePath);

        await window.GoAsync("/jobs?Status=Failed");

        Assert.Equal(["/_blazor"], sockets);
        // The page that was left says so.
        Assert.DoesNotContain(requests, path => path.StartsWith("/_blazor", StringComparison.Ordinal) && path != "/_blazor/disconnect");
    }

    [Fact]
    public async Task Socket_OfAnotherPage_IsNotOpened()
    {
        await using var window = await browser.OpenAsync("/jobs");
        var other = await window.Page.Context.NewPageAsync();

        var outcome = await other.EvaluateAsync<string>(
            """
            address => new Promise(done => {
              const socket = new WebSocket(address);
              socket.onopen = () => done('opened');
              socket.onerror = () => done('refused');
            })
            """,
            $"{browser.Address.Replace("http:", "ws:", StringComparison.Ordinal)}/_blazor");

        Assert.Equal("refused", outcome);
    }

    [Fact]
    public async Task Script_ThatIsWrittenIntoThePage_DoesNotRun()
    {
        await using var window = await browser.OpenAsync("/jobs");

        var ran = await window.Page.EvaluateAsync<bool>(
            """
            () => {
              const script = document.createElement('script');
              script.textContent = 'window.hostile = true';
              document.body.append(script);
              return window.hostile === true;
            }
            """);

        Assert.False(ran);
        Assert.Contains(window.TakeTrouble(), text => text.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1440, "ended-circuit")]
    [InlineData(400, "ended-circuit-narrow")]
    public async Task Notice_OfAnEndedCircuit_IsReadable(int width, string picture)
    {
        await using var window = await browser.OpenAsync("/jobs", width);

        // As Blazor does.
        await window.Page.EvaluateAsync("() => { document.getElementById('blazor-error-ui').style.display = 'block'; }");

        await Expect(window.Page.GetByText("This page is no longer connected to the server.")).ToBeVisibleAsync();
        await window.PictureAsync(picture);
        await window.AccessibleAsync();
    }
}
