using JobsDashboard.Api.Answers;

namespace JobsDashboard.Api.Operations;

internal static class OperationEndpoints
{
    /// <summary>The name of the policy that says how long a request may take, except where the answer is a stream.</summary>
    public const string TimePolicy = "Operation";

    /// <summary>Answers an operation, puts it into the document, and refuses every other method of asking for it.</summary>
    /// <param name="routes">Where it is mapped.</param>
    /// <param name="pattern">Its path.</param>
    /// <param name="operation">What it is asked, and what the document says of it.</param>
    /// <param name="handler">What answers it. Its return type says with which body.</param>
    public static void MapOperation(this RouteGroupBuilder routes, string pattern, ApiOperation operation, Delegate handler)
    {
        var endpoint = routes.MapGet(pattern, handler)
            .AddEndpointFilter(NamedOperation.FilterAsync)
            .WithMetadata(operation)
            .WithTags(operation.IsAddition ? "Additions" : "Jobs");
        if (!operation.IsStream)
        {
            endpoint.WithRequestTimeout(TimePolicy);
        }
        // After the operation itself, so that only other methods come here.
        routes.Map(pattern, RefuseMethod).WithOrder(1).ExcludeFromDescription();
    }

    private static ApiProblem RefuseMethod(HttpResponse response)
    {
        response.Headers.Allow = $"{HttpMethods.Get}, {HttpMethods.Head}";
        return ApiErrors.WrongMethod;
    }
}
