using JobsDashboard.Api.Document;

namespace JobsDashboard.Api;

/// <summary>What a request says of its operation in headers, which has to be what its path says.</summary>
internal static class NamedOperation
{
    public const string ActionHeader = "x-acs-action";
    public const string VersionHeader = "x-acs-version";

    /// <summary>Why the request is refused; null when its headers name its operation, or none. Signed requests have to have both.</summary>
    public static ApiRefusal? Check(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<ApiOperation>() is { } operation
            ? Check(http, ActionHeader, operation.Id) ?? Check(http, VersionHeader, ApiDocument.Version)
            : null;

    private static ApiRefusal? Check(HttpContext http, string header, string expected) =>
        http.Request.Headers[header].All(value => string.IsNullOrWhiteSpace(value) || value.Trim(' ', '\t') == expected)
            ? null
            : new(StatusCodes.Status400BadRequest, "InvalidParameter", $"{header}: expected {expected}.");
}
