using System.Net;
using AngleSharp.Html.Dom;
using Xunit;

namespace JobsDashboard.Tests.Provider;

/// <summary>
/// Somebody with a browser, as far as HTTP goes: keeps cookies, follows redirects between the dashboard and the provider, fills in forms.
/// </summary>
internal sealed class Visitor(HttpMessageHandler dashboard, HttpMessageHandler provider, Uri home) : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpMessageInvoker _dashboard = new(dashboard);
    private readonly HttpMessageInvoker _provider = new(provider);

    /// <summary>The requests so far, which a test may send once more.</summary>
    public List<SentRequest> Sent { get; } = [];

    /// <summary>What the dashboard and the provider told the browser to keep, as they told it.</summary>
    public List<string> SetCookies { get; } = [];

    /// <summary>Opens a page of the dashboard, and follows where it leads.</summary>
    public Task<VisitedPage> OpenAsync(string path) => SendAsync(Next(HttpMethod.Get, new Uri(home, path), null));

    /// <summary>Sends a page's first form, its hidden fields included.</summary>
    public async Task<VisitedPage> SubmitAsync(VisitedPage page, params (string Name, string Text)[] typed)
    {
        var form = page.Html.QuerySelector("form") as IHtmlFormElement ?? throw new InvalidOperationException($"No form at {page.Address}");
        var hidden = form.Elements.OfType<IHtmlInputElement>().Where(input => input.Type == "hidden");
        using var fields = new FormUrlEncodedContent(
            [.. hidden.Select(input => KeyValuePair.Create(input.Name!, input.Value)), .. typed.Select(field => KeyValuePair.Create(field.Name, field.Text))]);
        var body = await fields.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return await SendAsync(Next(HttpMethod.Post, new Uri(page.Address, form.GetAttribute("action")), body));
    }

    /// <summary>Sends a request with the cookies that it names, and then the ones that the answers ask for.</summary>
    public async Task<VisitedPage> SendAsync(SentRequest request)
    {
        for (var redirects = 0; ; redirects++)
        {
            Assert.True(redirects < 20, $"Too many redirects, the last to {request.Address}");
            Sent.Add(request);
            var side = request.Address.Authority == home.Authority ? _dashboard : _provider;
            using var message = request.ToMessage();
            using var answer = await side.SendAsync(message, TestContext.Current.CancellationToken);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                SetCookies.Add(cookie);
                _cookies.SetCookies(request.Address, cookie);
            }
            var page = await VisitedPage.ReadAsync(request.Address, answer);
            if ((answer.Headers.Location ?? page.Refresh) is not { } next)
            {
                return page;
            }
            request = Next(HttpMethod.Get, new Uri(request.Address, next), null);
        }
    }

    /// <summary>Whether the browser has a cookie of the dashboard.</summary>
    public bool Has(string cookie) => _cookies.GetCookies(home)[cookie] is not null;

    /// <summary>Loses a cookie of the dashboard.</summary>
    public void Forget(string cookie) => _cookies.GetCookies(home)[cookie]!.Expired = true;

    public void Dispose()
    {
        _dashboard.Dispose();
        _provider.Dispose();
    }

    private SentRequest Next(HttpMethod method, Uri address, string? form) => new(method, address, form, _cookies.GetCookieHeader(address));
}
