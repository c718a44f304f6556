namespace JobsDashboard.Api.Document;

internal static class ApiOperations
{
    /// <summary>Puts an operation into the document.</summary>
    /// <param name="endpoint">Where it is answered.</param>
    /// <param name="operation">What the document says of it.</param>
    /// <param name="answer">The type of its answer, whose schema the document has.</param>
    /// <param name="format">The media type of its answer.</param>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, ApiOperation operation, Type answer, string format = "application/json")
    {
        endpoint.WithMetadata(operation).WithTags(operation.IsAddition ? "Additions" : "Jobs").Produces(StatusCodes.Status200OK, answer, format);
        foreach (var status in ErrorCodes.Statuses)
        {
            endpoint.Produces<ApiError>(status);
        }
        return endpoint;
    }
}
