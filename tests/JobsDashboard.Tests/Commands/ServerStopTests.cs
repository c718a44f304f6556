using System.Net;
using System.Net.WebSockets;
using Xunit;

namespace JobsDashboard.Tests.Commands;

/// <summary>What becomes of live pages and of requests when the program is told to stop.</summary>
public sealed class ServerStopTests : IDisposable
{
    private const int JobCount = 3_000;

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Stop_ClosesLivePages_AndLetsAnExportFinish()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no SIGTERM");
        // So much time that a busy machine changes nothing.
        using var server = await RunningServer.StartAsync(_shell.Database, $"--Jobs:DemoJobs={JobCount}", "--shutdownTimeoutSeconds=120");
        using var client = new HttpClient { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Add("Origin", server.Address.GetLeftPart(UriPartial.Authority));
        using var page = await OpenPageAsync(server.Address);
        using var export = await client.GetAsync(
            "/api/ext/v1/export?StartTime=any&EndTime=any", HttpCompletionOption.ResponseHeadersRead, s_token);

        await server.TerminateAsync();
        // Only the server ends it: nobody else has said anything.
        await Assert.ThrowsAnyAsync<WebSocketException>(() => UntilClosedAsync(page));
        var again = await StatusOfNewPageAsync(client);
        var lines = (await export.Content.ReadAsStringAsync(s_token)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Contains(again, new HttpStatusCode?[] { null, HttpStatusCode.ServiceUnavailable });
        Assert.Equal(JobCount, lines.Length);
        Assert.Equal(0, await server.EndAsync());
    }

    private static async Task<ClientWebSocket> OpenPageAsync(Uri server)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", server.GetLeftPart(UriPartial.Authority));
        await socket.ConnectAsync(new Uri($"ws://{server.Authority}/_blazor"), s_token);
        return socket;
    }

    private static async Task UntilClosedAsync(ClientWebSocket socket)
    {
        while ((await socket.ReceiveAsync(new byte[1024], s_token)).MessageType != WebSocketMessageType.Close)
        {
        }
        throw new WebSocketException("closed");
    }

    // Null when it could not be asked any more.
    private static async Task<HttpStatusCode?> StatusOfNewPageAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/_blazor", s_token);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
