using System.Reflection;
using JobsDashboard.Api.Answers;
using JobsDashboard.Jobs.Exporting;
using JobsDashboard.Jobs.Items;
using Microsoft.AspNetCore.Http.Metadata;

namespace JobsDashboard.Api.Export;

/// <summary>Jobs as a file that is written while they are read.</summary>
/// <param name="jobs">The jobs.</param>
/// <param name="format">How they are written.</param>
/// <param name="hasByteOrderMark">Whether the file begins with a byte order mark.</param>
/// <param name="askedAt">The moment of asking, which is part of the file's name.</param>
/// <param name="headers">The headers of the answer.</param>
/// <param name="open">Watches who reads it.</param>
internal sealed class ExportAnswer(
    IAsyncEnumerable<ExportedJob> jobs,
    ExportFormat format,
    bool hasByteOrderMark,
    DateTimeOffset askedAt,
    AnswerHeaders headers,
    OpenExports open)
    : IResult, IEndpointMetadataProvider
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, stop) = (httpContext.Response, httpContext.RequestAborted);
        await using var left = jobs.GetAsyncEnumerator(stop);
        // Read the first job before the first byte is written: until then a failure gets an answer of its own, and later it can only
        // break the connection.
        var hasJob = await left.MoveNextAsync();
        headers.AddTo(response.Headers);
        response.ContentType = $"{format.MediaType}; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"jobs-{askedAt.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}.{format.Name}\"";
        if (HttpMethods.IsHead(httpContext.Request.Method))
        {
            // The answer has no body, so no more jobs are read.
            return;
        }
        using var watch = open.Watch(httpContext);
        await using var writer = format.Open(response, hasByteOrderMark);
        for (; hasJob; hasJob = await left.MoveNextAsync())
        {
            await watch.WriteAsync(writer.WriteAsync(left.Current, stop));
        }
        await watch.WriteAsync(writer.FinishAsync(stop));
    }

    /// <summary>Tells the document of the formats.</summary>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        string[] mediaTypes = [.. ExportFormat.All.Select(format => format.MediaType)];
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(JobItem), mediaTypes));
    }
}
