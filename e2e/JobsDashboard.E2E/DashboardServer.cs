using System.Collections.Concurrent;
using System.Globalization;
using JobsDashboard.Import.Demo;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobsDashboard.E2E;

/// <summary>The real program on a free loopback port, over a database of its own with demo jobs.</summary>
internal sealed class DashboardServer : WebApplicationFactory<Program>
{
    // Fewer are faster to make, for somebody who tries a single journey.
    private static readonly int s_demoJobCount =
        int.Parse(Environment.GetEnvironmentVariable("JOBS_TEST_DEMO_JOBS") ?? "100000", CultureInfo.InvariantCulture);

    /// <summary>Ids that an address must spell with care; each is a job named "oddly named" and its place here.</summary>
    public static readonly IReadOnlyList<string> OddIds = ["a/b", "a%2Fb", "a%252Fb", "100% #1?", "..a/../b", "训练 \\+ 1", "./"];

    /// <summary>How many jobs there are with the usual number. No journey adds any, since their order is not fixed.</summary>
    public static int JobCount => s_demoJobCount + OddIds.Count;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jobs-e2e-");

    public DashboardServer() => UseKestrel(0);

    /// <summary>How many demo jobs there are.</summary>
    public int DemoJobs { get; init; } = s_demoJobCount;

    /// <summary>Whether jobs are counted in memory, as usual.</summary>
    public bool CountsInMemory { get; init; } = true;

    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>The statements that the program has run.</summary>
    public StatementLog Statements { get; } = new();

    public async Task StartAsync()
    {
        StartServer();
        var writer = Services.GetRequiredService<IJobWriter>();
        await DemoStore.FillAsync(writer, DemoJobs, seed: 1, DateTimeOffset.UtcNow, default);
        // Without a creation time, so that a list of some days does not have them.
        var oddJobs = new JobBatch([.. OddIds.Select((id, place) => new JobItem { JobId = id, DisplayName = $"oddly named {place}." })]);
        await writer.WriteAsync(new[] { oddJobs }.ToAsyncEnumerable(), default).LastAsync();
        await AddAccountsAsync();
        // The first request compiles; no journey should wait for that.
        using var client = CreateClient();
        await client.GetStringAsync(new Uri("/jobs", UriKind.Relative));
    }

    private async Task AddAccountsAsync()
    {
        var users = Services.GetRequiredService<Users>();
        var members = Services.GetRequiredService<WorkspaceMembers>();
        var keys = Services.GetRequiredService<AccessKeys>();
        var recorded = new AuditEvent(AuditAction.MemberSet, "os:root", "研究一部 / 201102 / member", null);
        var workspaces = new Dictionary<string, WorkspaceRole> { ["研究一部"] = WorkspaceRole.Admin };
        await users.SignInAsync("201101", "欧阳娜娜", isGlobalAdmin: true, workspaces, default);
        await users.SignInAsync("201102", "王小明", isGlobalAdmin: false, new Dictionary<string, WorkspaceRole>(), default);
        await members.SetAsync(new("研究一部", "201102", IsAdmin: false), recorded, default);
        await members.SetAsync(new("研究一部", "201103", IsAdmin: true), recorded with { Subject = "研究一部 / 201103 / admin" }, default);
        await users.SetDisabledAsync("201102", true, new(AuditAction.UserDisabled, "201101", "201102", "192.0.2.17"), default);
        var made = new AuditEvent(AuditAction.KeyMade, "201101", "JDEXAMPLE / 201101", "2001:db8::17");
        await keys.AddAsync("JDEXAMPLEKEYOFTWENTY22", "201101", "stored", new("每晚导出到数据湖", DateTimeOffset.UtcNow.AddDays(90)), made, default);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:Jobs", $"Data Source={Path.Combine(_folder.FullName, "jobs.db")}");
        builder.UseSetting("Jobs:DemoJobs", "0");
        builder.UseSetting("Jobs:Database:CountsInMemory", $"{CountsInMemory}");
        // All journeys are one user's, who opens pages faster than anybody, and leaves without closing them.
        builder.UseSetting("Jobs:Limits:RequestsPerSecond", "1000000");
        builder.UseSetting("Jobs:Limits:Pages", "10000");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.UseSetting("Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command", "Information");
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Statements));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    internal sealed class StatementLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _statements = [];

        public IReadOnlyCollection<string> Since(int count) => [.. _statements.Skip(count)];

        public int Count => _statements.Count;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Name?.EndsWith("CommandExecuted", StringComparison.Ordinal) == true)
            {
                _statements.Enqueue(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
