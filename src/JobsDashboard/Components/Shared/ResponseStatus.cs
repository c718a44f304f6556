namespace JobsDashboard.Components.Shared;

/// <summary>Sets the HTTP status of a page.</summary>
internal static class ResponseStatus
{
    /// <summary>Sets the status of the first HTML. On the live page, which has no response, it does nothing.</summary>
    /// <param name="http">The request; null on the live page.</param>
    /// <param name="status">The status.</param>
    /// <param name="retryAfter">When to ask again, which the header says; null for nothing.</param>
    public static void SetStatus(this HttpContext? http, int status, TimeSpan? retryAfter = null)
    {
        if (http is { Response: { HasStarted: false } response })
        {
            // Not before: a page whose status is 404 while it renders gives way to the one for unknown addresses.
            response.OnStarting(() =>
            {
                response.StatusCode = status;
                if (retryAfter is { } wait)
                {
                    response.Headers.SetRetryAfter(wait);
                }
                return Task.CompletedTask;
            });
        }
    }
}
