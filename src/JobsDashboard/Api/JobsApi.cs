using JobsDashboard.Api.Document;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Storing;
using Microsoft.AspNetCore.Diagnostics;

namespace JobsDashboard.Api;

/// <summary>ListJobs and GetJob over HTTP, as the vendor's clients ask them.</summary>
internal static class JobsApi
{
    public const string Prefix = "/api";

    /// <returns>Where other operations of the API are mapped, so that they are asked and answered as these are.</returns>
    public static RouteGroupBuilder MapJobsApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Prefix);
        api.AnswerHead();
        api.MapOperation("/v1/jobs", ListJobsAsync, JobsOperations.ListJobs, typeof(ListJobsAnswer));
        api.MapOperation("/v1/jobs/{JobId}", GetJobAsync, JobsOperations.GetJob, typeof(GetJobAnswer));
        api.MapFallback("/{**path}", NotFoundAsync);
        return api;
    }

    /// <summary>The answer to a failure that nothing else has answered. What failed is in the log, never in the answer.</summary>
    public static Task WriteFailureAsync(HttpContext http) =>
        http.Features.Get<IExceptionHandlerFeature>()?.Error switch
        {
            BadHttpRequestException => ApiAnswers.WriteErrorAsync(http, StatusCodes.Status400BadRequest, "BadRequest", "The request cannot be read."),
            JobsDatabaseException failure when DatabaseNotice.Of(failure) is { } notice => ApiAnswers.WriteErrorAsync(
                http,
                StatusCodes.Status503ServiceUnavailable,
                failure.Trouble == DatabaseTrouble.Damaged ? "ServiceUnavailable.DatabaseDamaged" : "ServiceUnavailable",
                notice),
            TimeoutException late => ApiAnswers.WriteErrorAsync(http, StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", $"{late.Message} Narrow it, or try again."),
            _ => ApiAnswers.WriteErrorAsync(http, StatusCodes.Status500InternalServerError, "InternalError", "The request failed; the server's log says why."),
        };

    /// <summary>Tells troubles of the database from faults of this program, also when half an answer is on its way already.</summary>
    public static void UseDatabaseFailures(this IApplicationBuilder api) => api.Use(async (http, next) =>
    {
        var database = http.RequestServices.GetRequiredService<IJobsDatabase>();
        try
        {
            await next(http);
        }
        catch (Exception failure) when (database.Explain(failure) is { Trouble: not DatabaseTrouble.Other } explained)
        {
            throw explained;
        }
    });

    private static async Task ListJobsAsync(HttpContext http, JobListQueries queries, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var (request, problems, ignored, applied) = ListJobsQueryString.Parse(http.Request.QueryString.Value ?? "", now);
        if (problems.IsEmpty)
        {
            var (page, lag) = await queries.ListAsync(request.Resolve(http.Caller(), now), http.RequestAborted);
            http.TellSearchLag(lag);
            await ApiAnswers.WritePageAsync(http, page, ignored, applied);
        }
        else
        {
            await ApiAnswers.WriteProblemsAsync(http, problems);
        }
    }

    private static async Task GetJobAsync(HttpContext http, JobListQueries queries)
    {
        var (problems, ignored) = GetJobQueryString.Parse(http.Request.QueryString.Value ?? "");
        if (!problems.IsEmpty)
        {
            await ApiAnswers.WriteProblemsAsync(http, problems);
        }
        else if (await queries.FindAsync(http.Caller(), JobPath.IdIn(http), http.RequestAborted) is { } job)
        {
            await ApiAnswers.WriteJobAsync(http, job, ignored);
        }
        else
        {
            await ApiAnswers.WriteErrorAsync(http, StatusCodes.Status404NotFound, "NotFound.Job", "There is no such job.");
        }
    }

    private static Task NotFoundAsync(HttpContext http) =>
        ApiAnswers.WriteErrorAsync(http, StatusCodes.Status404NotFound, "InvalidAction.NotFound", "There is no such operation.");
}
