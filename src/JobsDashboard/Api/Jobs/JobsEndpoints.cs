using JobsDashboard.Api.Answers;
using JobsDashboard.Api.Operations;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.QueryString;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobsDashboard.Api.Jobs;

/// <summary>ListJobs and GetJob, as the vendor's clients ask them.</summary>
internal static class JobsEndpoints
{
    private static readonly ApiOperation s_listJobs = new(
        "ListJobs",
        "ListJobs: the jobs that match, one page of them",
        """
        Without parameters: the newest ten jobs of the last seven days. A job has to match all parameters. Several values of one
        parameter, separated by commas, mean any of them. A value with a comma stands in double quotes, and a quote in it is doubled:
        `Caller="a,b",c`. `Tags.team=nlp` means the same as `Tags={"team":"nlp"}`, and `NotTags.team=nlp` likewise.
        `TagIn.team=nlp,vision` asks for jobs whose tag `team` has any of these values.

        A query string may have up to 16 kB, each byte counted once however it is encoded; a longer one is an error.
        """)
    {
        TakesListJobs = true,
        Answer = "The page. Fields without a value are left out, empty lists and maps too.",
    };

    private static readonly OperationParameter<bool> s_needDetail =
        OperationParameter.Boolean("NeedDetail", "Has no effect: the answer is always the whole job.");

    private static readonly ApiOperation s_getJob = new(
        "GetJob",
        "GetJob: one job, with what only it tells",
        "A job that is not there and one that the caller may not see are answered alike.")
    {
        PathParameter = new("JobId", "The job's id, in any case.", "dlc1a2b3c4d5e6f7"),
        Parameters = [s_needDetail],
        Answer = "The job. Fields without a value are left out, empty lists and maps too.",
    };

    public static void MapJobs(this RouteGroupBuilder api)
    {
        api.MapOperation("/v1/jobs", s_listJobs, ListJobsAsync);
        api.MapOperation("/v1/jobs/{JobId}", s_getJob, GetJobAsync);
    }

    private static async Task<Results<ApiAnswer<ListJobsAnswer>, ApiProblem>> ListJobsAsync(
        OperationQuery query, JobListQueries queries, CancellationToken cancellationToken)
    {
        if (query.Problem is { } problem)
        {
            return problem;
        }
        var (page, lag) = await queries.ListAsync(query.Question, cancellationToken);
        return query.Answer(new ListJobsAnswer([.. page.Jobs.Select(job => new RawJob(job))], page.TotalCount, query.RequestId), lag);
    }

    private static async Task<Results<ApiAnswer<GetJobAnswer>, ApiProblem>> GetJobAsync(
        OperationQuery query, HttpContext http, JobListQueries queries, CancellationToken cancellationToken)
    {
        query.Take(s_needDetail);
        if (query.Problem is { } problem)
        {
            return problem;
        }
        return await queries.FindAsync(query.Question.Caller, JobPath.IdIn(http), cancellationToken) is { } job
            ? query.Answer(new GetJobAnswer(job, query.RequestId))
            : ApiErrors.UnknownJob;
    }
}
