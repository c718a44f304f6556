using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Tests.Limits;
using Microsoft.Data.Sqlite;
using Xunit;

namespace JobsDashboard.Tests.Api.Export;

/// <summary>An export over a real connection whose reader takes the beginning and then nothing more.</summary>
public sealed class StoppedReaderTests : IAsyncDisposable
{
    private const string Export = "/api/ext/v1/export?StartTime=any&EndTime=any";

    private static readonly TimeSpan s_stall = TimeSpan.FromSeconds(3);

    private readonly LimitedApplication _app = new(("Exports", 1), ("ExportStall", 3));
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory(Timeout = 120_000)]
    [InlineData("ndjson", "identity")]
    [InlineData("ndjson", "br")]
    [InlineData("csv", "identity")]
    [InlineData("csv", "br")]
    public async Task Export_WhoseReaderHasStopped_EndsAndLeavesItsPlaceAndTheDatabase(string format, string encoding)
    {
        var token = TestContext.Current.CancellationToken;
        _app.UseKestrel(0);
        _app.StartServer();
        // More than all the buffers between the two hold, also when it is compressed.
        var random = new Random(1);
        await _app.AddAsync(Enumerable.Range(0, 600).Select(i => new JobItem { JobId = $"dlc{i}", UserCommand = random.GetHexString(64 * 1024) }));
        using var client = new HttpClient { BaseAddress = _app.ClientOptions.BaseAddress };
        using var reader = new TcpClient { ReceiveBufferSize = 4096 };
        await reader.ConnectAsync(IPAddress.Loopback, _app.ClientOptions.BaseAddress.Port, token);
        await reader.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {Export}&Format={format} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {encoding}\r\n\r\n"), token);
        Assert.Equal(16, await reader.GetStream().ReadAtLeastAsync(new byte[16], 16, cancellationToken: token));

        using var second = await client.GetAsync(Export, token);

        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        var body = JsonNode.Parse(await second.Content.ReadAsStringAsync(token))!;
        Assert.Equal("Throttling.User", (string?)body["Code"]);
        Assert.Equal("1 exports of this user are open; wait until one of them has ended.", (string?)body["Message"]);
        Assert.Equal("10", Assert.Single(second.Headers.GetValues("Retry-After")));
        // Nothing else can end it: its own time does not run while it waits for its reader.
        while (await IsRefusedAsync(client, token))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            _app.Clock.Advance(s_stall);
        }
        // Who still reads what was written would keep the log of the database from being emptied.
        await using var store = new SqliteConnection($"Data Source={_app.DatabasePath};Pooling=False");
        await store.OpenAsync(token);
        await using var command = store.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout = 30000";
        await command.ExecuteNonQueryAsync(token);
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        Assert.Equal(0L, await command.ExecuteScalarAsync(token));
    }

    private static async Task<bool> IsRefusedAsync(HttpClient client, CancellationToken token)
    {
        using var answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, Export), token);
        return answer.StatusCode == HttpStatusCode.TooManyRequests;
    }
}
