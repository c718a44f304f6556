using System.Security.Cryptography;
using Scalar.AspNetCore;

namespace JobsDashboard.Api.Document;

/// <summary>A page to read the document and to try the API: everything of it comes from here, and nothing goes elsewhere.</summary>
internal static class ApiReference
{
    public const string Path = "/api-docs";

    public static void MapApiReference(this IEndpointRouteBuilder routes) => routes.MapScalarApiReference(Path, (options, http) =>
    {
        var nonce = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        http.Response.Headers.ContentSecurityPolicy = PolicyWith(nonce);
        options
            .WithNonce(nonce)
            .WithFavicon("/favicon.svg")
            .WithTitle("The API of JobsDashboard")
            .AddDocument(ApiDocument.Name)
            .DisableAgent()
            .DisableMcp()
            .DisableTelemetry()
            .DisableDefaultFonts()
            .WithShowExtensions("x-jobs-addition")
            .HideClientButton()
            .HideDeveloperTools();
    }).WithMetadata(PublicAnswer.Mark).AnswerHead();

    // Its one script in the page itself has the nonce; it writes styles as it runs.
    private static string PolicyWith(string nonce) =>
        $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}
