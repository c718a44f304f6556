using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JobsDashboard.Health;

/// <summary>What a load balancer or an operator asks: whether the program lives, and whether it can answer.</summary>
internal static class HealthPages
{
    public const string Prefix = "/health";

    // An answer that takes longer is no answer to a load balancer.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private static readonly HttpMethodMetadata s_methods = new([HttpMethods.Get, HttpMethods.Head]);

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", timeout: s_patience)
            .AddCheck<SearchHealth>("search", timeout: s_patience);
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks($"{Prefix}/live", new() { Predicate = _ => false, ResponseWriter = WriteAsync }).WithMetadata(PublicAnswer.Mark, s_methods);
        routes.MapHealthChecks($"{Prefix}/ready", new() { ResponseWriter = WriteAsync }).WithMetadata(PublicAnswer.Mark, s_methods);
    }

    // What failed is in the log; whoever asks here may be anybody.
    private static Task WriteAsync(HttpContext http, HealthReport report)
    {
        var checks = new JsonObject(report.Entries.Select(entry => KeyValuePair.Create<string, JsonNode?>(entry.Key, Describe(entry.Value))));
        var answer = new JsonObject { ["status"] = report.Status.ToString() };
        if (checks.Count > 0)
        {
            answer["checks"] = checks;
        }
        return http.Response.WriteAsJsonAsync(answer, s_indented, http.RequestAborted);
    }

    private static JsonObject Describe(HealthReportEntry entry)
    {
        var described = new JsonObject
        {
            ["status"] = entry.Status.ToString(),
            ["description"] = entry.Exception is null ? entry.Description : "It cannot be used; the log of the server says why.",
        };
        foreach (var (name, value) in entry.Data)
        {
            described[name] = JsonValue.Create(value);
        }
        return described;
    }
}
