using JobsDashboard.Api.Answers;
using JobsDashboard.Api.Operations;
using JobsDashboard.Settings;
using Microsoft.AspNetCore.Http.Timeouts;

namespace JobsDashboard.Limits;

/// <summary>How long a request to the API may take in all, with every question that it asks and the time that they wait.</summary>
internal static class RequestTime
{
    private const int DefaultSeconds = 120;

    public static IServiceCollection AddRequestTime(this IServiceCollection services, DashboardSettings settings)
    {
        var limit = TimeSpan.FromSeconds(settings.RequestSeconds ?? DefaultSeconds);
        return services.AddRequestTimeouts(timeouts => timeouts.AddPolicy(OperationEndpoints.TimePolicy, new RequestTimeoutPolicy
        {
            Timeout = limit,
            WriteTimeoutResponse = http =>
            {
                // Until here it was what stopped the request.
                http.RequestAborted = CancellationToken.None;
                return ApiErrors.StoppedRequest(limit).ExecuteAsync(http);
            },
        }));
    }
}
