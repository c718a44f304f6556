namespace JobsDashboard.Components.Shared;

/// <summary>The status of a page's first HTML.</summary>
internal static class PageStatus
{
    /// <summary>Sets the status; on the live page, which has no answer of its own, nothing.</summary>
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
