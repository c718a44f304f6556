using System.Text.Json;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.QueryString;

namespace JobsDashboard.Api;

/// <summary>Answers in the contract's envelopes, each with its request id in body and header.</summary>
internal static class ApiAnswers
{
    private const string RequestIdHeader = "x-acs-request-id";
    private const string IgnoredHeader = "x-jobs-ignored";
    private const string AppliedHeader = "x-jobs-applied";

    public static async Task WritePageAsync(HttpContext http, JobPage page, IReadOnlyCollection<string> ignored, string applied)
    {
        var requestId = Begin(http, StatusCodes.Status200OK, ignored, applied);
        await using var json = Writer(http);
        json.WriteStartObject();
        json.WriteStartArray("Jobs");
        foreach (var job in page.Jobs)
        {
            // Stored as it goes over the wire, by the same serializer.
            json.WriteRawValue(job, skipInputValidation: true);
        }
        json.WriteEndArray();
        json.WriteNumber("TotalCount", page.TotalCount);
        json.WriteString("RequestId", requestId);
        json.WriteEndObject();
    }

    public static async Task WriteJobAsync(HttpContext http, JobItem job, IReadOnlyCollection<string> ignored)
    {
        var requestId = Begin(http, StatusCodes.Status200OK, ignored, "");
        await using var json = Writer(http);
        GetJobBody.Of(job, requestId).WriteTo(json);
    }

    public static Task WriteErrorAsync(HttpContext http, int status, string code, string message)
    {
        var requestId = Begin(http, status, [], "");
        return http.Response.WriteAsJsonAsync(
            // As it was sent: what reads it can fail on a host that is none.
            new ApiError(requestId, http.Request.Headers.Host.ToString(), code, message),
            new JsonSerializerOptions { Encoder = JobJson.Wire.Options.Encoder },
            http.RequestAborted);
    }

    public static Task WriteErrorAsync(HttpContext http, ApiRefusal refusal) =>
        WriteErrorAsync(http, refusal.Status, refusal.Code, refusal.Message);

    /// <summary>The error for parameters that cannot be read: the code names the first of them, the message all.</summary>
    public static Task WriteProblemsAsync(HttpContext http, IReadOnlyList<ListJobsProblem> problems) =>
        WriteErrorAsync(
            http,
            StatusCodes.Status400BadRequest,
            $"InvalidParameter.{problems[0].Parameter}",
            string.Join(" ", problems.Select(problem => $"{problem.Parameter}: expected {problem.Expected}.")));

    public static Utf8JsonWriter Writer(HttpContext http) =>
        new(http.Response.BodyWriter, new JsonWriterOptions { Encoder = JobJson.Wire.Options.Encoder });

    /// <summary>Sets everything of an answer but its body.</summary>
    /// <returns>The request's id.</returns>
    public static string Begin(
        HttpContext http, int status, IReadOnlyCollection<string> ignored, string applied, string contentType = "application/json; charset=utf-8")
    {
        var requestId = Guid.NewGuid().ToString().ToUpperInvariant();
        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
        http.Response.Headers[RequestIdHeader] = requestId;
        if (ignored.Count > 0)
        {
            var (names, more) = IgnoredNames.Of(ignored);
            http.Response.Headers[IgnoredHeader] = string.Join(", ", [.. names.Select(Uri.EscapeDataString), .. more > 0 ? [$"and {more} more"] : Array.Empty<string>()]);
        }
        if (applied != "")
        {
            http.Response.Headers[AppliedHeader] = applied;
        }
        return requestId;
    }
}
