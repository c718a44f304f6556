using System.Collections.Immutable;
using System.Globalization;
using Microsoft.OpenApi;

namespace JobsDashboard.Api.Document;

/// <summary>What the document says of one operation; carried by its endpoint.</summary>
/// <param name="Id">The operation's name.</param>
/// <param name="Summary">What it does, in a line.</param>
/// <param name="Description">What else there is to know, in Markdown.</param>
internal sealed record ApiOperation(string Id, string Summary, string Description)
{
    /// <summary>What can be said in its path and query string.</summary>
    public ImmutableArray<OpenApiParameter> Parameters { get; init; } = [];

    /// <summary>What the answer is.</summary>
    public string Answer { get; init; } = "The answer.";

    /// <summary>The headers of the answer, beside the id of the request.</summary>
    public ImmutableDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether ListJobs and its siblings have it; else it is an addition of this product.</summary>
    public bool IsAddition { get; init; }

    public void Describe(OpenApiOperation operation)
    {
        (operation.OperationId, operation.Summary, operation.Description) = (Id, Summary, Description);
        operation.Parameters = [.. Parameters];
        if (IsAddition)
        {
            Extensions.Mark(operation);
        }
        foreach (var (status, described) in operation.Responses!.Select(response => (response.Key, (OpenApiResponse)response.Value)))
        {
            described.Description = status == "200" ? Answer : ErrorCodes.Describe(int.Parse(status, CultureInfo.InvariantCulture));
            described.Headers = new Dictionary<string, IOpenApiHeader> { ["x-acs-request-id"] = Header("The id of the request, the same as `RequestId` in the body.") };
            foreach (var (name, text) in status == "200" ? Headers : [])
            {
                described.Headers.Add(name, Header(text));
            }
        }
    }

    private static OpenApiHeader Header(string description) =>
        new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
