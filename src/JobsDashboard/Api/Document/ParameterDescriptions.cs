using System.Globalization;
using System.Text.Json.Nodes;
using JobsDashboard.Api.Operations;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.QueryString;
using Microsoft.OpenApi;

namespace JobsDashboard.Api.Document;

/// <summary>The parameters of an operation as OpenAPI describes them.</summary>
internal static class ParameterDescriptions
{
    // Eighteen digits.
    private const long MaxNumber = 999_999_999_999_999_999;

    public static IEnumerable<OpenApiParameter> Of(ApiOperation operation) =>
    [
        .. operation.PathParameter is { } path ? [InPath(path)] : Array.Empty<OpenApiParameter>(),
        .. operation.Parameters.Select(InQuery),
        .. operation.TakesListJobs
            ? ListJobsQueryString.Parameters.Where(parameter => !operation.Unused.Contains(parameter.Name)).Select(InQuery)
            : [],
    ];

    private static OpenApiParameter InPath(PathParameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Path,
        Required = true,
        Description = parameter.Help,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = JobField.MaxTextLength },
        Example = parameter.Example,
    };

    private static OpenApiParameter InQuery(QueryParameter parameter)
    {
        var described = new OpenApiParameter { Name = parameter.Name, In = ParameterLocation.Query, Description = parameter.Help };
        var (schema, examples) = (SchemaOf(parameter), DocumentExtensions.ExampleToTakeUp(ValueOf(parameter, parameter.Example)));
        if (parameter.Kind == ParameterKind.Tags)
        {
            // A JSON text within the query string, as the vendor's clients write it.
            described.Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/json"] = new() { Schema = schema, Examples = examples },
            };
        }
        else
        {
            (described.Schema, described.Examples) = (schema, examples);
        }
        if (parameter.Repeats || parameter.TakesSeveral)
        {
            described.Style = ParameterStyle.Form;
            described.Explode = parameter.Repeats;
        }
        described.Required = parameter is OperationParameter { IsRequired: true };
        if (parameter is ListJobsParameter { IsOfListJobs: false })
        {
            DocumentExtensions.Mark(described);
        }
        return described;
    }

    private static OpenApiSchema SchemaOf(QueryParameter parameter)
    {
        var schema = ItemOf(parameter);
        if (parameter.Repeats || parameter.TakesSeveral)
        {
            schema = new() { Type = JsonSchemaType.Array, Items = schema, MaxItems = parameter.MaxItems };
        }
        schema.Default = parameter.Default is { } text ? ValueOf(parameter, text) : null;
        return schema;
    }

    private static OpenApiSchema ItemOf(QueryParameter parameter) => parameter.Kind switch
    {
        ParameterKind.Boolean => new() { Type = JsonSchemaType.Boolean },
        ParameterKind.WholeNumber => new()
        {
            Type = JsonSchemaType.Integer,
            Format = parameter.Max is null ? "int64" : "int32",
            Minimum = (parameter.Min ?? -MaxNumber).ToString(CultureInfo.InvariantCulture),
            Maximum = (parameter.Max ?? MaxNumber).ToString(CultureInfo.InvariantCulture),
        },
        ParameterKind.Tags => new()
        {
            Type = JsonSchemaType.Object,
            AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String },
        },
        _ => new()
        {
            Type = JsonSchemaType.String,
            MaxLength = parameter.MaxLength,
            Enum = parameter.Choices.IsEmpty ? null : [.. parameter.Choices.Select(choice => JsonValue.Create(choice))],
        },
    };

    private static JsonNode ValueOf(QueryParameter parameter, string text) => parameter switch
    {
        { TakesSeveral: true } => new JsonArray([.. text.Split(',').Select(item => JsonValue.Create(item))]),
        { Repeats: true } => new JsonArray(text),
        { Kind: ParameterKind.Boolean or ParameterKind.WholeNumber or ParameterKind.Tags } => JsonNode.Parse(text)!,
        _ => JsonValue.Create(text),
    };
}
