using System.Text.Json;
using System.Text.Json.Serialization;
using JobsDashboard.Api.Operations;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace JobsDashboard.Api.Document;

/// <summary>What the API says of itself, as an OpenAPI document.</summary>
internal static class ApiDocument
{
    /// <summary>The document's name, which is the version in the paths.</summary>
    public const string Name = "v1";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) =>
        services
            // The names and types of the contract, which the schemas are made by.
            .ConfigureHttpJsonOptions(json =>
            {
                json.SerializerOptions.PropertyNamingPolicy = null;
                json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            })
            .AddOpenApi(Name, document =>
            {
                document.ShouldInclude = endpoint =>
                    endpoint.HttpMethod == HttpMethods.Get && endpoint.ActionDescriptor.EndpointMetadata.OfType<ApiOperation>().Any();
                // What is kept as it came can be any JSON, which needs no name.
                document.CreateSchemaReferenceId = type =>
                    type.Type == typeof(JsonElement) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
                document.AddOperationTransformer(OperationDescriptions.DescribeAsync);
                document.AddSchemaTransformer(AnswerSchemas.DescribeAsync);
                document.AddDocumentTransformer((whole, _, _) =>
                {
                    whole.Info = s_info;
                    whole.Servers = [];
                    AnswerSchemas.Finish(whole);
                    return Task.CompletedTask;
                });
            });

    public static void MapApiDocument(this IEndpointRouteBuilder routes) =>
        routes.MapOpenApi().WithMetadata(PublicAnswer.Mark).AnswerHead();

    private static readonly OpenApiInfo s_info = new()
    {
        Title = "JobsDashboard",
        Version = ApiOperation.Version,
        Description =
            """
            Machine-learning training jobs, asked for as in version 2020-12-03 of Alibaba Cloud's PAI-DLC API: a client of that API works
            with this one. What is marked `x-jobs-addition` is an addition of this product, and changes nothing of the rest.

            Names of parameters and the values listed here are read in any case. A parameter with an empty value counts as absent. An
            unknown parameter is ignored and named in the header `x-jobs-ignored`. A value that makes no sense is an error that says
            what was expected.

            A request that has the header `x-acs-action` or `x-acs-version` names its operation and the version 2020-12-03 in it; signed
            requests have both. Answers depend on who asks, and nobody may store them: `Cache-Control: no-store`.

            With the embedded database a job is found by its words as soon as it is in the list. On SQL Server the full-text index follows
            within seconds, and within minutes after many jobs at once. Until then answers to `Search`, `ReasonSearch`, `UserCommandSearch`
            and `ImageSearch`, and to what excludes by them, have the header `x-jobs-search-lag`.
            """,
    };
}
