using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JobsDashboard.Health;

/// <summary>Tells a load balancer or an operator whether the program runs, and whether it can answer requests.</summary>
internal static class HealthPages
{
    public const string Prefix = "/health";

    // A load balancer does not wait longer.
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(5);

    // ASP.NET lets a health check answer every method.
    private static readonly HttpMethodMetadata s_methods = new([HttpMethods.Get, HttpMethods.Head]);

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", timeout: s_timeout)
            .AddCheck<SearchHealth>("search", timeout: s_timeout)
            .AddCheck<CountingHealth>("counts", timeout: s_timeout);
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        Map("live", new() { Predicate = _ => false, ResponseWriter = WriteAsync });
        Map("ready", new() { ResponseWriter = WriteAsync });

        void Map(string name, HealthCheckOptions options) =>
            routes.MapHealthChecks($"{Prefix}/{name}", options).WithMetadata(PublicAnswer.Mark, s_methods);
    }

    // Anybody may ask, so the answer has no details of a failure. They are in the log.
    private static Task WriteAsync(HttpContext http, HealthReport report)
    {
        var checks = new JsonObject(
            report.Entries.Select(entry => KeyValuePair.Create<string, JsonNode?>(entry.Key, Describe(entry.Value))));
        var answer = new JsonObject { ["status"] = report.Status.ToString() };
        if (checks.Count > 0)
        {
            answer["checks"] = checks;
        }
        return http.Response.WriteAsJsonAsync(answer, s_indented, http.RequestAborted);
    }

    private static JsonObject Describe(HealthReportEntry entry) => new()
    {
        ["status"] = entry.Status.ToString(),
        ["description"] = entry.Exception is null ? entry.Description : "It cannot be used; the log of the server says why.",
    };
}
