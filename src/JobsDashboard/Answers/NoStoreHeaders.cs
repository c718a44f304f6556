using Microsoft.Net.Http.Headers;

namespace JobsDashboard.Answers;

/// <summary>
/// Forbids caches to keep an answer that depends on who asks. That is every answer, errors too, unless its endpoint is marked
/// as a <see cref="PublicAnswer"/>.
/// </summary>
/// <param name="whoAsks">The request headers that tell who asks. They are named in <c>Vary</c>.</param>
internal sealed class NoStoreHeaders(IReadOnlyCollection<string> whoAsks) : IStartupFilter
{
    private const string NoStore = "no-store";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, following) =>
        {
            // When the response starts, because the exception handler clears what was set before it.
            http.Response.OnStarting(() =>
            {
                AddTo(http);
                return Task.CompletedTask;
            });
            return following(http);
        });
        next(app);
    };

    private void AddTo(HttpContext http)
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
        // Added to what the answer varies by already, such as Accept-Encoding.
        headers.AppendCommaSeparatedValues(
            HeaderNames.Vary, [.. whoAsks.Except(headers.GetCommaSeparatedValues(HeaderNames.Vary), StringComparer.OrdinalIgnoreCase)]);
    }
}
