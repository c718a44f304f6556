using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace JobsDashboard.Api.Document;

internal static class DocumentExtensions
{
    /// <summary>Marks a part of the document as an addition of this product.</summary>
    public static void Mark(IOpenApiExtensible part) => Add(part, "x-jobs-addition");

    /// <summary>An example that the page does not send until it is told to.</summary>
    public static Dictionary<string, IOpenApiExample> ExampleToTakeUp(JsonNode value)
    {
        var example = new OpenApiExample { Value = value };
        Add(example, "x-disabled");
        return new() { ["Example"] = example };
    }

    private static void Add(IOpenApiExtensible part, string name) =>
        (part.Extensions ??= new Dictionary<string, IOpenApiExtension>())[name] = new JsonNodeExtension(JsonValue.Create(true));
}
