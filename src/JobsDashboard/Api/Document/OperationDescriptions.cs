using System.Globalization;
using JobsDashboard.Api.Answers;
using JobsDashboard.Api.Export;
using JobsDashboard.Api.Operations;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace JobsDashboard.Api.Document;

/// <summary>Operations as OpenAPI describes them: answers by the handlers' signatures, the rest by <see cref="ApiOperation"/>.</summary>
internal static class OperationDescriptions
{
    private const string Ok = "200";

    public static Task DescribeAsync(
        OpenApiOperation described, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var operation = context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiOperation>().Single();
        (described.OperationId, described.Summary, described.Description) = (operation.Id, operation.Summary, operation.Description);
        described.Parameters = [.. ParameterDescriptions.Of(operation)];
        if (operation.IsAddition)
        {
            DocumentExtensions.Mark(described);
        }
        foreach (var (status, answer) in described.Responses!.Select(response => (response.Key, (OpenApiResponse)response.Value)))
        {
            answer.Description = status == Ok ? operation.Answer : ApiErrors.Describe(int.Parse(status, CultureInfo.InvariantCulture));
            answer.Headers = HeadersOf(operation, status).ToDictionary(header => header.Name, header => header.Header);
            DescribeTables(answer);
        }
        return Task.CompletedTask;
    }

    private static IEnumerable<(string Name, IOpenApiHeader Header)> HeadersOf(ApiOperation operation, string status)
    {
        yield return Header(AnswerHeaders.RequestIdName, "The id of the request, the same as `RequestId` in the body.");
        if (status != Ok)
        {
            if (ApiErrors.MaySayWhenToTryAgain(int.Parse(status, CultureInfo.InvariantCulture)))
            {
                yield return Header(HeaderNames.RetryAfter, "After how many seconds to ask again, unless trying again does not help.");
            }
            yield break;
        }
        yield return Header(
            AnswerHeaders.IgnoredName,
            "The names of parameters that were ignored, percent-encoded, with a comma and a blank between them; after twenty, "
            + "how many more, as `and 5 more`.");
        if (operation.TakesListJobs)
        {
            yield return Header(
                AnswerHeaders.AppliedName,
                "As a query string, the defaults that held because nothing was said, and relative times as the instants that they were.");
            yield return Header(
                AnswerHeaders.SearchLagName,
                "`true` when words were searched while the full-text index had not read all jobs: some of them may be missing, or, "
                + "where words were excluded, too many there.");
        }
    }

    private static (string Name, IOpenApiHeader Header) Header(string name, string description) =>
        (name, new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });

    // The schema of a job is that of its JSON, not of its row in a table.
    private static void DescribeTables(OpenApiResponse answer)
    {
        if (answer.Content?.TryGetValue(ExportFormat.Csv.MediaType, out var table) == true)
        {
            ((OpenApiMediaType)table).Schema = new OpenApiSchema { Type = JsonSchemaType.String };
        }
    }
}
