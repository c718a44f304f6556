using JobsDashboard.Api.Answers;

namespace JobsDashboard.Api;

/// <summary>Says in the API's envelope, or to a person in a sentence, that the Host of a request is not allowed.</summary>
internal sealed class RefusedHosts : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (http, following) =>
        {
            if (new HostString(http.Request.Headers.Host.ToString()).Port > ushort.MaxValue)
            {
                // No address can be made of it, which pages need.
                http.Response.StatusCode = StatusCodes.Status400BadRequest;
            }
            else
            {
                await following(http);
            }
            if (http.Response is { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest, ContentType: null }
                && http.GetEndpoint() is null)
            {
                await RefuseAsync(http, ApiErrors.RefusedHost);
            }
        });
        next(app);
    };

    /// <summary>Answers a request that gets no further than this.</summary>
    public static Task RefuseAsync(HttpContext http, ApiProblem problem)
    {
        if (http.Request.Path.StartsWithSegments(JobsApi.Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return problem.ExecuteAsync(http);
        }
        http.Response.StatusCode = problem.Status;
        return http.Response.WriteAsync(problem.Message, http.RequestAborted);
    }
}
