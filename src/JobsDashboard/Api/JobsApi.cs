using JobsDashboard.Api.Answers;
using JobsDashboard.Api.Counts;
using JobsDashboard.Api.Document;
using JobsDashboard.Api.Export;
using JobsDashboard.Api.Jobs;

namespace JobsDashboard.Api;

/// <summary>The API put together: ListJobs and GetJob of the contract, and the operations that this product adds.</summary>
internal static class JobsApi
{
    public const string Prefix = "/api";

    public static IServiceCollection AddJobsApi(this IServiceCollection services, bool needsSignIn) =>
        services.AddApiAuthentication(needsSignIn).AddApiDocument().AddSingleton<OpenExports>();

    /// <summary>Answers failures under <see cref="Prefix"/> in the contract's format.</summary>
    /// <remarks>To be called after the pages' own exception handler, so that this one is within it.</remarks>
    public static void UseJobsApi(this WebApplication app) =>
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Prefix, StringComparison.OrdinalIgnoreCase), api => api.UseApiFailures());

    public static void MapJobsApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Prefix);
        api.AnswerHead();
        api.RequireAuthorization(ApiAuthentication.Policy);
        api.MapJobs();
        api.MapCounts();
        api.MapExport();
        api.MapFallback("/{**path}", () => ApiErrors.UnknownOperation);
        routes.MapApiDocument();
        routes.MapApiReference();
    }
}
