using System.Globalization;
using System.Text.Json.Nodes;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.QueryString;
using Microsoft.OpenApi;

namespace JobsDashboard.Api.Document;

/// <summary>The catalogue of parameters in the words of OpenAPI.</summary>
internal static class ParameterDescriptions
{
    // Eighteen digits.
    private const long MaxNumber = 999_999_999_999_999_999;

    /// <summary>Every parameter of a ListJobs request.</summary>
    public static IEnumerable<OpenApiParameter> OfListJobs => ListJobsQueryString.Parameters.Select(Of);

    public static OpenApiParameter InQuery(string name, string description, OpenApiSchema schema) =>
        new() { Name = name, In = ParameterLocation.Query, Description = description, Schema = schema };

    private static OpenApiParameter Of(ListJobsParameter parameter)
    {
        var described = new OpenApiParameter { Name = parameter.Name, In = ParameterLocation.Query, Description = parameter.Help };
        var (schema, examples) = (SchemaOf(parameter), Extensions.ExampleToTakeUp(ExampleOf(parameter)));
        if (parameter.Kind == ParameterKind.Tags)
        {
            // A JSON text within the query string, as the vendor's clients write it.
            described.Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = schema, Examples = examples } };
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
        if (!parameter.IsOfListJobs)
        {
            Extensions.Mark(described);
        }
        return described;
    }

    private static OpenApiSchema SchemaOf(ListJobsParameter parameter) =>
        parameter.TakesSeveral ? new() { Type = JsonSchemaType.Array, Items = ItemOf(parameter), MaxItems = ListText.MaxItems }
        : parameter.Repeats ? new() { Type = JsonSchemaType.Array, Items = ItemOf(parameter) }
        : ItemOf(parameter);

    private static OpenApiSchema ItemOf(ListJobsParameter parameter) => parameter.Kind switch
    {
        ParameterKind.Boolean => new() { Type = JsonSchemaType.Boolean },
        ParameterKind.WholeNumber => new()
        {
            Type = JsonSchemaType.Integer,
            Format = parameter.Max is null ? "int64" : "int32",
            Minimum = (parameter.Min ?? -MaxNumber).ToString(CultureInfo.InvariantCulture),
            Maximum = (parameter.Max ?? MaxNumber).ToString(CultureInfo.InvariantCulture),
            Default = parameter.Default is { } number ? JsonNode.Parse(number) : null,
        },
        ParameterKind.Tags => new() { Type = JsonSchemaType.Object, AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String } },
        _ => new()
        {
            Type = JsonSchemaType.String,
            MaxLength = parameter.MaxLength,
            Default = parameter.Default,
            Enum = parameter.Choices.IsEmpty ? null : [.. parameter.Choices.Select(choice => JsonValue.Create(choice))],
        },
    };

    private static JsonNode ExampleOf(ListJobsParameter parameter) =>
        parameter.TakesSeveral ? new JsonArray([.. parameter.Example.Split(',').Select(item => JsonValue.Create(item))])
        : parameter.Repeats ? new JsonArray(parameter.Example)
        : parameter.Kind is ParameterKind.Boolean or ParameterKind.WholeNumber or ParameterKind.Tags ? JsonNode.Parse(parameter.Example)!
        : JsonValue.Create(parameter.Example);
}
