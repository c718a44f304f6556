namespace JobsDashboard.Components.Shared;

/// <summary>Sets the HTTP status of a page.</summary>
internal static class ResponseStatus
{
    /// <summary>Sets the status of the first HTML. On the live page, which has no response, it does nothing.</summary>
    public static void SetStatus(this HttpContext? http, int status)
    {
        if (http is { Response: { HasStarted: false } response })
        {
            // Not before: a page whose status is 404 while it renders gives way to the one for unknown addresses.
            response.OnStarting(() =>
            {
                response.StatusCode = status;
                return Task.CompletedTask;
            });
        }
    }
}
