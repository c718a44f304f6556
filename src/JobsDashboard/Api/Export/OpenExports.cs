using System.Threading.RateLimiting;
using JobsDashboard.Settings;
using Microsoft.Extensions.Options;

namespace JobsDashboard.Api.Export;

/// <summary>The exports that are being read. Each holds a question to the database open, so that a user may have only a few.</summary>
internal sealed class OpenExports(IOptions<DashboardSettings> settings, TimeProvider time, ILogger<OpenExports> log) : IDisposable
{
    private const int DefaultMax = 2;
    private const int DefaultStall = 45;

    private readonly PartitionedRateLimiter<string> _places = PartitionedRateLimiter.Create<string, string>(user =>
        RateLimitPartition.GetConcurrencyLimiter(user, _ => new() { PermitLimit = settings.Value.Exports ?? DefaultMax }));

    /// <summary>How many a user may have.</summary>
    public int Max => settings.Value.Exports ?? DefaultMax;

    private TimeSpan Stall => TimeSpan.FromSeconds(settings.Value.ExportStall ?? DefaultStall);

    /// <summary>A place for one more export, if there is one. It is free again when the lease is disposed.</summary>
    public RateLimitLease Open(string userId) => _places.AttemptAcquire(userId);

    /// <summary>Watches the reader of an answer, and hangs up when it takes nothing of a write for too long.</summary>
    public ReaderWatch Watch(HttpContext http) => new(Stall, time, () =>
    {
        log.LogInformation("An export was ended, since its reader took nothing for {Stall}", Stall);
        http.Abort();
    });

    public void Dispose() => _places.Dispose();
}
