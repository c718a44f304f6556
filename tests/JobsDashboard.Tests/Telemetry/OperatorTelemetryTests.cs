using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using System.Threading.Channels;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Measuring;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace JobsDashboard.Tests.Telemetry;

/// <summary>What is counted, and what of it leaves the program.</summary>
public sealed class OperatorTelemetryTests
{
    private const string Secret = "hunter2zebra";

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Queries_AreCountedByKindAndOutcome()
    {
        var seen = new ConcurrentBag<(string Name, string Kind, string Outcome)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == JobMetrics.Name)
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => seen.Add((instrument.Name, Tag(tags, 0), Tag(tags, 1))));
        listener.Start();
        await using var app = new DashboardApplication();
        using var client = app.CreateClient();

        foreach (var path in new[] { "v1/jobs", "v1/jobs/none", "ext/v1/facets?Fields=Status", "ext/v1/histogram", "ext/v1/suggest?Field=Username&Prefix=a", "ext/v1/export" })
        {
            using var answer = await client.GetAsync($"/api/{path}", s_token);
        }
        await BrokenStore.BreakAsync($"Data Source={app.DatabasePath}");
        using (await client.GetAsync("/api/v1/jobs", s_token))
        {
        }

        foreach (var kind in new[] { "rights", "rows", "suggestions", "counts" })
        {
            Assert.Contains(("jobs.query.duration", kind, "ok"), seen);
        }
        // The list of the API counts too.
        Assert.Contains(("jobs.query.duration", "counts", "error"), seen);
        static string Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, int place) => tags.Length > place ? (string)tags[place].Value! : "";
    }

    [Fact]
    public async Task Receiver_GetsAllThreeKinds_AndNothingOfWhatWasAsked()
    {
        await using var receiver = await Receiver.StartAsync();
        await using (var app = new SendingApplication(receiver.Address))
        {
            await app.AddAsync(new JobItem { JobId = Secret, DisplayName = Secret, GmtCreateTime = app.Now });
            using var client = app.CreateClient();
            await client.GetStringAsync($"/api/v1/jobs?Search={Secret}", s_token);
            await client.GetStringAsync($"/api/v1/jobs/{Secret}", s_token);
            await client.GetStringAsync($"/jobs?Username={Secret}", s_token);
            Log(app.Services.GetRequiredService<ILogger<OperatorTelemetryTests>>(), Secret, new InvalidOperationException(Secret));
        }

        // The last of it is sent while the program ends, which nobody waits for.
        var received = await receiver.AllKindsAsync();
        foreach (var name in new[] { "jobs.query.duration", "jobs.import.jobs", "http.server.request.duration", "jobs-dashboard" })
        {
            Assert.Contains(received, one => one.Path == "/v1/metrics" && one.Text.Contains(name, StringComparison.Ordinal));
        }
        Assert.Contains(received, one => one.Path == "/v1/traces" && one.Text.Contains("query rows", StringComparison.Ordinal));
        Assert.Contains(received, one => one.Path == "/v1/logs" && one.Text.Contains("Something about {What}", StringComparison.Ordinal));
        Assert.DoesNotContain(received, one => one.Text.Contains(Secret, StringComparison.Ordinal));
    }

    private static void Log(ILogger log, string what, Exception failure) => log.LogWarning(failure, "Something about {What}", what);

    private sealed class SendingApplication(Uri receiver) : DashboardApplication
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Jobs:Telemetry:Endpoint", receiver.ToString());
        }
    }

    /// <summary>Takes what is sent and keeps it.</summary>
    private sealed class Receiver(WebApplication app, Channel<(string Path, string Text)> received) : IAsyncDisposable
    {
        private static readonly string[] s_kinds = ["/v1/logs", "/v1/metrics", "/v1/traces"];

        public Uri Address => new(app.Urls.Single());

        /// <summary>What was received, once there is something of each kind.</summary>
        public async Task<IReadOnlyList<(string Path, string Text)>> AllKindsAsync()
        {
            var all = new List<(string Path, string Text)>();
            while (s_kinds.Except(all.Select(one => one.Path)).Any())
            {
                all.Add(await received.Reader.ReadAsync(s_token));
            }
            return all;
        }

        public static async Task<Receiver> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var app = builder.Build();
            var received = Channel.CreateUnbounded<(string, string)>();
            app.Run(async http =>
            {
                using var body = new MemoryStream();
                await http.Request.Body.CopyToAsync(body);
                await received.Writer.WriteAsync((http.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
            });
            await app.StartAsync();
            return new Receiver(app, received);
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
