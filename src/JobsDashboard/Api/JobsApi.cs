using JobsDashboard.Jobs.Listing;
using Microsoft.AspNetCore.Diagnostics;

namespace JobsDashboard.Api;

/// <summary>ListJobs over HTTP, as the vendor's clients ask it.</summary>
internal static class JobsApi
{
    public const string Prefix = "/api";

    public static void MapJobsApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{Prefix}/v1/jobs", ListJobsAsync);
        routes.MapFallback($"{Prefix}/{{**path}}", NotFoundAsync);
    }

    /// <summary>The answer to a failure that nothing else has answered. What failed is in the log, never in the answer.</summary>
    public static Task WriteFailureAsync(HttpContext http) =>
        http.Features.Get<IExceptionHandlerFeature>()?.Error switch
        {
            BadHttpRequestException => ApiAnswers.WriteErrorAsync(http, StatusCodes.Status400BadRequest, "BadRequest", "The request cannot be read."),
            TimeoutException late => ApiAnswers.WriteErrorAsync(http, StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", $"{late.Message} Narrow it, or try again."),
            _ => ApiAnswers.WriteErrorAsync(http, StatusCodes.Status500InternalServerError, "InternalError", "The request failed; the server's log says why."),
        };

    private static async Task ListJobsAsync(HttpContext http, JobQueries queries, TimeProvider time)
    {
        var (request, problems, ignored, applied) = ListJobsQueryString.Parse(http.Request.QueryString.Value ?? "", time.GetUtcNow());
        if (!problems.IsEmpty)
        {
            await ApiAnswers.WriteProblemsAsync(http, problems);
            return;
        }
        var page = await queries.ListAsync(JobCaller.Local, request, http.RequestAborted);
        await ApiAnswers.WritePageAsync(http, page, ignored, applied);
    }

    private static Task NotFoundAsync(HttpContext http) =>
        ApiAnswers.WriteErrorAsync(http, StatusCodes.Status404NotFound, "InvalidAction.NotFound", "There is no such operation.");
}
