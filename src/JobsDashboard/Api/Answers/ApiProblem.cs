using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace JobsDashboard.Api.Answers;

/// <summary>An error as the answer to a request, in the contract's envelope. All of them are in <see cref="ApiErrors"/>.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">One of the contract's codes.</param>
/// <param name="Message">What is wrong and what was expected.</param>
internal sealed record ApiProblem(int Status, string Code, string Message) : IResult, IEndpointMetadataProvider
{
    /// <summary>When to ask again, which the header <c>Retry-After</c> says; null for nothing.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var requestId = RequestId.Of(httpContext);
        httpContext.Response.StatusCode = Status;
        new AnswerHeaders(requestId) { RetryAfter = RetryAfter }.AddTo(httpContext.Response.Headers);
        // The host as it was sent: HttpRequest.Host can fail on a host that is none.
        var error = new ApiError(requestId, httpContext.Request.Headers.Host.ToString(), Code, Message);
        return httpContext.Response.WriteAsJsonAsync(error, ApiJson.Wire.ApiError, cancellationToken: httpContext.RequestAborted);
    }

    /// <summary>Tells the document that an operation can be answered with any error.</summary>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        foreach (var status in ApiErrors.Codes.Select(code => code.Status).Distinct())
        {
            builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ApiError), ["application/json"]));
        }
    }
}
