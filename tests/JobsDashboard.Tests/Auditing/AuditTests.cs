using System.Net;
using JobsDashboard.Auditing;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Tests.Api.Signing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace JobsDashboard.Tests.Auditing;

/// <summary>What requests leave in the audit log.</summary>
public sealed class AuditTests : IAsyncDisposable
{
    private const string Secret = "theSecretOfTheKey";

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private readonly LoggedApplication _app = new();

    private CollectedLog Log => _app.Log;

    private AuditLog Audit => _app.Services.GetRequiredService<AuditLog>();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Key_Used_IsRecordedOnceAnHourAndAddress()
    {
        await AddKeyAsync();

        await UseKeyAsync("203.0.113.5");
        await UseKeyAsync("::ffff:203.0.113.5");
        await UseKeyAsync("2001:db8::7");
        Advance(TimeSpan.FromMinutes(59));
        await UseKeyAsync("203.0.113.5");
        Advance(TimeSpan.FromMinutes(1));
        await UseKeyAsync("203.0.113.5");

        Assert.Equal(
            [("203.0.113.5", 60), ("2001:db8::7", 0), ("203.0.113.5", 0)],
            (await UsesAsync()).Select(e => (e.Address!, (int)(e.At - _app.Now).TotalMinutes)));
        Assert.All(await UsesAsync(), use => Assert.Equal(("1001", "JDused"), (use.UserId, use.Subject)));
    }

    [Fact]
    public async Task Key_RefusedOrOfADisabledUser_IsNotRecordedAsUsed()
    {
        await AddKeyAsync();
        await _app.Services.GetRequiredService<Users>().SetDisabledAsync("1001", true, s_token);

        var refused = await _app.SendAsync(Acs3Request.Of(_app.Now).SignedWith("JDused", Secret));

        Assert.Equal("InvalidAccessKeyId.NotFound", refused.Code);
        Assert.Empty(await UsesAsync());
    }

    [Theory]
    [InlineData("/api/ext/v1/export?Format=csv&Username=zhang", "csv")]
    [InlineData("/api/ext/v1/export", "ndjson")]
    public async Task Export_IsRecorded_WithoutItsQuestion(string url, string subject)
    {
        using var client = _app.CreateClient();

        await client.GetStringAsync(url, s_token);
        await client.SendAsync(new(HttpMethod.Head, url), s_token);
        await client.GetAsync("/api/ext/v1/export?Format=nonsense", s_token);

        var recorded = Assert.Single(await Audit.ListAsync(AuditFilter.All, null, 10, s_token));
        Assert.Equal(
            (AuditAction.Exported, "local", subject, "127.0.0.1", _app.Now),
            (recorded.Action, recorded.UserId, recorded.Subject, recorded.Address, recorded.At));
        var (id, level, text) = Assert.Single(Log.Lines);
        Assert.Equal((12, "Exported", LogLevel.Information), (id.Id, id.Name, level));
        Assert.Equal($"Exported of {subject} by local from 127.0.0.1", text);
    }

    [Fact]
    public async Task Record_ThatCannotBeWritten_StopsNoExportAndNoKey()
    {
        await AddKeyAsync();
        await _app.AddAsync(new JobItem { JobId = "dlc1", UserId = "1001", GmtCreateTime = _app.Now });
        await BreakAsync();
        using var client = _app.CreateClient();

        var export = await client.GetStringAsync("/api/ext/v1/export", s_token);
        var answer = await _app.SendAsync(Acs3Request.Of(_app.Now).SignedWith("JDused", Secret));

        Assert.Contains("dlc1", export, StringComparison.Ordinal);
        Assert.Equal(["dlc1"], answer.JobIds);
        Assert.Equal(
            [("Exported", LogLevel.Error), ("KeyUsed", LogLevel.Error)], Log.Lines.Select(line => (line.Id.Name!, line.Level)));
        Assert.DoesNotContain(Log.Lines, line => line.Text.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Retention_RemovesWhatIsOlderThanTheSettingSays()
    {
        var clock = new FakeTimeProvider(_app.Now);
        await Audit.WriteAsync(new(AuditAction.SignedIn, "old", null, null), s_token);
        Advance(TimeSpan.FromDays(2));
        await Audit.WriteAsync(new(AuditAction.SignedIn, "new", null, null), s_token);
        using var retention = new AuditRetention(Audit, TimeSpan.FromDays(400), clock, NullLogger<AuditRetention>.Instance);

        clock.Advance(TimeSpan.FromDays(400));
        await retention.PurgeAsync(s_token);
        Assert.Equal(["new", "old"], await WhoAsync());

        clock.Advance(TimeSpan.FromDays(1));
        await retention.PurgeAsync(s_token);
        Assert.Equal(["new"], await WhoAsync());

        async Task<IEnumerable<string?>> WhoAsync() => (await Audit.ListAsync(AuditFilter.All, null, 10, s_token)).Select(e => e.UserId);
    }

    private void Advance(TimeSpan time) => _app.Clock.Advance(time);

    private Task AddKeyAsync() => _app.AddKeyAsync("JDused", Secret, "1001");

    private async Task UseKeyAsync(string address)
    {
        _app.RemoteAddress = IPAddress.Parse(address);
        var answer = await _app.SendAsync(Acs3Request.Of(_app.Clock.GetUtcNow()).SignedWith("JDused", Secret));
        Assert.Null(answer.Code);
    }

    private async Task<IReadOnlyList<AuditEvent>> UsesAsync() => await Audit.ListAsync(new(null, AuditAction.KeyUsed), null, 10, s_token);

    private async Task BreakAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={_app.DatabasePath}");
        await connection.OpenAsync(s_token);
        await using var command = connection.CreateCommand();
        command.CommandText = "ALTER TABLE AuditEvent RENAME TO Away";
        await command.ExecuteNonQueryAsync(s_token);
    }

    private sealed class LoggedApplication : DashboardApplication
    {
        public CollectedLog Log { get; } = new(typeof(AuditTrail).FullName!);

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddLogging(logging => logging
                .AddFilter<CollectedLog>(null, LogLevel.Trace)
                .AddProvider(Log)));
        }
    }
}
