using System.IO.Compression;
using System.Net.Mime;
using Microsoft.AspNetCore.ResponseCompression;

namespace JobsDashboard.Hosting;

/// <summary>
/// Compresses answers on their way: pages, answers of the API, exports. The files of pages are compressed when they are published.
/// </summary>
/// <remarks>
/// Not what a page of another site asks for by itself, which it could as often as it liked, with the browser's cookies and with a text in the
/// address that the answer repeats: whoever sees how long the encrypted answers are could guess what else is in them (BREACH).
/// </remarks>
internal static class CompressedAnswers
{
    private static readonly string[] s_types =
    [
        MediaTypeNames.Text.Html, MediaTypeNames.Text.Plain, MediaTypeNames.Text.Css, MediaTypeNames.Text.JavaScript, MediaTypeNames.Text.Csv,
        MediaTypeNames.Application.Json, MediaTypeNames.Application.ProblemJson, "application/x-ndjson", MediaTypeNames.Image.Svg,
    ];

    public static void AddTo(IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = s_types;
        });
        // Better than the default, for two milliseconds a page.
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }

    public static void UseCompressedAnswers(this WebApplication app) =>
        app.UseWhen(http => !IsAskedByAnotherSite(http.Request), own => own.UseResponseCompression());

    // A link that somebody follows asks once. Programs do not say where they come from, nor do browsers on a connection that is not encrypted.
    private static bool IsAskedByAnotherSite(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site"
        && request.Headers["Sec-Fetch-Dest"] != "document";
}
