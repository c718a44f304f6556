using JobsDashboard.Api.Answers;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Storing;
using Microsoft.AspNetCore.Diagnostics;

namespace JobsDashboard.Api;

/// <summary>Answers to requests that failed. What failed is in the log, never in the answer.</summary>
internal static class ApiFailures
{
    /// <summary>Answers failures in the contract's envelope.</summary>
    public static void UseApiFailures(this IApplicationBuilder api)
    {
        api.UseExceptionHandler(failed => failed.Run(WriteAsync));
        api.Use(ExplainAsync);
    }

    /// <summary>The answer to a failure that nothing else has answered.</summary>
    public static Task WriteAsync(HttpContext http)
    {
        var problem = http.Features.Get<IExceptionHandlerFeature>()?.Error switch
        {
            BadHttpRequestException => ApiErrors.UnreadableRequest,
            JobsDatabaseException failure when DatabaseNotice.Of(failure) is { } notice =>
                ApiErrors.DatabaseFailure(failure.Trouble, notice),
            TimeoutException late => ApiErrors.StoppedQuery(late),
            _ => ApiErrors.InternalError,
        };
        return problem.ExecuteAsync(http);
    }

    // Tells troubles of the database from faults of this program, also when half an answer has been sent already.
    private static async Task ExplainAsync(HttpContext http, RequestDelegate next)
    {
        var database = http.RequestServices.GetRequiredService<IJobsDatabase>();
        try
        {
            await next(http);
        }
        catch (QuestionRefusedException refused) when (!http.Response.HasStarted)
        {
            // Here, because a flood would fill the log with what the handler takes for errors.
            await ApiErrors.Refused(refused).ExecuteAsync(http);
        }
        catch (Exception failure) when (database.Explain(failure) is { Trouble: not DatabaseTrouble.Other } explained)
        {
            throw explained;
        }
    }
}
