using JobsDashboard.Api.Signing;
using Microsoft.Net.Http.Headers;

namespace JobsDashboard;

/// <summary>Forbids anybody to keep an answer that depends on who asks. That is every answer, errors too, unless its endpoint says otherwise.</summary>
internal sealed class PrivateAnswers : IStartupFilter
{
    private const string NoStore = "no-store";

    // The API asks the first three, and a signed-in visitor of the pages has a cookie.
    private static readonly string[] s_whoAsks = [.. SignedRequest.Signs, HeaderNames.Cookie];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, following) =>
        {
            // When the response starts, because the exception handler clears what was set before it.
            http.Response.OnStarting(() =>
            {
                MarkAnswer(http);
                return Task.CompletedTask;
            });
            return following(http);
        });
        next(app);
    };

    private static void MarkAnswer(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<PublicAnswer>() is not null)
        {
            return;
        }
        var headers = http.Response.Headers;
        if (!headers.CacheControl.ToString().Contains(NoStore, StringComparison.OrdinalIgnoreCase))
        {
            headers.CacheControl = NoStore;
        }
        // Beside what an answer depends on otherwise, such as Accept-Encoding.
        headers.AppendCommaSeparatedValues(
            HeaderNames.Vary, [.. s_whoAsks.Except(headers.GetCommaSeparatedValues(HeaderNames.Vary), StringComparer.OrdinalIgnoreCase)]);
    }
}
