using System.Net.Mime;

namespace JobsDashboard.Hardening;

/// <summary>
/// What a request for the live connection has to be, before anything else looks at it: it comes from a page of this server, and is a
/// WebSocket. A browser lets pages of any site open a WebSocket, and sends the cookies along.
/// </summary>
internal sealed partial class HubGuard(AllowedOrigins origins, ILogger<HubGuard> log) : IMiddleware
{
    /// <summary>Where the hub is, and what belongs to it.</summary>
    public const string Prefix = "/_blazor";

    /// <summary>Where a page that is left says so, and its circuit ends at once.</summary>
    public const string Disconnect = Prefix + "/disconnect";

    public Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        if (!request.Path.StartsWithSegments(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return next(http);
        }
        if (origins.Find(request) is null)
        {
            LogRefused(log, request.Headers.Origin.ToString(), AllowedOrigins.OwnOf(request));
            return RefuseAsync(http, StatusCodes.Status403Forbidden, "The live connection is for pages of this server only.");
        }
        var isExpected = http.WebSockets.IsWebSocketRequest
            ? request.Path.Equals(Prefix, StringComparison.OrdinalIgnoreCase)
            : HttpMethods.IsPost(request.Method) && request.Path.Equals(Disconnect, StringComparison.OrdinalIgnoreCase);
        return isExpected
            ? next(http)
            : RefuseAsync(http, StatusCodes.Status400BadRequest, "The live connection is a WebSocket, and nothing else.");
    }

    private static Task RefuseAsync(HttpContext http, int status, string sentence)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = MediaTypeNames.Text.Plain;
        return http.Response.WriteAsync(sentence, http.RequestAborted);
    }

    [LoggerMessage(
        LogLevel.Warning,
        "A live connection from a page of '{Origin}' was refused. Here the server is '{Own}'; if it is behind a proxy that changes its "
        + "address, the setting Jobs:AllowedOrigins names the address that browsers see.")]
    private static partial void LogRefused(ILogger log, string origin, string own);
}
