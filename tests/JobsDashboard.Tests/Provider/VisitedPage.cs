using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace JobsDashboard.Tests.Provider;

/// <summary>An answer that a visitor got to in the end.</summary>
internal sealed record VisitedPage(Uri Address, HttpStatusCode Status, string? MediaType, string Text)
{
    public IHtmlDocument Html { get; } = new HtmlParser().ParseDocument(Text);

    /// <summary>What a person reads.</summary>
    public string Words => Html.Body?.TextContent ?? "";

    /// <summary>Where the page leads by itself.</summary>
    public Uri? Refresh => Html.QuerySelector("meta[http-equiv=refresh]")?.GetAttribute("content")?.Split("url=") is [_, var address]
        ? new Uri(address, UriKind.RelativeOrAbsolute)
        : null;

    public static async Task<VisitedPage> ReadAsync(Uri address, HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new VisitedPage(address, answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, text);
    }
}
