using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace JobsDashboard.Weight;

/// <summary>
/// Stands between the browser and the server and counts what goes over the wire. Chromium counts HTTP itself, but shows the messages of
/// a WebSocket only after it has unpacked them.
/// </summary>
internal sealed class CountingRelay : IAsyncDisposable
{
    private static ReadOnlySpan<byte> HubRequest => "GET /_blazor"u8;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Piece> _pieces = [];
    private readonly IPEndPoint _server;
    private readonly Task _accepting;

    public CountingRelay(Uri server)
    {
        _server = new IPEndPoint(IPAddress.Loopback, server.Port);
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    /// <summary>Where the browser finds it.</summary>
    public Uri Address { get; }

    /// <summary>What has gone through, in order.</summary>
    public IReadOnlyCollection<Piece> Pieces => _pieces;

    /// <summary>What the server agreed to for its WebSockets, such as <c>permessage-deflate</c>; null for nothing.</summary>
    public string? Extensions { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var browser = await _listener.AcceptTcpClientAsync(_stop.Token);
            _ = RelayAsync(browser);
        }
    }

    private async Task RelayAsync(TcpClient browser)
    {
        using var fromBrowser = browser;
        using var toServer = new TcpClient { NoDelay = true };
        browser.NoDelay = true;
        var connection = new Connection();
        try
        {
            await toServer.ConnectAsync(_server, _stop.Token);
            await Task.WhenAny(
                PassAsync(browser.GetStream(), toServer.GetStream(), connection, isDown: false),
                PassAsync(toServer.GetStream(), browser.GetStream(), connection, isDown: true));
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
        {
            // One of them has gone.
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to, Connection connection, bool isDown)
    {
        var buffer = new byte[64 * 1024];
        int length;
        while ((length = await from.ReadAsync(buffer, _stop.Token)) > 0)
        {
            connection.IsSocket |= !isDown && buffer.AsSpan(0, length).StartsWith(HubRequest);
            if (isDown && connection is { IsSocket: true, HasAnswer: false })
            {
                connection.HasAnswer = true;
                Extensions = ExtensionsIn(Encoding.Latin1.GetString(buffer, 0, length));
            }
            // Before it is passed on, so that nobody sees what is not counted yet.
            _pieces.Enqueue(new Piece(DateTimeOffset.UtcNow, connection.IsSocket, isDown, length));
            await to.WriteAsync(buffer.AsMemory(0, length), _stop.Token);
        }
    }

    private static string? ExtensionsIn(string answer) => answer
        .Split("\r\n")
        .Select(line => line.Split(": ", 2))
        .FirstOrDefault(header => header[0].Equals("Sec-WebSocket-Extensions", StringComparison.OrdinalIgnoreCase))?[1];

    private sealed class Connection
    {
        public bool IsSocket { get; set; }

        public bool HasAnswer { get; set; }
    }
}
