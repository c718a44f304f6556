namespace JobsDashboard.Api;

/// <summary>Says in the API's envelope, or to a person in a sentence, that the Host of a request is not allowed.</summary>
internal sealed class RefusedHosts : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (http, following) =>
        {
            await following(http);
            if (http.Response is { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest, ContentType: null })
            {
                await RefuseAsync(http);
            }
        });
        next(app);
    };

    private static Task RefuseAsync(HttpContext http)
    {
        const string Message = "The request names a host that is not among the AllowedHosts of the settings.";
        return http.Request.Path.StartsWithSegments(JobsApi.Prefix, StringComparison.OrdinalIgnoreCase)
            ? ApiAnswers.WriteErrorAsync(http, StatusCodes.Status400BadRequest, "BadRequest", Message)
            : http.Response.WriteAsync(Message, http.RequestAborted);
    }
}
