using JobsDashboard.Api.Answers;

namespace JobsDashboard.Api.Operations;

/// <summary>The operation that a request names in headers, which has to be that of its path.</summary>
internal static class NamedOperation
{
    public const string ActionHeader = "x-acs-action";
    public const string VersionHeader = "x-acs-version";

    /// <summary>Refuses a request whose headers name another operation. Only signed requests have to have both.</summary>
    public static ValueTask<object?> FilterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var operation = http.GetEndpoint()!.Metadata.GetRequiredMetadata<ApiOperation>();
        return (Check(http, ActionHeader, operation.Id) ?? Check(http, VersionHeader, ApiOperation.Version)) is { } problem
            ? ValueTask.FromResult<object?>(problem)
            : next(context);
    }

    private static ApiProblem? Check(HttpContext http, string header, string expected) =>
        http.Request.Headers[header].All(value => string.IsNullOrWhiteSpace(value) || value.Trim(' ', '\t') == expected)
            ? null
            : ApiErrors.InvalidHeader(header, expected);
}
