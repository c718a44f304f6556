using System.Globalization;
using System.Net.Mime;
using JobsDashboard.Components.Localization;

namespace JobsDashboard.Limits;

/// <summary>What a browser gets instead of a page that it asks for too fast: a sentence, and after a while the page itself.</summary>
internal static class WaitingPage
{
    private static string Sentence => L["You ask faster than this server answers one user."];

    public static Task WriteAsync(HttpContext http, TimeSpan retryAfter)
    {
        var seconds = RetryAfterHeader.SecondsOf(retryAfter);
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.SetRetryAfter(retryAfter);
        if (!http.Request.Headers.Accept.ToString().Contains(MediaTypeNames.Text.Html, StringComparison.Ordinal))
        {
            http.Response.ContentType = MediaTypeNames.Text.Plain;
            return http.Response.WriteAsync($"{Sentence} {L["Try again in {0} s.", seconds]}", http.RequestAborted);
        }
        http.Response.ContentType = "text/html; charset=utf-8";
        // The browser loads the same page again by itself.
        http.Response.Headers["Refresh"] = seconds.ToString(CultureInfo.InvariantCulture);
        return http.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="{PageLanguage.Current.Name}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{L["Please wait"]}</title>
            <link rel="stylesheet" href="{http.Request.PathBase}/waiting.css">
            </head>
            <body><main><h1>{L["Please wait"]}</h1><p>{Sentence} {L["This page loads again by itself in {0} s.", seconds]}</p></main></body>
            </html>
            """,
            http.RequestAborted);
    }
}
