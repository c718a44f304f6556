using System.Net;
using AngleSharp.Html.Dom;

namespace JobsDashboard.Tests.Provider;

/// <summary>
/// Somebody with a browser, as far as HTTP goes: keeps cookies, follows redirects between the dashboard and the provider, fills in forms.
/// </summary>
internal sealed class Visitor(HttpMessageHandler dashboard, HttpMessageHandler provider, Uri home) : IDisposable
{
    private readonly HttpMessageInvoker _dashboard = new(dashboard);
    private readonly HttpMessageInvoker _provider = new(provider);

    /// <summary>The requests so far, which a test may send once more.</summary>
    public List<SentRequest> Sent { get; } = [];

    public CookieContainer Cookies { get; } = new();

    /// <summary>Opens a page of the dashboard, and follows where it leads.</summary>
    public Task<VisitedPage> OpenAsync(string path) => SendAsync(HttpMethod.Get, new Uri(home, path), null);

    /// <summary>Sends a page's first form, its hidden fields included.</summary>
    public async Task<VisitedPage> SubmitAsync(VisitedPage page, params (string Name, string Text)[] typed)
    {
        var form = page.Html.Forms.FirstOrDefault() ?? throw new InvalidOperationException($"No form at {page.Address}: {page.Text}");
        var hidden = form.Elements.OfType<IHtmlInputElement>().Where(input => input.Type == "hidden");
        using var fields = new FormUrlEncodedContent(
            [.. hidden.Select(input => KeyValuePair.Create(input.Name!, input.Value)), .. typed.Select(field => KeyValuePair.Create(field.Name, field.Text))]);
        var body = await fields.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return await SendAsync(HttpMethod.Post, new Uri(page.Address, form.GetAttribute("action")), body);
    }

    /// <summary>Sends a request, and the ones that the answers to it ask for.</summary>
    public async Task<VisitedPage> SendAsync(HttpMethod method, Uri address, string? form)
    {
        var request = Next(method, address, form);
        while (true)
        {
            Sent.Add(request);
            using var answer = await AnswerAsync(request);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                Cookies.SetCookies(request.Address, cookie);
            }
            if (answer.Headers.Location is not { } location)
            {
                return await VisitedPage.ReadAsync(request.Address, answer);
            }
            Assert.True(Sent.Count < 50, $"Too many redirects, the last to {location}");
            request = Next(HttpMethod.Get, new Uri(request.Address, location), null);
        }
    }

    /// <summary>Sends a request as it stands, with the cookies of then, and does not follow the answer.</summary>
    public async Task<VisitedPage> RepeatAsync(SentRequest request)
    {
        using var answer = await AnswerAsync(request);
        return await VisitedPage.ReadAsync(request.Address, answer);
    }

    public void Dispose()
    {
        _dashboard.Dispose();
        _provider.Dispose();
    }

    private SentRequest Next(HttpMethod method, Uri address, string? form) => new(method, address, form, Cookies.GetCookieHeader(address));

    private async Task<HttpResponseMessage> AnswerAsync(SentRequest request)
    {
        var side = request.Address.Authority == home.Authority ? _dashboard : _provider;
        using var message = request.ToMessage();
        return await side.SendAsync(message, TestContext.Current.CancellationToken);
    }
}
