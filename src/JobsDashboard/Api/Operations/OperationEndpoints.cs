namespace JobsDashboard.Api.Document;

internal static class ApiOperations
{
    /// <summary>Answers an operation, puts it into the document, and refuses every other method of asking for it.</summary>
    /// <param name="routes">Where it is mapped.</param>
    /// <param name="pattern">Its path.</param>
    /// <param name="handler">What answers it.</param>
    /// <param name="operation">What the document says of it.</param>
    /// <param name="answer">The type of its answer, whose schema the document has.</param>
    /// <param name="format">The media type of its answer.</param>
    public static void MapOperation(
        this RouteGroupBuilder routes, string pattern, Delegate handler, ApiOperation operation, Type answer, string format = "application/json")
    {
        var endpoint = routes.MapGet(pattern, handler);
        endpoint.WithMetadata(operation).WithTags(operation.IsAddition ? "Additions" : "Jobs").Produces(StatusCodes.Status200OK, answer, format);
        foreach (var status in ErrorCodes.Statuses)
        {
            endpoint.Produces<ApiError>(status);
        }
        // After the operation itself, so that only other methods come here.
        routes.Map(pattern, RefuseMethodAsync).WithOrder(1).ExcludeFromDescription();
    }

    private static Task RefuseMethodAsync(HttpContext http)
    {
        http.Response.Headers.Allow = $"{HttpMethods.Get}, {HttpMethods.Head}";
        return ApiAnswers.WriteErrorAsync(
            http, StatusCodes.Status405MethodNotAllowed, "MethodNotAllowed", "The operation is asked for by GET, or by HEAD for everything but the body.");
    }
}
