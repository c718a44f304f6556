using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace JobsDashboard.Api.Answers;

/// <summary>An answer as JSON with its headers.</summary>
/// <typeparam name="T">The type of the body, whose schema the document has. <see cref="ApiJson"/> writes it.</typeparam>
internal sealed class ApiAnswer<T>(T body, AnswerHeaders headers) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        headers.AddTo(httpContext.Response.Headers);
        return httpContext.Response.WriteAsJsonAsync(
            body, ApiJson.TypeOf<T>(), cancellationToken: httpContext.RequestAborted);
    }

    /// <summary>Tells the document of the body.</summary>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
}
