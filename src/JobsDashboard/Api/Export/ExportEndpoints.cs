using JobsDashboard.Api.Answers;
using JobsDashboard.Api.Operations;
using JobsDashboard.Auditing;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Exporting;
using JobsDashboard.Jobs.QueryString;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobsDashboard.Api.Export;

/// <summary>All jobs that match at once, asked with the query string of ListJobs.</summary>
internal static class ExportEndpoints
{
    private static readonly OperationParameter<ExportFormat> s_format = new(
        "Format", "How a job is written.", ExportFormat.Csv.Name,
        text => ExportFormat.Find(text) is { } format
            ? (format, null)
            : (null, $"one of {string.Join(", ", ExportFormat.All.Select(format => format.Name))}"))
    {
        Default = ExportFormat.Ndjson.Name,
        Choices = [.. ExportFormat.All.Select(format => format.Name)],
    };

    private static readonly OperationParameter<bool> s_bom = OperationParameter.Boolean(
        "Bom",
        "Whether a CSV file begins with a byte order mark, by which spreadsheets know that it is UTF-8; ignored beside another Format.");

    private static readonly ApiOperation s_export = new(
        "Export",
        "All jobs that match, whole, in the order of the list",
        "Page parameters mean nothing here. `import listjobs` takes the answer back without a difference, as CSV also after a spreadsheet "
        + "has saved it. In CSV a text with which a spreadsheet could begin a formula is guarded by `'`, which the import takes off again.")
    {
        IsAddition = true,
        IsStream = true,
        TakesListJobs = true,
        Unused = ["PageNumber", "PageSize"],
        Parameters = [s_format, s_bom],
        Answer = "The jobs, one on each line.",
    };

    public static void MapExport(this RouteGroupBuilder api) => api.MapOperation("/ext/v1/export", s_export, ExportAsync);

    private static async Task<Results<ExportAnswer, ApiProblem>> ExportAsync(
        OperationQuery query,
        JobExportQueries queries,
        OpenExports open,
        AuditTrail trail,
        HttpContext http,
        CancellationToken cancellationToken)
    {
        var format = query.Take(s_format);
        var hasByteOrderMark = false;
        if (format?.TakesByteOrderMark == true)
        {
            hasByteOrderMark = query.Take(s_bom);
        }
        else
        {
            query.Ignore(s_bom);
        }
        if (query.Problem is { } problem)
        {
            return problem;
        }
        var place = open.Open(query.Question.Caller.UserId);
        if (!place.IsAcquired)
        {
            return ApiErrors.TooManyExports(open.Max);
        }
        http.Response.RegisterForDispose(place);
        // HEAD exports nothing.
        if (HttpMethods.IsGet(http.Request.Method))
        {
            await trail.TryRecordAsync(AuditAction.Exported, query.Question.Caller.UserId, format!.Name);
        }
        var (jobs, lag) = await queries.ExportAsync(query.Question, cancellationToken);
        return new ExportAnswer(jobs, format!, hasByteOrderMark, query.Question.AskedAt, query.HeadersWith(lag), open);
    }
}
