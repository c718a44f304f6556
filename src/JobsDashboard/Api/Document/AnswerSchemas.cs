using System.Text.Json.Nodes;
using JobsDashboard.Api.Answers;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Items;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace JobsDashboard.Api.Document;

/// <summary>Adds to the schemas what the types of the answers do not tell.</summary>
internal static class AnswerSchemas
{
    /// <summary>Names the values of texts that are one of a few.</summary>
    public static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if ((Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type) == typeof(JobStatus))
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = Names(JobStatusNames.All);
        }
        if (context.JsonPropertyInfo?.Name == nameof(HistogramAnswer.TimeRangeField))
        {
            schema.Enum = Names(JobFields.Times.Select(field => field.Name));
        }
        return Task.CompletedTask;
    }

    public static void Finish(OpenApiDocument document)
    {
        var schemas = document.Components!.Schemas!;
        foreach (var schema in schemas.Values.OfType<OpenApiSchema>())
        {
            foreach (var (name, value) in schema.Properties?.ToList() ?? [])
            {
                schema.Properties![name] = Present(value);
            }
        }
        FlattenGetJob(schemas);
        // A stored job is the JSON of an item.
        var jobs = (OpenApiSchema)schemas[nameof(ListJobsAnswer)].Properties![nameof(ListJobsAnswer.Jobs)];
        jobs.Items = new OpenApiSchemaReference(nameof(JobItem), document);
        schemas.Remove(nameof(RawJob));
    }

    // What has no value is left out, and never null.
    private static IOpenApiSchema Present(IOpenApiSchema schema)
    {
        if (schema.OneOf?.FirstOrDefault(one => one.Type != JsonSchemaType.Null) is { } only)
        {
            return only;
        }
        if (schema is OpenApiSchema { Type: { } type } own)
        {
            own.Type = type & ~JsonSchemaType.Null;
        }
        return schema;
    }

    private static void FlattenGetJob(IDictionary<string, IOpenApiSchema> schemas)
    {
        var item = (OpenApiSchema)schemas[nameof(JobItem)];
        var body = (OpenApiSchema)schemas[nameof(GetJobAnswer)];
        var fields = item.Properties!.Where(field => !GetJobBody.FieldsOfListsOnly.Contains(field.Key));
        var extras = schemas[nameof(JobExtras)].Properties!.Where(field => field.Key != nameof(JobExtras.RequestId));
        var requestId = schemas[nameof(ListJobsAnswer)].Properties!.Where(field => field.Key == nameof(JobExtras.RequestId));
        body.Properties = fields.Concat(extras).Concat(requestId).ToDictionary();
        item.Required = new HashSet<string> { nameof(JobItem.JobId) };
        body.Required = new HashSet<string> { nameof(JobItem.JobId), nameof(JobExtras.RequestId) };
        schemas.Remove(nameof(JobExtras));
    }

    private static List<JsonNode> Names(IEnumerable<string> names) => [.. names.Select(name => (JsonNode)name)];
}
