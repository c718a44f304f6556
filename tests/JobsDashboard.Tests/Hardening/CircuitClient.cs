using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace JobsDashboard.Tests.Hardening;

/// <summary>A page's connection to its circuit, without a browser: it sends whatever a test tells it to.</summary>
internal sealed class CircuitClient : IAsyncDisposable
{
    /// <summary>What the server sent, in order: <c>rendered …</c>, <c>called …</c> for a function of the page, <c>failed</c>, <c>closed</c>.</summary>
    private readonly Channel<string> _events = Channel.CreateUnbounded<string>();
    private readonly ConcurrentQueue<byte[]> _batches = [];
    private readonly HubConnection _connection;
    private int _batchesRead;

    private CircuitClient(HubConnection connection)
    {
        _connection = connection;
        connection.On("JS.RenderBatch", [typeof(object), typeof(byte[])], async batch =>
        {
            _batches.Enqueue((byte[])batch[1]!);
            Write($"rendered {Encoding.UTF8.GetString((byte[])batch[1]!)}");
            await connection.SendAsync("OnRenderCompleted", Convert.ToInt64(batch[0], CultureInfo.InvariantCulture), (string?)null);
        });
        connection.On("JS.BeginInvokeJS", [.. Enumerable.Repeat(typeof(object), 6)], call =>
        {
            Write($"called {call[1]}");
            return Task.CompletedTask;
        });
        connection.On<string>("JS.Error", _ => Write("failed"));
        connection.Closed += _ =>
        {
            Write("closed");
            return Task.CompletedTask;
        };
    }

    /// <summary>The changes of the page that the server sent so far.</summary>
    public IReadOnlyCollection<byte[]> Batches => _batches;

    /// <summary>Those up to the event that was read last; the server may have sent more.</summary>
    public IEnumerable<byte[]> BatchesRead => _batches.Take(_batchesRead);

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    /// <summary>Opens the connection, as a page of the server's own origin if <paramref name="headers"/> do not say otherwise.</summary>
    public static async Task<CircuitClient> OpenAsync(Uri server, params (string Name, string Value)[] headers)
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(server, "_blazor"), HttpTransportType.WebSockets, options =>
        {
            options.SkipNegotiation = true;
            options.Headers["Origin"] = server.GetLeftPart(UriPartial.Authority);
            foreach (var (name, value) in headers)
            {
                options.Headers[name] = value;
            }
        });
        builder.Services.AddSingleton<IHubProtocol, BlazorPack>();
        var client = new CircuitClient(builder.Build());
        await client._connection.StartAsync(Token);
        return client;
    }

    /// <summary>Begins a circuit.</summary>
    /// <returns>Its secret; null when the server refuses.</returns>
    public Task<string?> StartAsync(string root, string page) => InvokeAsync("StartCircuit", root, page, "[]", "");

    /// <summary>Begins a circuit at a page's address, and makes the page live.</summary>
    public async Task<string?> StartAsync(FirstHtml page)
    {
        var secret = await StartAsync(new Uri(page.Address, "/").AbsoluteUri, page.Address.AbsoluteUri);
        await _connection.SendAsync("UpdateRootComponents", page.Operations, page.State, Token);
        return secret;
    }

    public async Task<string?> InvokeAsync(string method, params object?[] arguments) =>
        (await _connection.InvokeCoreAsync(method, typeof(object), arguments, Token))?.ToString();

    public Task SendAsync(string method, params object?[] arguments) => _connection.SendCoreAsync(method, arguments, Token);

    /// <summary>Reads what the server sends up to an event that begins with a text, and all of that.</summary>
    public async Task<IReadOnlyList<string>> UntilAsync(string beginning)
    {
        var seen = new List<string>();
        // Only a failure waits so long.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        await foreach (var one in _events.Reader.ReadAllAsync(patience.Token))
        {
            seen.Add(one);
            _batchesRead += one.StartsWith("rendered ", StringComparison.Ordinal) ? 1 : 0;
            if (one.StartsWith(beginning, StringComparison.Ordinal))
            {
                return seen;
            }
        }
        throw new InvalidOperationException($"The connection ended before '{beginning}'; before that: {string.Join(", ", seen)}.");
    }

    /// <summary>Waits until the server has rendered a text.</summary>
    public async Task RenderedAsync(string text)
    {
        while (!(await UntilAsync("rendered"))[^1].Contains(text, StringComparison.Ordinal))
        {
        }
    }

    public async ValueTask DisposeAsync() => await _connection.DisposeAsync();

    private void Write(string one)
    {
        _events.Writer.TryWrite(one);
        if (one == "closed")
        {
            _events.Writer.TryComplete();
        }
    }
}
