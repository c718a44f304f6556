using System.Globalization;
using Microsoft.AspNetCore.StaticAssets;

namespace JobsDashboard.Answers;

/// <summary>HEAD is answered wherever GET is, with the same status and headers. The server itself leaves out the body.</summary>
internal static class HeadAnswers
{
    /// <summary>Lets every endpoint that answers GET answer HEAD too.</summary>
    public static void AnswerHead(this IEndpointConventionBuilder endpoints) => endpoints.Finally(endpoint =>
    {
        foreach (var get in endpoint.Metadata.OfType<IHttpMethodMetadata>().Where(m => m.HttpMethods.Contains(HttpMethods.Get)).ToList())
        {
            endpoint.Metadata.Remove(get);
            endpoint.Metadata.Add(new HttpMethodMetadata(get.HttpMethods.Union([HttpMethods.Head])));
        }
        if (endpoint.Metadata.OfType<StaticAssetDescriptor>().LastOrDefault() is { } asset && endpoint.RequestDelegate is { } answer)
        {
            endpoint.RequestDelegate = http => WithLengthAsync(http, asset, answer);
        }
    });

    // ASP.NET answers HEAD for a static asset itself, but without its length.
    private static async Task WithLengthAsync(HttpContext http, StaticAssetDescriptor asset, RequestDelegate answer)
    {
        await answer(http);
        if (http.Response is { HasStarted: false, StatusCode: StatusCodes.Status200OK } && HttpMethods.IsHead(http.Request.Method)
            && asset.ResponseHeaders.FirstOrDefault(header => header.Name == "Content-Length")?.Value is { } length)
        {
            http.Response.ContentLength = long.Parse(length, CultureInfo.InvariantCulture);
        }
    }
}
